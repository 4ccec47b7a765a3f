package dev.loopglass.app.session;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import javafx.application.Platform;

/// Something that takes a while. It is done on a thread of its own while the window goes on, tells how far
/// it is, and can be called off.
public final class Errand {
    /// How often it tells; what is over before that is not worth a word.
    private static final long WORD_NANOS = 150_000_000;

    private final DoubleConsumer heard;
    private long told = System.nanoTime();
    private double from;
    private double part = 1;
    private volatile boolean off;

    private Errand(DoubleConsumer heard) {
        this.heard = heard;
    }

    /// One that nobody waits for elsewhere: the deed is done by whoever asks for it.
    public static Errand here() {
        return new Errand(null);
    }

    /// @param deed says again and again how far it is
    /// @param heard is told from time to time which share is done, from 0 to 1
    /// @param then takes the result
    /// @param failed takes what went wrong
    public static <T> Errand start(Function<Errand, T> deed, DoubleConsumer heard, Consumer<T> then,
            Consumer<RuntimeException> failed) {
        var errand = new Errand(heard);
        Thread.ofPlatform().daemon().name("errand").start(() -> errand.run(deed, then, failed));
        return errand;
    }

    private <T> void run(Function<Errand, T> deed, Consumer<T> then, Consumer<RuntimeException> failed) {
        try {
            var result = deed.apply(this);
            tell(() -> then.accept(result));
        } catch (CancellationException e) {
            // Whoever called it off knows.
        } catch (RuntimeException e) {
            tell(() -> failed.accept(e));
        }
    }

    private void tell(Runnable news) {
        Platform.runLater(() -> {
            if (!off) {
                news.run();
            }
        });
    }

    /// What is told from now on is about the part of the whole that begins and ends at these shares.
    public Errand part(double from, double to) {
        this.from = from;
        part = to - from;
        return this;
    }

    /// Called by the deed, often.
    ///
    /// @param share how much of it is done, or of the present part, from 0 to 1
    /// @throws CancellationException if nobody wants it any more
    public void at(double share) {
        if (off) {
            throw new CancellationException();
        }
        if (heard != null && System.nanoTime() - told > WORD_NANOS) {
            told = System.nanoTime();
            double whole = from + share * part;
            tell(() -> heard.accept(whole));
        }
    }

    /// Nothing of it will be heard any more.
    public void callOff() {
        off = true;
    }
}
