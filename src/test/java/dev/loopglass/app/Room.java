package dev.loopglass.app;

import com.sun.javafx.scene.NodeHelper;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Slate;
import dev.loopglass.app.survey.Frame;
import dev.loopglass.app.survey.Tape;
import dev.loopglass.trace.TraceReader;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;

/// A window's inside that is in no window: it can be made as large as one likes and is never painted, so hundreds of
/// looks at it take seconds.
final class Room {
    final Shell shell;

    private Room(Shell shell) {
        this.shell = shell;
    }

    static Room of(Theme.Choice look) throws Exception {
        Toolkit.startHeadless();
        return Toolkit.call(() -> {
            var windows = new Windows(Settings.in(null), () -> { });
            windows.look(look);
            var shell = new Shell(windows);
            shell.welcome();
            shell.dress(new Scene(shell, 1280, 800));
            return new Room(shell);
        });
    }

    /// What is painted on the rows of the source.
    List<Tape.Item> source() {
        return Hall.see(() -> ((Parent) shell.lookup("#source")).getChildrenUnmodifiable().stream().filter(Node::isVisible)
                .flatMap(row -> painted((Slate) row)).toList());
    }

    /// What is painted on a slate, and where in what holds it.
    List<Tape.Item> painted(String slate) {
        return Hall.see(() -> painted((Slate) shell.lookup(slate)).toList());
    }

    private static Stream<Tape.Item> painted(Slate slate) {
        var canvas = (Canvas) slate.getChildrenUnmodifiable().getFirst();
        double right = slate.getLayoutX() + canvas.getLayoutX();
        double down = slate.getLayoutY() + canvas.getLayoutY();
        return Tape.of(canvas).stream().map(it -> new Tape.Item(it.shape(), it.text(), new Frame(it.frame().left() + right,
                it.frame().top() + down, it.frame().right() + right, it.frame().bottom() + down), it.colors(), it.font(),
                it.scale(), it.clip(), it.row()));
    }

    /// What is painted below what moves on the timeline.
    List<Tape.Item> ground() {
        return Hall.see(() -> ((Parent) shell.lookup("#timeline").getParent().getChildrenUnmodifiable().getFirst())
                .getChildrenUnmodifiable().stream().filter(Node::isVisible).sorted(Comparator.comparing(Node::getLayoutY))
                .flatMap(slate -> painted((Slate) slate)).toList());
    }

    void open(Path file) throws Exception {
        var trace = TraceReader.read(file).trace();
        Hall.on(() -> {
            var session = new Session(file, trace);
            session.lookNow();
            shell.show(session);
        });
    }

    /// The first layout tells the panels how large they are; what they then ask for comes with the next turn of the
    /// window's loop.
    void settle(double width, double height) {
        for (int i = 0; i < 2; i++) {
            Hall.on(() -> {
                if (shell.desk() != null) {
                    shell.desk().invalidate();
                }
                shell.resize(width, height);
                pulse(shell);
            });
        }
    }

    /// What a pulse of the toolkit does short of painting. Only what has changed gets its style, where
    /// [Node#applyCss] would go through the whole window: that was half of these tests' time.
    static void pulse(Shell shell) {
        shell.pulse();
        NodeHelper.processCSS(shell);
        shell.layout();
    }
}
