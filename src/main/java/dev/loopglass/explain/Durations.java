package dev.loopglass.explain;

import java.util.Locale;

/// Times and sizes as people say them.
public final class Durations {
    private Durations() {}

    /// Three digits at most: `850 ns`, `41 µs`, `0.41 ms`, `60 ms`, `20 s`, `2 min 5 s`.
    public static String of(long nanos) {
        long size = Math.abs(nanos);
        if (size < 1_000) {
            return nanos + " ns";
        }
        if (size < 100_000) {
            return digits(nanos / 1e3) + " µs";
        }
        if (size < 100_000_000) {
            return digits(nanos / 1e6) + " ms";
        }
        if (size < 120_000_000_000L) {
            return digits(nanos / 1e9) + " s";
        }
        long seconds = nanos / 1_000_000_000L;
        return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + Math.abs(seconds % 60) + " s");
    }

    /// A point in time, in milliseconds to the microsecond, so that columns line up: `1.284 ms`.
    public static String stamp(long nanos) {
        return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
    }

    /// `0 B`, `142 B`, `1.5 kB`, `64 kB`, `3.2 MB`.
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000 ? digits(bytes / 1e3) + " kB" : digits(bytes / 1e6) + " MB";
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        var text = String.format(Locale.ROOT, size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%.0f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
