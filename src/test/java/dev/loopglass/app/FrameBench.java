package dev.loopglass.app;

import dev.loopglass.app.session.Errand;
import dev.loopglass.app.session.Session;
import dev.loopglass.bench.LongTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

/// How long a step takes until it is painted, in a window on a trace of a thousand steps and in one on a
/// million, in turn and in one run: software pipeline, 1440 × 900.
///
/// `mvn test-compile exec:exec@frame-bench`
public final class FrameBench {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    /// Before the first input is measured, in each window: somebody has stepped through a trace once.
    private static final int LESSON = Integer.getInteger("bench.lesson", 1_500);
    /// The first of these are measured apart: nothing is compiled yet.
    private static final int COLD = 200;
    private static final int WARM_UPS = Integer.getInteger("bench.warmups", 100);
    private static final int SAMPLES = Integer.getInteger("bench.samples", 500);
    private static final int STOLEN = 7;
    private static final String ONLY = System.getProperty("bench.only", "");

    /// A window, and what is done in it.
    private static final class Seat {
        final String name;
        final Shell shell;
        final Frames frames;
        final Random random = new Random(7);

        Seat(String name, Shell shell, Frames frames) {
            this.name = name;
            this.shell = shell;
            this.frames = frames;
        }

        Session session() {
            return shell.session();
        }

        void press(KeyCode code, boolean shift, boolean control) {
            var owner = frames.scene().getFocusOwner();
            Event.fireEvent(owner == null ? frames.scene() : owner,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
        }

        void wheel(double delta, boolean shift) {
            var canvas = shell.lookup("#timeline");
            Event.fireEvent(canvas, new ScrollEvent(ScrollEvent.SCROLL, 700, 60, 700, 60, shift, false, false, false,
                    false, false, shift ? delta : 0, shift ? 0 : delta, 0, 0, null, 0, null, 0, 0, null));
        }

        void mouse(javafx.event.EventType<MouseEvent> type, Node node, double x, double y) {
            Point2D at = node.localToScene(x, y);
            Event.fireEvent(node, new MouseEvent(type, at.getX(), at.getY(), at.getX(), at.getY(),
                    type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY, 1, false, false, false,
                    false, type != MouseEvent.MOUSE_MOVED, false, false, false, false, true, null));
        }

        int anywhere() {
            return 20 + random.nextInt(session().trace().size() - 100);
        }
    }

    /// @param before brings the window to where it begins; not measured, done before every `often`-th input
    private record Input(String name, int often, Consumer<Seat> before, Consumer<Seat> act) {}

    private static final List<Input> INPUTS = List.of(
            new Input("step", 40, seat -> seat.session().go(seat.anywhere()),
                    seat -> seat.press(KeyCode.RIGHT, false, false)),
            new Input("step back", 20, seat -> seat.session().go(seat.anywhere()),
                    seat -> seat.press(KeyCode.LEFT, false, false)),
            new Input("step, close up", 40, seat -> {
                seat.session().go(seat.anywhere());
                seat.press(KeyCode.Z, false, false);
            }, seat -> seat.press(KeyCode.RIGHT, false, false)),
            new Input("over", 5, seat -> seat.session().go(seat.anywhere()),
                    seat -> seat.press(KeyCode.RIGHT, true, false)),
            new Input("turn", 2, seat -> seat.session().go(seat.anywhere() / 2),
                    seat -> seat.press(KeyCode.RIGHT, false, true)),
            new Input("jump", 1, _ -> { }, seat -> seat.session().jump(seat.anywhere())),
            new Input("next about", 1, seat -> {
                seat.session().selectedProperty().set(null);
                seat.session().go(seat.anywhere() / 2);
            }, seat -> seat.press(KeyCode.N, false, false)),
            new Input("zoom", 16, seat -> seat.press(KeyCode.DIGIT0, false, true), seat -> seat.wheel(120, false)),
            new Input("pan", 8, seat -> {
                seat.press(KeyCode.DIGIT0, false, true);
                for (int i = 0; i < 6; i++) {
                    seat.wheel(120, false);
                }
            }, seat -> seat.wheel(-40, true)),
            new Input("hover", 0, _ -> { }, seat -> seat.mouse(MouseEvent.MOUSE_MOVED, seat.shell.lookup("#timeline"),
                    200 + seat.random.nextInt(1000), 40 + seat.random.nextInt(150))));

    private FrameBench() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("loopglass-frames");
        var thousand = folder.resolve("thousand.json");
        var million = folder.resolve("million.json");
        try {
            LongTrace.record(thousand, 10);
            LongTrace.record(million, Integer.getInteger("bench.fetches", 10_000));
            Toolkit.startHeadless();
            Platform.setImplicitExit(false);
            compare(List.of(open("thousand", thousand), open("million", million)));
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            Files.deleteIfExists(thousand);
            Files.deleteIfExists(million);
            Files.delete(folder);
        }
        System.exit(0);
    }

    private static Seat open(String name, Path file) throws Exception {
        long start = System.nanoTime();
        var opened = Opened.read(file, Errand.here());
        long read = System.nanoTime();
        var seat = Toolkit.call(() -> {
            var stage = new Stage();
            var shell = new Windows(Settings.in(null), () -> { }).show(stage);
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            return new Seat(name, shell, new Frames(stage.getScene()));
        });
        long window = System.nanoTime();
        var shown = seat.frames.measure(() -> seat.shell.enter(opened, 0));
        System.out.printf(Locale.ROOT, "%-9s %,9d steps: read in %,d ms, window in %,d ms, shown in %,d ms%n", name,
                opened.session().trace().size(), (read - start) / 1_000_000, (window - read) / 1_000_000,
                shown.nanos() / 1_000_000);
        return seat;
    }

    private static void compare(List<Seat> seats) throws Exception {
        var before = processors();
        System.out.printf("%n%-16s%s%s%n", "", "  by the clock: median, 99th percentile, longest (ms)         ",
                "   processor: median, 99th percentile (ms)     frames");
        var step = INPUTS.getFirst();
        print("first steps", seats, measure(seats, step, 0, COLD));
        measure(seats, step, LESSON - COLD, 0);
        for (var input : INPUTS) {
            if (input.name().contains(ONLY)) {
                print(input.name(), seats, measure(seats, input, WARM_UPS, SAMPLES));
            }
        }
        var after = processors();
        if (after.length > 0) {
            System.out.printf(Locale.ROOT, "%nOther machines on the same processors took %.1f %% of their time.%n", 100.0
                    * (after[STOLEN] - before[STOLEN]) / (LongStream.of(after).sum() - LongStream.of(before).sum()));
        }
    }

    /// What they have done since the system began, in hundredths of a second: Linux says it of itself, and of a virtual machine
    /// also for how long others had what it had asked for. A percentile by the clock is worth no more than that allows.
    private static long[] processors() throws IOException {
        var stat = Path.of("/proc/stat");
        return !Files.exists(stat) ? new long[0]
                : Stream.of(Files.readAllLines(stat).getFirst().split(" +")).skip(1).limit(STOLEN + 1).mapToLong(Long::parseLong).toArray();
    }

    /// @return what was painted in each window
    private static List<List<Frames.Sample>> measure(List<Seat> seats, Input input, int warmUps, int samples) throws Exception {
        var all = new ArrayList<List<Frames.Sample>>();
        seats.forEach(_ -> all.add(new ArrayList<>()));
        for (int round = -warmUps; round < samples; round++) {
            boolean begins = input.often() == 0 ? round == -warmUps : Math.floorMod(round, input.often()) == 0;
            for (int i = 0; i < seats.size(); i++) {
                var seat = seats.get(i);
                if (begins) {
                    seat.frames.measure(() -> input.before().accept(seat));
                }
                var sample = seat.frames.measure(() -> input.act().accept(seat));
                if (round >= 0 && sample.frames() > 0) {
                    all.get(i).add(sample);
                }
            }
        }
        return all;
    }

    private static void print(String input, List<Seat> seats, List<List<Frames.Sample>> all) {
        for (int i = 0; i < seats.size(); i++) {
            print(i == 0 ? input : "", seats.get(i).name, all.get(i), all.getFirst());
        }
    }

    private static void print(String input, String seat, List<Frames.Sample> samples, List<Frames.Sample> base) {
        double median = at(samples, 0.5, Frames.Sample::nanos);
        System.out.printf(Locale.ROOT, "%-16s %-9s %7.1f %7.1f %7.1f  × %4.2f   × %4.2f   |  %7.1f %7.1f   × %4.2f  | %4.1f%n", input,
                seat, median, at(samples, 0.99, Frames.Sample::nanos), at(samples, 1, Frames.Sample::nanos),
                median / at(base, 0.5, Frames.Sample::nanos),
                at(samples, 0.99, Frames.Sample::nanos) / at(base, 0.99, Frames.Sample::nanos),
                at(samples, 0.5, Frames.Sample::cpuNanos), at(samples, 0.99, Frames.Sample::cpuNanos),
                at(samples, 0.5, Frames.Sample::cpuNanos) / at(base, 0.5, Frames.Sample::cpuNanos),
                samples.stream().mapToInt(Frames.Sample::frames).average().orElse(0));
    }

    private static double at(List<Frames.Sample> samples, double share, ToDoubleFunction<Frames.Sample> what) {
        var sorted = samples.stream().mapToDouble(what).toArray();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
    }
}
