package dev.loopglass.cli;

import dev.loopglass.explain.Language;
import dev.loopglass.export.Chrome;
import dev.loopglass.export.Csv;
import dev.loopglass.export.Mermaid;
import dev.loopglass.export.Page;
import dev.loopglass.lesson.Route;
import dev.loopglass.lesson.Stop;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The trace for other tools and other people.
@Command(name = "export", sortOptions = false, description = "Write a trace in another form.")
final class ExportCommand extends Verb {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final int LEAST = 200;
    private static final int MOST = 8000;

    private final Desktop desktop;

    @Parameters(paramLabel = "FILE", description = "The trace; - is standard input.")
    private String file;

    @Option(names = "--as", paramLabel = "FORMAT", required = true,
            description = {"json: whole, plain and of the newest version, whatever FILE was;",
                "chrome: trace events for Perfetto, chrome://tracing and speedscope;",
                "mermaid: a sequence diagram of who calls whom;",
                "csv: the steps as a table, for spreadsheets and DuckDB;",
                "html: one page with the whole walk, for any browser;",
                "png: a picture of the window, or of its timeline;",
                "svg: the timeline, for slides and documents."})
    private String format;

    @Option(names = "-o", paramLabel = "OUT", description = "Where to (default: standard output).")
    private String out;

    @Option(names = "--step", paramLabel = "N", description = "png, svg: at step N (default: 0).")
    private Integer step;

    @Option(names = "--size", paramLabel = "WxH", description = "png, svg: this large (default: 1280x800).")
    private String size;

    @Option(names = "--dark", description = "png, svg: with the dark theme.")
    private boolean dark;

    @Option(names = "--timeline", description = "png: the timeline alone.")
    private boolean timeline;

    @Option(names = "--lesson", paramLabel = "LESSON.md",
            description = "html: with this lesson, and in its language unless --lang is given.")
    private String lesson;

    @Mixin
    private Tongue tongue;

    ExportCommand(Terminal terminal, Desktop desktop) {
        super(terminal);
        this.desktop = desktop;
    }

    @Override
    public Integer call() throws Failure {
        return switch (format) {
            case "json" -> {
                withoutWords();
                yield write(TraceWriter::copy);
            }
            case "chrome" -> {
                var language = tongue.language();
                yield write((trace, stream) -> Chrome.write(trace, language, stream));
            }
            case "mermaid" -> {
                var language = tongue.language();
                yield write((trace, stream) ->
                        stream.write(Mermaid.of(trace, language).getBytes(StandardCharsets.UTF_8)));
            }
            case "csv" -> {
                var language = tongue.language();
                yield write((trace, stream) -> Csv.write(trace, language, stream));
            }
            case "html" -> html();
            case "png" -> picture(timeline ? Desktop.Part.TIMELINE : Desktop.Part.WINDOW);
            case "svg" -> picture(Desktop.Part.SVG);
            default -> throw Failure.usage("--as " + Values.shown(format)
                    + ": wanted json, chrome, mermaid, csv, html, png or svg", null);
        };
    }

    /// Writes a trace in some form.
    private interface Form {
        void write(Trace trace, OutputStream out) throws IOException;
    }

    private int write(Form form) throws Failure {
        refuseLooks();
        refuseLesson();
        var inlet = Inlet.open(terminal, file);
        int exit = inlet.tellFaults(terminal);
        try (var _ = new Patience(terminal, "writing")) {
            Outlet.write(terminal, out == null ? Outlet.STANDARD_OUTPUT : out, path -> {
                try (var stream = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
                    form.write(inlet.trace(), stream);
                }
            });
        }
        return exit;
    }

    private void refuseLooks() throws Failure {
        if (step != null || size != null || dark || timeline) {
            throw Failure.usage("--step, --size, --dark and --timeline are for --as png", null);
        }
    }

    private void refuseLesson() throws Failure {
        if (lesson != null) {
            throw Failure.usage("--lesson is for --as html", null);
        }
    }

    private int html() throws Failure {
        refuseLooks();
        var lectern = new Lectern(terminal, tongue.language());
        var taught = lesson == null ? null : lectern.read(lesson);
        var inlet = Inlet.open(terminal, file);
        var route = taught == null ? null : lectern.over(taught, inlet.trace());
        int exit = inlet.tellFaults(terminal);
        try (var _ = new Patience(terminal, "writing the page")) {
            var page = page(inlet, taught == null || tongue.given() ? tongue.language() : taught.language(), route);
            Outlet.write(terminal, out == null ? Outlet.STANDARD_OUTPUT : out, page::writeTo);
        }
        return exit;
    }

    private Page page(Inlet inlet, Language language, Route route) throws Failure {
        var page = Page.of(inlet.trace(), inlet.name(), language, route);
        if (page.cut() > 0) {
            terminal.say(inlet.name() + ": a page has room for the first " + page.steps() + " of its "
                    + Words.count(inlet.trace().size(), "step"));
        }
        for (var stop : route == null ? List.<Stop>of() : route.lesson().stops()) {
            if (route.step(stop) >= page.steps()) {
                throw Failure.wrong(lesson + ":" + stop.filterLine() + ": step " + route.step(stop) + " is not among the "
                        + page.steps() + " that a page has room for", null);
            }
        }
        return page;
    }

    private void withoutWords() throws Failure {
        if (tongue.given()) {
            throw Failure.usage("--lang is not for --as " + format, null);
        }
    }

    private int picture(Desktop.Part part) throws Failure {
        withoutWords();
        refuseLesson();
        if (timeline && part == Desktop.Part.SVG) {
            throw Failure.usage("--as svg is the timeline anyway: --timeline is for --as png", null);
        }
        if (out == null) {
            throw Failure.usage("a picture wants a file: -o picture." + format + " (or -o - for standard output)", null);
        }
        var look = look(part);
        var inlet = Inlet.open(terminal, file);
        int at = step == null ? 0 : step;
        inlet.wantStep("--step", at);
        int exit = inlet.tellFaults(terminal);
        try (var _ = new Patience(terminal, "drawing")) {
            Outlet.write(terminal, out, path -> desktop.draw(inlet.file(), at, look, path));
        }
        return exit;
    }

    private Desktop.Look look(Desktop.Part part) throws Failure {
        if (size == null) {
            return new Desktop.Look(1280, 800, dark, part);
        }
        var match = SIZE.matcher(size);
        if (match.matches()) {
            int width = Integer.parseInt(match.group(1));
            int height = Integer.parseInt(match.group(2));
            if (Math.min(width, height) >= LEAST && Math.max(width, height) <= MOST) {
                return new Desktop.Look(width, height, dark, part);
            }
        }
        throw Failure.usage("--size " + size + ": wanted WIDTHxHEIGHT, each from " + LEAST + " to " + MOST
                + ", such as 1280x800", null);
    }
}
