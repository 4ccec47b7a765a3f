package dev.loopglass.app;

import dev.loopglass.app.session.Session;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.util.Duration;

/// Takes the reader to another step in such a way that the eye can follow the playhead there. Whoever steps
/// meanwhile is not held back.
final class Glide extends Transition {
    private static final double SHORTEST = 250;
    private static final double LONGEST = 900;
    private static final double PER_STEP = 14;

    private final Session session;
    private final int from;
    private final int to;
    private int last;

    private Glide(Session session, int to) {
        this.session = session;
        this.from = session.step();
        this.to = to;
        this.last = from;
        double millis = SHORTEST + PER_STEP * Math.abs((long) to - from);
        setCycleDuration(Duration.millis(Math.min(millis, LONGEST)));
        setInterpolator(Interpolator.EASE_BOTH);
        setOnFinished(_ -> session.remember(from));
    }

    /// @param still whether things are not to move, for whom that is unpleasant: then one is there at once
    /// @return what moves, or null if nothing does
    static Glide to(Session session, int step, boolean still) {
        if (still || session.step() == step) {
            session.jump(step);
            return null;
        }
        var glide = new Glide(session, step);
        glide.play();
        return glide;
    }

    @Override
    protected void interpolate(double share) {
        if (session.step() != last) {
            stop();
        } else {
            last = from + (int) Math.round((to - from) * share);
            session.go(last);
        }
    }
}
