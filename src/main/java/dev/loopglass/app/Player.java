package dev.loopglass.app;

import dev.loopglass.app.session.Session;
import dev.loopglass.replay.Stride;
import java.util.Arrays;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.util.Duration;

/// Steps by itself, at a chosen speed, until the end.
final class Player {
    private static final double[] SPEEDS = {0.25, 0.5, 1, 2, 5, 20};
    private static final double STEPS_PER_SECOND = 1.5;

    private final Session session;
    private final Timeline ticks = new Timeline(
            new KeyFrame(Duration.seconds(1 / STEPS_PER_SECOND), _ -> tick()));
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(1);

    Player(Session session) {
        this.session = session;
        ticks.setCycleCount(Animation.INDEFINITE);
    }

    ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /// How many times the usual speed.
    ReadOnlyDoubleProperty speedProperty() {
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
    void change() {
        set((place() + 1) % SPEEDS.length);
    }

    void faster() {
        set(Math.min(place() + 1, SPEEDS.length - 1));
    }

    void slower() {
        set(Math.max(place() - 1, 0));
    }

    private int place() {
        return Arrays.binarySearch(SPEEDS, speed.get());
    }

    private void set(int place) {
        speed.set(SPEEDS[place]);
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
