package dev.loopglass.app;

import dev.loopglass.app.session.Session;
import dev.loopglass.replay.Stride;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.util.Duration;

/// Steps by itself, at a chosen speed, until the end.
final class Player {
    private static final int[] SPEEDS = {1, 2, 5, 20};
    private static final double STEPS_PER_SECOND = 1.5;

    private final Session session;
    private final Timeline ticks = new Timeline(
            new KeyFrame(Duration.seconds(1 / STEPS_PER_SECOND), _ -> tick()));
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper speed = new ReadOnlyIntegerWrapper(1);

    Player(Session session) {
        this.session = session;
        ticks.setCycleCount(Animation.INDEFINITE);
    }

    ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /// How many times the usual speed.
    ReadOnlyIntegerProperty speedProperty() {
        return speed.getReadOnlyProperty();
    }

    void toggle() {
        if (playing.get()) {
            pause();
        } else {
            play();
        }
    }

    private void play() {
        if (atEnd() && !session.growingProperty().get()) {
            session.jump(0);
        }
        playing.set(true);
        ticks.play();
    }

    void pause() {
        playing.set(false);
        ticks.stop();
    }

    /// The next of the speeds; after the fastest the slowest.
    void faster() {
        int now = 0;
        while (SPEEDS[now] != speed.get()) {
            now++;
        }
        speed.set(SPEEDS[(now + 1) % SPEEDS.length]);
        ticks.setRate(speed.get());
    }

    private void tick() {
        if (!atEnd()) {
            session.next(Stride.STEP);
        } else if (!session.growingProperty().get()) {
            pause();
        }
    }

    private boolean atEnd() {
        return session.step() >= session.trace().size() - 1;
    }
}
