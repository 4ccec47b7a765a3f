package dev.loopglass.lesson;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// Writes a text as it reads without any marks. Paragraphs are apart by an empty line; items of a list begin with
/// their number or a dash; code and quotations are indented.
final class Plain extends AbstractVisitor {
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private Plain() {}

    static String of(Node node) {
        var plain = new Plain();
        node.accept(plain);
        plain.end();
        return String.join("\n", plain.lines).strip();
    }

    private void end() {
        if (!line.isEmpty()) {
            lines.addAll(line.toString().lines().toList());
            line.setLength(0);
        }
    }

    private void apart(Node block) {
        end();
        var list = block.getParent() instanceof ListItem item ? item.getParent() : block.getParent();
        if (!(list instanceof ListBlock its && its.isTight())) {
            lines.add("");
        }
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        apart(paragraph);
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        apart(heading);
    }

    @Override
    public void visit(ListItem item) {
        var mark = item.getParent() instanceof OrderedList list ? number(list, item) + ". " : "- ";
        indented(item, mark);
    }

    @Override
    public void visit(BlockQuote quote) {
        indented(quote, "> ");
        apart(quote);
    }

    @Override
    public void visit(BulletList list) {
        visitChildren(list);
        apart(list);
    }

    @Override
    public void visit(OrderedList list) {
        visitChildren(list);
        apart(list);
    }

    private static int number(OrderedList list, ListItem item) {
        int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
        for (var before = item.getPrevious(); before != null; before = before.getPrevious()) {
            number++;
        }
        return number;
    }

    private void indented(Node block, String mark) {
        int from = lines.size();
        visitChildren(block);
        end();
        while (lines.size() > from && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        for (int i = from; i < lines.size(); i++) {
            lines.set(i, ((i == from ? mark : " ".repeat(mark.length())) + lines.get(i)).stripTrailing());
        }
        if (block instanceof ListItem item && item.getParent() instanceof ListBlock list && !list.isTight()) {
            lines.add("");
        }
    }

    @Override
    public void visit(FencedCodeBlock code) {
        code(code, code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        code(code, code.getLiteral());
    }

    private void code(Node block, String literal) {
        end();
        literal.lines().forEach(it -> lines.add("    " + it));
        apart(block);
    }

    @Override
    public void visit(Text text) {
        line.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        line.append(code.getLiteral());
    }

    @Override
    public void visit(Link link) {
        int from = line.length();
        visitChildren(link);
        if (!line.substring(from).equals(link.getDestination())) {
            line.append(" (").append(link.getDestination()).append(")");
        }
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        line.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        line.append('\n');
    }
}
