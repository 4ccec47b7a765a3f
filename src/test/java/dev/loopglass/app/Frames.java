package dev.loopglass.app;

import com.sun.javafx.perf.PerformanceTracker;
import com.sun.javafx.tk.RenderJob;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Measures what an input costs, from the moment it arrives to the moment at which the last frame that it
/// asks for is painted.
///
/// Two threads share the work: JavaFX's own runs the program, style sheets and layout, the renderer paints.
/// Pulses follow the input at once, as if it came just before the next sixtieth of a second: otherwise most of what is
/// measured would be the wait for that, or for whoever has the clock that it comes from.
final class Frames {
    /// So many pulses without a frame, and everything is painted.
    private static final int QUIET = 2;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Method PULSE = pulse();

    /// @param nanos by the clock
    /// @param cpuNanos of both threads: what of the former was work, and not waiting for a processor
    /// @param frames how many were painted
    record Sample(long nanos, long cpuNanos, int frames) {}

    private final Scene scene;
    private final long[] threads;
    private volatile long paintedAt;
    private volatile long cpuAt;
    private volatile int painted;

    /// To be called on the JavaFX thread.
    Frames(Scene scene) {
        this.scene = scene;
        this.threads = Thread.getAllStackTraces().keySet().stream()
                .filter(it -> it.getName().startsWith("JavaFX Application") || it.getName().startsWith("QuantumRenderer"))
                .mapToLong(Thread::threadId).toArray();
        var tracker = PerformanceTracker.getSceneTracker(scene);
        tracker.setOnRenderedFrameTask(() -> {
            paintedAt = System.nanoTime();
            cpuAt = cpu();
            painted++;
        });
    }

    private static Method pulse() {
        try {
            var pulse = com.sun.javafx.tk.quantum.QuantumToolkit.class.getDeclaredMethod("pulse");
            pulse.setAccessible(true);
            return pulse;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("this JavaFX has no pulse of that name", e);
        }
    }

    private long cpu() {
        return Arrays.stream(threads).map(THREADS::getThreadCpuTime).sum();
    }

    /// What the program has put off until later is done before the next pulse.
    private void pulse(int quiet, CountDownLatch done) {
        int before = painted;
        fire();
        awaitRenderer();
        int quietNow = painted == before ? quiet + 1 : 0;
        if (quietNow < QUIET) {
            Platform.runLater(() -> pulse(quietNow, done));
        } else {
            done.countDown();
        }
    }

    private static void fire() {
        try {
            PULSE.invoke(com.sun.javafx.tk.Toolkit.getToolkit());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a pulse failed", e);
        }
    }

    /// Pulses without anything to paint go by faster than the renderer paints: what earlier ones asked for is painted first.
    /// Without this a slow frame was taken for none, and then counted as the next input's.
    private static void awaitRenderer() {
        try {
            var rendered = new CountDownLatch(1);
            com.sun.javafx.tk.Toolkit.getToolkit().addRenderJob(new RenderJob(rendered::countDown));
            rendered.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param input what a key, a wheel or a button does
    /// @return what it cost, without a frame if there was nothing to paint
    Sample measure(Runnable input) throws InterruptedException {
        var start = new long[2];
        var finished = new CountDownLatch(1);
        Platform.runLater(() -> {
            painted = 0;
            start[1] = cpu();
            start[0] = System.nanoTime();
            input.run();
            pulse(0, finished);
        });
        if (!finished.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the window does not come to rest");
        }
        return painted == 0 ? new Sample(0, 0, 0) : new Sample(paintedAt - start[0], cpuAt - start[1], painted);
    }

    Scene scene() {
        return scene;
    }
}
