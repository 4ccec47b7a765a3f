package dev.loopglass.app;

import dev.loopglass.app.session.Speech;
import java.util.Arrays;
import java.util.stream.IntStream;

/// How large everything is shown, in steps as browsers have them; and, to a room, as large as the last row
/// needs it. Each has a step of its own.
final class Type {
    private static final int[] PERCENT = {80, 90, 100, 110, 125, 150, 175, 200, 250, 300};
    private static final String NAME = "type";
    private static final String STAGED = "type.presenting";

    /// The room in which a presentation is laid out, whatever the projector's pixels: what counts in the last
    /// row is the share of the screen.
    private static final double STAGE_WIDTH = 1100;
    private static final double STAGE_HEIGHT = 618;

    /// The room that a presentation cannot do without. It has less to show than a window, so it can be larger.
    private static final double LEAST_STAGE_WIDTH = 840;
    private static final double LEAST_STAGE_HEIGHT = 540;

    /// Whoever presents wants to see that it became larger, also in a small window.
    private static final double LARGER = 1.2;
    private static final double SAME = 0.005;

    /// What the size depends on.
    ///
    /// @param staged whether it is shown to a room
    record Place(double width, double height, boolean staged) {}

    private final Settings settings;

    Type(Settings settings) {
        this.settings = settings;
    }

    int percent() {
        return percent(NAME);
    }

    private int percent(String name) {
        return (int) settings.number(name, PERCENT[0], PERCENT[PERCENT.length - 1]).orElse(100);
    }

    void larger(Place place) {
        step(place, Arrays.stream(PERCENT).filter(it -> it > percent(name(place))));
    }

    void smaller(Place place) {
        step(place, IntStream.range(0, PERCENT.length).map(it -> PERCENT[PERCENT.length - 1 - it])
                .filter(it -> it < percent(name(place))));
    }

    /// To the next step; in front of a room to the next that makes a difference.
    private void step(Place place, IntStream further) {
        double now = power(place);
        further.filter(it -> !place.staged || Math.abs(stage(place, it) - now) > SAME).findFirst()
                .ifPresent(it -> settings.put(name(place), it));
    }

    void usual(Place place) {
        settings.put(name(place), 100);
    }

    private static String name(Place place) {
        return place.staged ? STAGED : NAME;
    }

    /// How many times larger than laid out everything is.
    double power(Place place) {
        return place.staged ? stage(place, percent(STAGED)) : plain(place);
    }

    /// No more than leaves the window's inside the room that it cannot do without.
    private double plain(Place place) {
        return Math.min(percent() / 100.0, most(place, Windows.LEAST_WIDTH, Windows.LEAST_HEIGHT));
    }

    /// Never smaller than what it is presented from.
    private double stage(Place place, int percent) {
        double usual = Math.max(LARGER * Math.max(1, plain(place)),
                Math.min(place.width / STAGE_WIDTH, place.height / STAGE_HEIGHT));
        return Math.clamp(usual * percent / 100, plain(place), mostStaged(place));
    }

    private double mostStaged(Place place) {
        return Math.max(plain(place), most(place, LEAST_STAGE_WIDTH, LEAST_STAGE_HEIGHT));
    }

    private static double most(Place place, double width, double height) {
        return Math.max(1, Math.min(place.width / width, place.height / height));
    }

    /// What became of it, in words.
    String said(Place place) {
        if (!place.staged) {
            return percent() / 100.0 <= most(place, Windows.LEAST_WIDTH, Windows.LEAST_HEIGHT) ? percent() + " %"
                    : Speech.say("shell.too.large", percent());
        }
        double power = power(place);
        var end = power > mostStaged(place) - SAME ? ".most" : power < plain(place) + SAME ? ".least" : "";
        return Speech.say("shell.presented" + end, Math.round(power * 100));
    }
}
