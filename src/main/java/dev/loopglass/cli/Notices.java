package dev.loopglass.cli;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Says what the reactor logs while a command runs: a line each, without the stack.
final class Notices extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("dev.loopglass");
    private final Terminal terminal;

    private Notices(Terminal terminal) {
        this.terminal = terminal;
    }

    /// From now until it is closed.
    static Notices to(Terminal terminal) {
        var notices = new Notices(terminal);
        notices.logger.addHandler(notices);
        notices.logger.setUseParentHandlers(false);
        return notices;
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        var error = entry.getThrown();
        var text = entry.getMessage();
        terminal.say(error == null ? text : text.replaceFirst("\\.$", "") + ": " + error);
        if (error != null && System.getenv("LOOPGLASS_DEBUG") != null) {
            terminal.trace(error);
        }
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
