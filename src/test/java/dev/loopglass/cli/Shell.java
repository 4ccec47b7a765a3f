package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import dev.loopglass.trace.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs commands in a folder as a shell would, and keeps what they say.
final class Shell {
    final Path folder;
    /// Why no window opens here, or null.
    String absence = "no display";
    final List<String> opened = new ArrayList<>();
    String input = "";

    Shell(Path folder) {
        this.folder = folder;
    }

    record Outcome(int exit, String out, String err) {}

    Outcome run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int exit = Loopglass.run(new Terminal(in, out, err, folder), new Fake(), args);
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8)
                .replace(folder + "/", ""));
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// A desktop that only remembers what it was asked for.
    private final class Fake implements Desktop {
        @Override
        public void record() throws IOException {
            wantDisplay();
            opened.add("a fetch");
        }

        @Override
        public void ahead() {
            // Nothing can be prepared for a window that is none.
        }

        @Override
        public void open(Path file, Reading reading, int step) throws IOException {
            wantDisplay();
            assertThat(reading.trace().size()).isGreaterThanOrEqualTo(step);
            opened.add(file.getFileName() + " at " + step);
        }

        @Override
        public void teach(Path lesson) throws IOException {
            wantDisplay();
            opened.add("lesson " + lesson.getFileName());
        }

        private void wantDisplay() throws IOException {
            if (absence != null) {
                throw new IOException(absence);
            }
        }

        @Override
        public void draw(Path trace, int step, Look look, Path png) throws IOException {
            Files.writeString(png, "PNG of " + trace.getFileName() + " at " + step + " " + look.width() + "x"
                    + look.height() + (look.dark() ? " dark" : " light") + (look.part() == Part.WINDOW ? "" : " " + look.part()));
        }
    }

    /// A small trace: one callback in one turn.
    static final String SMALL = """
            {"format":"loopglass","version":1,"meta":{"title":"small","clock":"ns"},"events":[
            {"def":"object","id":1,"name":"cb1","type":"Callback","label":"run"},
            {"seq":0,"t":0,"turn":0,"kind":"callback.added","on":1,"data":{"by":"addCallback","label":"run"}},
            {"def":"object","id":2,"name":"lo1","type":"Loop"},
            {"seq":1,"t":1000,"turn":0,"kind":"loop.started","on":2},
            {"seq":2,"t":2000,"turn":1,"kind":"turn.begin","on":2,"data":{"callbacks":1,"timers":0}},
            {"seq":3,"t":3000,"turn":1,"kind":"callback.begin","on":1,"cause":0},
            {"seq":4,"t":4000,"turn":1,"kind":"callback.end","on":1,"task":3},
            {"seq":5,"t":5000,"turn":1,"kind":"loop.stopped","on":2,"data":{"reason":"stop"}}
            ],"end":{"steps":6,"dropped":0,"reason":"finished"}}
            """;

    /// The small trace without its last lines, the last one broken off in the middle.
    static final String CUT = SMALL.substring(0, SMALL.indexOf("\"callback.end\""));
}
