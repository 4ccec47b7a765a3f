package dev.loopglass.reactor;

import java.lang.System.Logger.Level;

/// What the reactor has to say to whoever runs it: errors in callbacks, closed streams.
public final class Log {
    private static final System.Logger LOGGER = System.getLogger("dev.loopglass");

    private Log() {}

    public static void error(String text, Throwable error) {
        LOGGER.log(Level.ERROR, text, error);
    }

    public static void warning(String text) {
        LOGGER.log(Level.WARNING, text);
    }

    public static void info(String text) {
        LOGGER.log(Level.INFO, text);
    }
}
