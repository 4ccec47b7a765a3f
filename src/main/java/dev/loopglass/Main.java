package dev.loopglass;

import dev.loopglass.app.NoWindowException;
import dev.loopglass.app.Window;
import dev.loopglass.cli.Desktop;
import dev.loopglass.cli.Loopglass;
import dev.loopglass.cli.Terminal;
import dev.loopglass.trace.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Picks the window, the terminal walk or a command.
public final class Main {
    static {
        // Java would try IPv4 first, whatever the system says. It looks here once, before the first name.
        System.setProperty("java.net.preferIPv6Addresses", "system");
    }

    private Main() {}

    static void main(String[] args) {
        // What draws windows would keep the program running for ever.
        System.exit(Loopglass.run(Terminal.system(), new Screen(), args));
    }

    /// The commands' way to the window.
    private static final class Screen implements Desktop {
        @Override
        public void record() throws IOException {
            show(() -> Window.record(List.of()));
        }

        @Override
        public void ahead() {
            Window.ahead();
        }

        @Override
        public void open(Path file, Reading reading, int step) throws IOException {
            show(() -> Window.open(file, reading, step));
        }

        @Override
        public void teach(Path lesson) throws IOException {
            show(() -> Window.teach(lesson));
        }

        @Override
        public void draw(Path trace, int step, Look look, Path picture) throws IOException {
            show(() -> Window.picture(trace, step, picture, look.width(), look.height(), look.dark(),
                    Window.Part.valueOf(look.part().name())));
        }

        private interface Showing {
            void run() throws IOException, NoWindowException;
        }

        private static void show(Showing showing) throws IOException {
            try {
                showing.run();
            } catch (NoWindowException e) {
                throw new IOException(e.getMessage().replaceFirst("^no window can be opened: ", ""), e);
            }
        }
    }
}
