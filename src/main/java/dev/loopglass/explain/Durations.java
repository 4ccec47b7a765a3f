package dev.loopglass.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Times and sizes as people say them.
public final class Durations {
    private Durations() {}

    /// In three digits: `850 ns`, `41.2 µs`, `0.41 ms`, `60 ms`, `0.3 s`, `20 s`, `2 min 5 s`.
    public static String of(long nanos) {
        return say(nanos, 3, RoundingMode.HALF_UP, 100);
    }

    /// What is left of a time, a digit finer and never more than there is: `298.9 ms`, `19.99 s`.
    public static String left(long nanos) {
        return say(nanos, 4, RoundingMode.DOWN, 1000);
    }

    /// @param most how many of a unit, before the next larger one is used
    private static String say(long nanos, int digits, RoundingMode rounding, long most) {
        long size = Math.abs(nanos);
        if (size < 1_000) {
            return nanos + " ns";
        }
        if (size < most * 1_000) {
            return digits(nanos, 3, digits, rounding) + " µs";
        }
        if (size < most * 1_000_000) {
            return digits(nanos, 6, digits, rounding) + " ms";
        }
        if (size < 120_000_000_000L) {
            return digits(nanos, 9, digits, rounding) + " s";
        }
        long seconds = nanos / 1_000_000_000L;
        return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + Math.abs(seconds % 60) + " s");
    }

    /// A point in time, in milliseconds to the microsecond, so that columns line up: `1.284 ms`.
    public static String stamp(long nanos) {
        return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
    }

    /// `0 B`, `142 B`, `1.5 kB`, `65.5 kB`, `3.2 MB`.
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? digits(bytes, 3, 3, RoundingMode.HALF_UP) + " kB"
                : digits(bytes, 6, 3, RoundingMode.HALF_UP) + " MB";
    }

    /// `value` / 10^`shift` in so many digits, without noughts at the end.
    private static String digits(long value, int shift, int digits, RoundingMode rounding) {
        var exact = BigDecimal.valueOf(value, shift);
        boolean fraction = exact.abs().compareTo(BigDecimal.ONE) < 0;
        var rounded = exact.round(new MathContext(fraction ? digits - 1 : digits, rounding));
        return rounded.stripTrailingZeros().toPlainString();
    }
}
