package dev.loopglass.lesson;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// Takes out of a text what is not shown, and says so. A lesson comes from anybody and is shown to everybody: what
/// could run, or fetch something, is not in the tree that is handed on.
final class Scrub {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");
    private static final Pattern RULE = Pattern.compile("\\s*\\|?\\s*:?-{3,}:?\\s*(\\|\\s*:?-{3,}:?\\s*)+\\|?\\s*");

    private final Faults faults;
    private final List<String> lines;
    private final int before;

    /// @param lines the text it was parsed from
    /// @param before how many lines of the file come before it
    Scrub(Faults faults, List<String> lines, int before) {
        this.faults = faults;
        this.lines = lines;
        this.before = before;
    }

    /// The line of the file that it begins on. What stands within a line is where its paragraph begins, at the least.
    int line(Node node) {
        var at = node;
        while (at.getSourceSpans().isEmpty() && at.getParent() != null) {
            at = at.getParent();
        }
        return before + 1 + (at.getSourceSpans().isEmpty() ? 0 : at.getSourceSpans().getFirst().getLineIndex());
    }

    void scrub(Node node) {
        for (Node child = node.getFirstChild(), next; child != null; child = next) {
            next = child.getNext();
            // Nesting is bounded by the parser.
            scrub(child);
            look(child);
        }
    }

    private void look(Node node) {
        switch (node) {
            case HtmlBlock html -> drop(html, html.getLiteral());
            case HtmlInline html -> drop(html, html.getLiteral());
            case Image image -> {
                faults.notice(line(image), faults.say("image"), null);
                unwrap(image);
            }
            case Link link -> link(link);
            case SoftLineBreak lineBreak -> seam(lineBreak);
            case Paragraph paragraph -> table(paragraph);
            case FencedCodeBlock fence when node.getParent().getParent() != null && Outline.isWord(fence.getInfo()) ->
                faults.fault(line(fence), faults.say("fence.nested", fence.getInfo().strip()),
                        faults.say("fence.nested.hint"));
            default -> { }
        }
    }

    private void drop(Node node, String html) {
        if (!html.strip().startsWith("<!--")) {
            faults.notice(line(node), faults.say("html", Faults.shown(html)), faults.say("html.hint"));
        }
        node.unlink();
    }

    private void link(Link link) {
        var scheme = SCHEME.matcher(link.getDestination());
        if (scheme.matches() && !SCHEMES.contains(scheme.group(1).toLowerCase(Locale.ROOT))) {
            faults.notice(line(link), faults.say("link", Faults.shown(link.getDestination())), null);
            unwrap(link);
        }
    }

    private static void unwrap(Node node) {
        while (node.getFirstChild() != null) {
            node.insertBefore(node.getFirstChild());
        }
        node.unlink();
    }

    private void table(Paragraph paragraph) {
        for (var span : paragraph.getSourceSpans()) {
            if (span.getLineIndex() < lines.size() && RULE.matcher(lines.get(span.getLineIndex())).matches()) {
                faults.notice(before + 1 + span.getLineIndex(), faults.say("table"), null);
            }
        }
    }

    /// Chinese has no spaces where a line of the file ends.
    private static void seam(SoftLineBreak lineBreak) {
        var left = text(lineBreak.getPrevious(), true);
        var right = text(lineBreak.getNext(), false);
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        int last = left.codePointBefore(left.length());
        int first = right.codePointAt(0);
        if (isMark(last) || isMark(first) || Character.isIdeographic(last) && Character.isIdeographic(first)) {
            lineBreak.unlink();
        }
    }

    private static String text(Node node, boolean last) {
        var at = node;
        while (at != null && at.getFirstChild() != null) {
            at = last ? at.getLastChild() : at.getFirstChild();
        }
        return at instanceof Text text ? text.getLiteral() : "";
    }

    private static boolean isMark(int character) {
        var block = Character.UnicodeBlock.of(character);
        return block == Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION
                || block == Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS;
    }
}
