package dev.loopglass.cli;

import dev.loopglass.trace.TraceWriter;
import java.nio.file.Files;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
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
                "png: a picture of the window."})
    private String format;

    @Option(names = "-o", paramLabel = "OUT", description = "Where to (default: standard output).")
    private String out;

    @Option(names = "--step", paramLabel = "N", description = "png: at step N (default: 0).")
    private Integer step;

    @Option(names = "--size", paramLabel = "WxH", description = "png: this large (default: 1280x800).")
    private String size;

    @Option(names = "--dark", description = "png: with the dark theme.")
    private boolean dark;

    ExportCommand(Terminal terminal, Desktop desktop) {
        super(terminal);
        this.desktop = desktop;
    }

    @Override
    public Integer call() throws Failure {
        return switch (format) {
            case "json" -> json();
            case "png" -> png();
            default -> throw Failure.usage("--as " + format + ": wanted json or png", null);
        };
    }

    private int json() throws Failure {
        if (step != null || size != null || dark) {
            throw Failure.usage("--step, --size and --dark are for --as png", null);
        }
        var inlet = Inlet.open(terminal, file);
        int exit = inlet.tellFaults(terminal);
        Outlet.write(terminal, out == null ? Outlet.STANDARD_OUTPUT : out, path -> {
            try (var stream = Files.newOutputStream(path)) {
                TraceWriter.copy(inlet.trace(), stream);
            }
        });
        return exit;
    }

    private int png() throws Failure {
        if (out == null) {
            throw Failure.usage("a picture wants a file: -o picture.png (or -o - for standard output)", null);
        }
        var look = look();
        var inlet = Inlet.open(terminal, file);
        int at = step == null ? 0 : step;
        inlet.wantStep("--step", at);
        int exit = inlet.tellFaults(terminal);
        try (var _ = new Patience(terminal, "drawing")) {
            Outlet.write(terminal, out, path -> desktop.draw(inlet.file(), at, look, path));
        }
        return exit;
    }

    private Desktop.Look look() throws Failure {
        if (size == null) {
            return new Desktop.Look(1280, 800, dark);
        }
        var match = SIZE.matcher(size);
        if (match.matches()) {
            int width = Integer.parseInt(match.group(1));
            int height = Integer.parseInt(match.group(2));
            if (Math.min(width, height) >= LEAST && Math.max(width, height) <= MOST) {
                return new Desktop.Look(width, height, dark);
            }
        }
        throw Failure.usage("--size " + size + ": wanted WIDTHxHEIGHT, each from " + LEAST + " to " + MOST
                + ", such as 1280x800", null);
    }
}
