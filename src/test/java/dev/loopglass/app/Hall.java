package dev.loopglass.app;

import dev.loopglass.app.session.Session;
import dev.loopglass.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/// One real window on a screen that nobody sees, a mouse and a keyboard. The tests of this package share
/// one start of the toolkit, and a recording made once.
final class Hall implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 90;
    private static Path recording;

    final Shell shell;
    private final Stage stage;
    private final Robot robot;

    private Hall(Shell shell, Stage stage, Robot robot) {
        this.shell = shell;
        this.stage = stage;
        this.robot = robot;
    }

    /// A window without a trace, which remembers nothing.
    static Hall empty(double width, double height) throws Exception {
        return empty(Settings.in(null), width, height);
    }

    /// A window without a trace that remembers what these settings say, but for its size.
    static Hall empty(Settings settings, double width, double height) throws Exception {
        Toolkit.startHeadless();
        Platform.setImplicitExit(false);
        var hall = Toolkit.call(() -> {
            var stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            var shell = new Windows(settings, () -> { }).show(stage);
            stage.setWidth(width);
            stage.setHeight(height);
            return new Hall(shell, stage, new Robot());
        });
        // The scene hears of the new size in a later frame.
        hall.settle();
        return hall;
    }

    /// A window on a recorded fetch, at its first step.
    static Hall open(double width, double height) throws Exception {
        return open(recording(), width, height);
    }

    /// A window on a trace, at its first step.
    static Hall open(Path file, double width, double height) throws Exception {
        var hall = empty(width, height);
        var trace = TraceReader.read(file).trace();
        on(() -> hall.shell.show(new Session(file, trace)));
        hall.settle();
        return hall;
    }

    static Hall open() throws Exception {
        return open(1000, 900);
    }

    /// A copy of the bundled recording of one fetch: its times are always the same, and what the window keeps
    /// beside a trace is not left among the bundled ones.
    static synchronized Path recording() throws IOException {
        if (recording == null) {
            var folder = Files.createTempDirectory("loopglass-window");
            recording = Files.copy(Path.of("traces/ok.json"), folder.resolve("fetch.json"));
            recording.toFile().deleteOnExit();
            folder.toFile().deleteOnExit();
        }
        return recording;
    }

    // ---- what one sees

    static void on(Runnable work) {
        Toolkit.call(() -> {
            work.run();
            return null;
        });
    }

    static <T> T see(Supplier<T> look) {
        return Toolkit.call(look::get);
    }

    int step() {
        return see(() -> shell.session().step());
    }

    Session session() {
        return see(shell::session);
    }

    /// The node with this id or style.
    Node node(String selector) {
        return see(() -> shell.lookup(selector));
    }

    /// What the message says that is on top of the window.
    String banner() {
        return see(() -> shell.lookup(".banner-problem") instanceof Label label ? label.getText() : "");
    }

    /// Whether the window says that something is wrong. To be asked on the JavaFX thread.
    boolean complains() {
        var banner = shell.lookup(".banner");
        return banner.isVisible() && !banner.getPseudoClassStates().contains(PseudoClass.getPseudoClass("good"));
    }

    /// What a text flow or a label says.
    String sentence() {
        return see(() -> shell.lookup("#sentence").getAccessibleText());
    }

    /// Waits until it is so, looking after every frame.
    void await(String what, BooleanSupplier condition) throws Exception {
        var done = new CompletableFuture<Void>();
        Runnable look = () -> {
            if (!done.isDone()) {
                if (condition.getAsBoolean()) {
                    done.complete(null);
                } else {
                    Platform.requestNextPulse();
                }
            }
        };
        on(() -> {
            stage.getScene().addPostLayoutPulseListener(look);
            Platform.requestNextPulse();
        });
        try {
            done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("never: " + what, e);
        } finally {
            on(() -> stage.getScene().removePostLayoutPulseListener(look));
        }
    }

    /// Waits until everything that was asked for has been drawn.
    void settle() throws Exception {
        for (int i = 0; i < 3; i++) {
            var frames = new int[1];
            await("a frame", () -> frames[0]++ > 0);
        }
    }

    // ---- what one does

    void press(KeyCode... keys) {
        on(() -> {
            for (var key : keys) {
                robot.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
        });
    }

    /// Letters, digits, a full stop, a colon, a space.
    void type(String text) {
        for (char c : text.toCharArray()) {
            switch (c) {
                case '.' -> press(KeyCode.PERIOD);
                case ' ' -> press(KeyCode.SPACE);
                case ':' -> press(KeyCode.SHIFT, KeyCode.SEMICOLON);
                default -> press(KeyCode.getKeyCode(String.valueOf(c).toUpperCase()));
            }
        }
    }

    /// A click with the shift key held, which the robot's own clicks forget.
    void shiftClick(Node node, double x, double y) {
        on(() -> {
            var at = node.localToScene(x, y);
            node.fireEvent(new MouseEvent(MouseEvent.MOUSE_CLICKED, at.getX(), at.getY(), at.getX(),
                    at.getY(), MouseButton.PRIMARY, 1, true, false, false, false, false, false, false, false,
                    false, true, null));
        });
    }

    /// Opens a file as the window's own commands do: on their thread.
    void load(Path file) {
        on(() -> shell.open(file));
    }

    /// In one go, so that no frame moves the node away between looking where it is and clicking there.
    void click(Node node) {
        on(() -> {
            pointAt(node);
            robot.mouseClick(MouseButton.PRIMARY);
        });
    }

    void click(String selector) {
        click(node(selector));
    }

    void point(double x, double y) {
        on(() -> robot.mouseMove(x, y));
    }

    void pointAt(Node node) {
        on(() -> {
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
        });
    }

    void clickAt(double x, double y) {
        on(() -> {
            robot.mouseMove(x, y);
            robot.mouseClick(MouseButton.PRIMARY);
        });
    }

    void doubleClick(Node node) {
        click(node);
        on(() -> robot.mouseClick(MouseButton.PRIMARY));
    }

    /// Presses here, drags there over a point between, lets go.
    void drag(double fromX, double fromY, double toX, double toY) {
        on(() -> robot.mouseMove(fromX, fromY));
        on(() -> robot.mousePress(MouseButton.PRIMARY));
        on(() -> robot.mouseMove((fromX + toX) / 2, (fromY + toY) / 2));
        on(() -> robot.mouseMove(toX, toY));
        on(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    /// Drags something that follows: this robot's events go to whatever is under the pointer, so that it must
    /// never be left behind.
    void dragSlowly(double fromX, double fromY, double toX, double toY) {
        on(() -> robot.mouseMove(fromX, fromY));
        on(() -> robot.mousePress(MouseButton.PRIMARY));
        int moves = (int) Math.ceil(Math.hypot(toX - fromX, toY - fromY) / 2);
        for (int i = 1; i <= moves; i++) {
            double share = i / (double) moves;
            on(() -> robot.mouseMove(fromX + (toX - fromX) * share, fromY + (toY - fromY) * share));
        }
        on(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    void wheel(double x, double y, int notches) {
        on(() -> robot.mouseMove(x, y));
        on(() -> robot.mouseWheel(notches));
    }

    /// Closes this window and those that were opened from it.
    @Override
    public void close() {
        on(() -> {
            shell.windows().shells().forEach(it -> it.stage().hide());
            stage.hide();
        });
    }
}
