package dev.loopglass.lesson;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Makes a lesson of its Markdown: headings are the title, chapters and stops; fenced blocks whose first line has
/// one of our words are what is special; all between them is text.
final class Outline {
    private static final List<String> WORDS = List.of("lesson", "step", "state", "ask", "notes");
    /// Languages of code that look like one of our words mistyped.
    private static final Set<String> LANGUAGES = Set.of("asm", "tap", "stata");
    private static final Pattern MINUTES = Pattern.compile(
            "(.*?)\\s*[(（]\\s*(\\d{1,3})\\s*(?:min|mins|minutes?|分鐘|分钟)\\.?\\s*[)）]\\s*", Pattern.DOTALL);
    /// Deeper than anybody writes, and not so deep that whoever walks the tree runs out of stack.
    private static final int DEEPEST = 24;
    private static final Parser PARSER = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(DEEPEST).maxInlineNesting(DEEPEST).build();

    private final Path file;
    private final Faults faults;
    private Scrub scrub;

    private int titleLine;
    private String title;
    private int traceLine;
    private String trace = "";
    private int headLine;
    private final List<Block> introduction = new ArrayList<>();
    private final List<Chapter> chapters = new ArrayList<>();
    private int stops;
    private Opened stop;

    /// Where blocks go at present.
    private List<Block> blocks = introduction;
    private Document text;
    private int textLine;

    /// A stop of which not all has been seen.
    private static final class Opened {
        int line;
        String title;
        String filter;
        int filterLine;
        boolean asked;
        final List<Block> blocks = new ArrayList<>();
    }

    Outline(Path file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /// Whether a fenced block with this on its first line is one of ours.
    static boolean isWord(String info) {
        return WORDS.contains(word(info));
    }

    private static String word(String info) {
        return info == null ? "" : info.strip().split("\\s+", 2)[0];
    }

    Draft draft(String markdown) {
        var plain = markdown.startsWith("\uFEFF") ? markdown.substring(1) : markdown;
        scrub = new Scrub(faults, lines(plain), 0);
        var document = PARSER.parse(plain);
        boolean first = true;
        for (Node node = document.getFirstChild(), next; node != null; node = next) {
            next = node.getNext();
            take(node, first);
            first &= node instanceof HtmlBlock;
        }
        closeStop();
        closeText();
        if (title == null) {
            faults.fault(1, faults.say("title.none", "# "), null);
        } else if (headLine == 0) {
            faults.fault(titleLine, faults.say("head.none", "```lesson"), faults.say("head.hint",
                    "trace: ../../traces/ok.json"));
        }
        if (stops == 0) {
            faults.fault(Math.max(1, titleLine), faults.say("stops.none"), faults.say("stop.hint", "### "));
        }
        chapters.stream().filter(it -> it.stops().isEmpty()).forEach(it ->
                faults.notice(it.line(), faults.say("chapter.empty"), null));
        return faults.draft(new Lesson(file, Names.language(file), title == null ? "" : title, trace, traceLine,
                List.copyOf(introduction), chapters.stream().map(Outline::closed).toList()));
    }

    /// As CommonMark counts lines.
    private static List<String> lines(String text) {
        return List.of(text.split("\r\n|\r|\n", -1));
    }

    private static Chapter closed(Chapter chapter) {
        return new Chapter(chapter.line(), chapter.title(), chapter.minutes(), List.copyOf(chapter.blocks()),
                List.copyOf(chapter.stops()));
    }

    private void take(Node node, boolean first) {
        switch (node) {
            case Heading heading when heading.getLevel() == 1 -> title(heading, first);
            case Heading heading when heading.getLevel() == 2 -> chapter(heading);
            case Heading heading when heading.getLevel() == 3 -> stop(heading);
            case FencedCodeBlock fence -> fence(fence);
            case LinkReferenceDefinition _ -> { }
            default -> text(node);
        }
    }

    // ---- headings

    private void title(Heading heading, boolean first) {
        int line = scrub.line(heading);
        if (title != null) {
            faults.fault(line, faults.say("title.two", titleLine), faults.say("title.two.hint", "##", "###"));
            return;
        }
        closeText();
        titleLine = line;
        title = titled(heading, "title.empty");
        if (!first) {
            faults.fault(line, faults.say("title.late"), null);
        }
    }

    private String titled(Heading heading, String otherwise) {
        scrub.scrub(heading);
        var said = Plain.of(heading).replace('\n', ' ');
        if (said.isBlank()) {
            faults.fault(scrub.line(heading), faults.say(otherwise), null);
        }
        return said;
    }

    private void chapter(Heading heading) {
        closeStop();
        var said = titled(heading, "chapter.untitled");
        var timed = MINUTES.matcher(said);
        boolean planned = timed.matches();
        open(new Chapter(scrub.line(heading), planned ? timed.group(1) : said, planned
                ? Integer.parseInt(timed.group(2)) : 0,
                new ArrayList<>(), new ArrayList<>()));
    }

    private void open(Chapter chapter) {
        closeText();
        chapters.add(chapter);
        blocks = chapter.blocks();
    }

    private void stop(Heading heading) {
        closeStop();
        if (chapters.isEmpty()) {
            open(new Chapter(scrub.line(heading), "", 0, new ArrayList<>(), new ArrayList<>()));
        }
        closeText();
        stop = new Opened();
        stop.line = scrub.line(heading);
        stop.title = titled(heading, "stop.untitled");
        blocks = stop.blocks;
    }

    private void closeStop() {
        closeText();
        if (stop == null) {
            return;
        }
        if (stop.filter == null) {
            faults.fault(stop.line, faults.say("step.none", "```step"), faults.say("step.hint",
                    "kind:callback.begin nth:2"));
        }
        chapters.getLast().stops().add(new Stop(++stops, stop.line, stop.title, stop.filter == null ? "" : stop.filter,
                stop.filterLine, List.copyOf(stop.blocks)));
        stop = null;
        blocks = chapters.getLast().blocks();
    }

    // ---- text

    private void text(Node node) {
        if (text == null) {
            text = new Document();
            textLine = scrub.line(node);
        }
        text.appendChild(node);
    }

    private void closeText() {
        if (text != null) {
            scrub.scrub(text);
            if (text.getFirstChild() != null) {
                blocks.add(new Block.Text(textLine, new Prose(text)));
            }
            text = null;
        }
    }

    /// What stands in a block of ours is Markdown as well.
    private Prose prose(FencedCodeBlock fence) {
        var document = PARSER.parse(fence.getLiteral());
        new Scrub(faults, lines(fence.getLiteral()), scrub.line(fence)).scrub(document);
        return new Prose(document);
    }

    // ---- fenced blocks

    private void fence(FencedCodeBlock fence) {
        int line = scrub.line(fence);
        var word = word(fence.getInfo());
        if (fence.getClosingFenceLength() == null) {
            faults.fault(line, faults.say("fence.open",
                    fence.getFenceCharacter().repeat(fence.getOpeningFenceLength())), null);
        }
        if (!WORDS.contains(word)) {
            misspelt(word, line);
            text(fence);
            return;
        }
        var rest = fence.getInfo().strip().substring(word.length()).strip();
        if (!rest.isEmpty()) {
            faults.fault(line, faults.say("fence.rest", word, Faults.shown(rest)), faults.say("fence.rest.hint"));
        }
        closeText();
        switch (word) {
            case "lesson" -> head(fence, line);
            case "notes" -> blocks.add(new Block.Notes(line, prose(fence)));
            default -> {
                if (stop == null) {
                    faults.fault(line, faults.say("fence.outside", "```" + word), faults.say("stop.hint", "### "));
                } else {
                    inStop(word, fence, line);
                }
            }
        }
    }

    private void misspelt(String word, int line) {
        var lower = word.toLowerCase(Locale.ROOT);
        var meant = faults.meant(lower, WORDS, null);
        if (meant != null && !LANGUAGES.contains(lower)) {
            faults.fault(line, faults.say("fence.unknown", word), meant);
        }
    }

    private void inStop(String word, FencedCodeBlock fence, int line) {
        switch (word) {
            case "step" -> step(fence, line);
            case "state" -> blocks.add(new Block.Figure(line, parts(fence, line)));
            default -> {
                if (stop.asked) {
                    faults.fault(line, faults.say("ask.two"), null);
                }
                stop.asked = true;
                blocks.add(new Block.Question(line, prose(fence)));
            }
        }
    }

    private void step(FencedCodeBlock fence, int line) {
        var filter = String.join(" ", fence.getLiteral().lines().map(String::strip).toList()).strip();
        if (stop.filter != null) {
            faults.fault(line, faults.say("step.two"), faults.say("step.two.hint"));
        } else if (filter.isEmpty()) {
            faults.fault(line, faults.say("step.empty"), faults.say("step.hint", "kind:callback.begin nth:2"));
            stop.filter = "";
        } else {
            stop.filter = filter;
            stop.filterLine = line + 1;
        }
    }

    private Set<Part> parts(FencedCodeBlock fence, int line) {
        var parts = EnumSet.noneOf(Part.class);
        var lines = lines(fence.getLiteral());
        for (int i = 0; i < lines.size(); i++) {
            for (var word : lines.get(i).strip().split("[\\s,]+")) {
                var part = Part.called(word);
                if (part.isPresent()) {
                    parts.add(part.get());
                } else if (!word.isEmpty()) {
                    faults.fault(line + 1 + i, faults.say("state.unknown", Faults.shown(word)),
                            faults.meant(word, Part.words(), faults.say("state.hint", Part.words())));
                }
            }
        }
        return parts.isEmpty() ? EnumSet.allOf(Part.class) : parts;
    }

    private void head(FencedCodeBlock fence, int line) {
        if (headLine > 0) {
            faults.fault(line, faults.say("head.two", headLine), null);
            return;
        }
        headLine = line;
        var lines = lines(fence.getLiteral());
        for (int i = 0; i < lines.size(); i++) {
            var entry = lines.get(i).strip();
            if (!entry.isEmpty()) {
                entry(entry, line + 1 + i);
            }
        }
        if (traceLine == 0) {
            faults.fault(line, faults.say("trace.none", "trace:"), faults.say("head.hint",
                    "trace: ../../traces/ok.json"));
        }
    }

    private void entry(String entry, int line) {
        int colon = entry.indexOf(':');
        var key = colon < 0 ? entry : entry.substring(0, colon).strip();
        var value = colon < 0 ? "" : entry.substring(colon + 1).strip();
        if (!key.equals("trace")) {
            faults.fault(line, faults.say("head.key", "trace:", Faults.shown(entry)), null);
            traceLine = traceLine == 0 && faults.meant(key, List.of("trace"), null) != null ? line : traceLine;
        } else if (traceLine > 0) {
            faults.fault(line, faults.say("trace.two"), null);
        } else {
            traceLine = line;
            trace(value, line);
        }
    }

    private void trace(String value, int line) {
        try {
            trace = Path.of(value).toString();
        } catch (InvalidPathException e) {
            faults.fault(line, faults.say("trace.wrong", Faults.shown(value)), null);
        }
        if (value.isEmpty()) {
            faults.fault(line, faults.say("trace.empty"), faults.say("head.hint", "trace: ../../traces/ok.json"));
        }
    }
}
