package dev.loopglass.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Slate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is drawn in the cheaper way looks as if it were drawn in the usual one.
class SketchTest {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 160;
    private static final Ink INK = Ink.light(Font.getDefault().getFamily(), Font.getDefault().getFamily());

    @BeforeAll
    static void start() {
        try {
            Platform.startup(() -> { });
        } catch (IllegalStateException e) {
            // It runs already.
        }
        Platform.setImplicitExit(false);
    }

    private static void on(Runnable work) throws Exception {
        var task = new FutureTask<Void>(work, null);
        Platform.runLater(task);
        task.get();
    }

    /// Everything that is ever drawn on the glass, and every glyph.
    private static List<Consumer<Pen>> drawings() {
        var all = new ArrayList<Consumer<Pen>>();
        Arrays.stream(Glyph.values()).forEach(it -> all.add(g -> it.draw(g, INK, 90.3, 70.6)));
        for (var arrow : Arrow.values()) {
            all.add(g -> arrow.draw(g, INK, 40, 30, 190, 120));
            all.add(g -> arrow.draw(g, INK, 190, 60, 60, 60));
        }
        all.add(g -> {
            g.setStroke(Color.RED);
            g.setLineWidth(2);
            g.strokeLine(77, 14, 77, 150);
        });
        all.add(g -> {
            g.setFont(INK.font(11));
            g.setFill(Color.BLACK);
            g.fillText("steps 3–9, 輪迴", 30, 50);
        });
        all.add(g -> {
            g.clip(50, 40, 60, 30);
            g.setFill(Color.GREEN);
            g.fillOval(20, 20, 90, 90);
            g.setStroke(Color.NAVY);
            g.setLineWidth(3);
            g.strokeRoundRect(60, 45, 100, 90, 12);
            g.restore();
        });
        return all;
    }

    @Test
    void aSketchIsNoLargerThanWhatIsOnItAndShowsAllOfIt() throws Exception {
        for (var drawing : drawings()) {
            on(() -> {
                var canvas = new Canvas(WIDTH, HEIGHT);
                drawing.accept(new Brush(canvas.getGraphicsContext2D()));
                var slate = new Slate();
                var root = new Group(slate);
                new Scene(root);
                slate.resize(WIDTH, HEIGHT);
                var sketch = new Sketch(slate);
                // What was there before leaves nothing behind.
                sketch.setFill(Color.ORANGE);
                sketch.fillRect(0, 0, WIDTH, HEIGHT);
                sketch.show();
                drawing.accept(sketch);
                sketch.show();
                assertThat(differing(picture(root), picture(new Group(canvas)), 0)).as("pixels").isZero();
                var drawn = (Canvas) slate.getChildrenUnmodifiable().getFirst();
                assertThat(drawn.getWidth() * drawn.getHeight()).isBetween(4.0, WIDTH * HEIGHT * 0.75);
            });
        }
    }

    @Test
    void straightLinesLookLikeLines() throws Exception {
        for (double width : new double[] {1, 1.4, 2}) {
            // Those that the timeline has.
            for (var dashes : width == 2 ? new double[][] {{}} : width == 1 ? new double[][] {{}, {3, 3}, {1, 2}}
                    : new double[][] {{}, {5, 4}, {1.5, 3.5}}) {
                on(() -> {
                    var filled = new Canvas(WIDTH, HEIGHT);
                    var brush = new Brush(filled.getGraphicsContext2D());
                    var stroked = new Canvas(WIDTH, HEIGHT);
                    var pen = stroked.getGraphicsContext2D();
                    brush.setStroke(Color.BLACK);
                    brush.setLineWidth(width);
                    brush.setLineDashes(dashes);
                    pen.setStroke(Color.BLACK);
                    pen.setLineWidth(width);
                    pen.setLineDashes(dashes);
                    for (double[] line : new double[][] {{20, 30.5, 200, 30.5}, {60.5, 20, 60.5, 140}, {30, 90.5, 31, 90.5}}) {
                        brush.strokeLine(line[0], line[1], line[2], line[3]);
                        pen.strokeLine(line[0], line[1], line[2], line[3]);
                    }
                    int length = 180 + 120 + 1;
                    assertThat(differing(picture(new Group(filled)), picture(new Group(stroked)), 70))
                            .as("pixels of lines %s wide with dashes %s", width, Arrays.toString(dashes)).isLessThan(length / 20);
                });
            }
        }
    }

    private static WritableImage picture(Node node) {
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.WHITE);
        parameters.setViewport(new Rectangle2D(0, 0, WIDTH, HEIGHT));
        return node.snapshot(parameters, null);
    }

    /// How many pixels differ by more than that in one of their colours, of 255.
    private static int differing(WritableImage one, WritableImage other, int much) {
        int count = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int a = one.getPixelReader().getArgb(x, y);
                int b = other.getPixelReader().getArgb(x, y);
                for (int shift = 0; shift < 24; shift += 8) {
                    if (Math.abs((a >> shift & 255) - (b >> shift & 255)) > much) {
                        count++;
                        break;
                    }
                }
            }
        }
        return count;
    }
}
