package dev.loopglass.cli;

import java.util.Locale;

/// Numbers as people write them.
final class Words {
    private Words() {}

    /// `1 step`, `2 steps`.
    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /// `0.183 ms`.
    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
    }
}
