package dev.loopglass.app;

/// How large everything is shown, in steps as browsers have them; and, to present, as large as the last row
/// needs it.
final class Type {
    private static final int[] PERCENT = {80, 90, 100, 110, 125, 150, 175, 200, 250, 300};
    private static final String NAME = "type";

    /// The room in which a presentation is laid out, whatever the projector's pixels: what counts in the last
    /// row is the share of the screen.
    private static final double STAGE_WIDTH = 1100;
    private static final double STAGE_HEIGHT = 618;

    private final Settings settings;

    Type(Settings settings) {
        this.settings = settings;
    }

    int percent() {
        return (int) settings.number(NAME, PERCENT[0], PERCENT[PERCENT.length - 1]).orElse(100);
    }

    /// The next larger or smaller one.
    void step(boolean larger) {
        int now = percent();
        int next = now;
        for (int percent : PERCENT) {
            if (larger && percent > now) {
                next = percent;
                break;
            } else if (!larger && percent < now) {
                next = percent;
            }
        }
        settings.put(NAME, next);
    }

    void reset() {
        settings.put(NAME, 100);
    }

    /// No more than leaves the window's inside the room that it cannot do without.
    double power(double width, double height) {
        return Math.min(percent() / 100.0, most(width, height));
    }

    boolean fits(double width, double height) {
        return percent() / 100.0 <= most(width, height);
    }

    private static double most(double width, double height) {
        return Math.max(1, Math.min(width / Windows.LEAST_WIDTH, height / Windows.LEAST_HEIGHT));
    }

    static double stage(double width, double height) {
        return Math.max(1, Math.min(width / STAGE_WIDTH, height / STAGE_HEIGHT));
    }
}
