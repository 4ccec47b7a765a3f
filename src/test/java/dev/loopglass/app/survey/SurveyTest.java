package dev.loopglass.app.survey;

import static dev.loopglass.app.survey.Fault.Kind.CLIPPED;
import static dev.loopglass.app.survey.Fault.Kind.CONTRAST;
import static dev.loopglass.app.survey.Fault.Kind.OUTSIDE;
import static dev.loopglass.app.survey.Fault.Kind.OVERLAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The one who looks for faults is shown some.
class SurveyTest {
    @BeforeAll
    static void start() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Platform.setImplicitExit(false);
        var up = new CompletableFuture<Void>();
        try {
            Platform.startup(() -> up.complete(null));
            up.join();
        } catch (IllegalStateException e) {
            // Another test of this process has started it.
        }
    }

    private static List<Fault> survey(Supplier<Node> made) {
        return CompletableFuture.supplyAsync(() -> {
            var pane = new Pane(made.get());
            pane.setStyle("-fx-background-color: white;");
            // Whatever theme another test has left behind.
            new Scene(pane, 400, 300).setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            pane.resize(400, 300);
            pane.applyCss();
            pane.layout();
            return Survey.of(pane, 400, 300, Standard.USUAL);
        }, Platform::runLater).join();
    }

    private static List<Fault> painted(Consumer<GraphicsContext> painter) {
        return survey(() -> {
            var canvas = new Canvas(200, 100);
            painter.accept(canvas.getGraphicsContext2D());
            return canvas;
        });
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setStyle("-fx-font-size: 14px; -fx-text-fill: black; " + style);
        return label;
    }

    private static Text text(String words) {
        var text = new Text(0, 14, words);
        text.setStyle("-fx-fill: black;");
        return text;
    }

    @Test
    void nothingIsSaidAboutWhatIsInOrder() {
        assertThat(survey(() -> new VBox(8, label("One line", ""), new Button("A button"), new TextField("typed"))))
                .isEmpty();
    }

    @Test
    void aTextCutToAnEllipsisIsFoundUnlessATipHasItAndEnoughIsLeft() {
        var wide = "-fx-max-width: 90px; -fx-pref-width: 90px;";
        var whole = "All that the label wants to say";
        assertThat(survey(() -> label(whole, wide))).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(CLIPPED);
            assertThat(it.toString()).contains(whole, ".label", "of 31 letters", "no tip");
        });
        assertThat(survey(() -> told(label(whole, wide)))).isEmpty();
        assertThat(survey(() -> told(label(whole, "-fx-max-width: 30px; -fx-pref-width: 30px;")))).singleElement()
                .satisfies(it -> assertThat(it.detail()).contains("letters are left"));
    }

    private static Label told(Label label) {
        label.setTooltip(new Tooltip(label.getText()));
        return label;
    }

    @Test
    void aTextHigherOrWiderThanItsBoxIsFound() {
        assertThat(survey(() -> label("too low", "-fx-max-height: 6px; -fx-pref-height: 6px; -fx-min-height: 6px;")))
                .extracting(Fault::kind).containsExactly(CLIPPED);
        assertThat(survey(() -> {
            var box = new Pane(text("a text that knows no bounds"));
            box.setPrefSize(60, 20);
            return box;
        })).singleElement().satisfies(it -> assertThat(it.detail()).contains("px too wide"));
    }

    @Test
    void whatAClipCutsOffIsFoundButNotWhatCanBeScrolledTo() {
        assertThat(survey(() -> {
            var box = new Pane(text("half of it"));
            box.setPrefSize(200, 20);
            box.setClip(new Rectangle(30, 20));
            return box;
        })).extracting(Fault::kind).containsExactly(CLIPPED);
        assertThat(survey(() -> {
            var list = new VBox();
            for (int i = 0; i < 20; i++) {
                list.getChildren().add(label("row " + i, ""));
            }
            var scroll = new ScrollPane(list);
            scroll.setPrefSize(150, 70);
            return scroll;
        })).isEmpty();
    }

    @Test
    void aPromptThatDoesNotFitIsFoundButNotALongEntry() {
        assertThat(survey(() -> {
            var field = new TextField();
            field.setPromptText("a prompt that tells a whole story");
            field.setStyle("-fx-pref-width: 90px; -fx-prompt-text-fill: black; -fx-background-color: white;");
            return field;
        })).extracting(Fault::kind).containsExactly(CLIPPED);
        assertThat(survey(() -> {
            var field = new TextField("an entry that is longer than the field that it stands in");
            field.setPrefWidth(90);
            return field;
        })).isEmpty();
    }

    @Test
    void whatLiesOutsideTheWindowIsFound() {
        assertThat(survey(() -> {
            var label = label("over the edge", "");
            label.relocate(370, 10);
            return label;
        })).extracting(Fault::kind).containsOnly(OUTSIDE);
        assertThat(survey(() -> {
            var button = new Button("low");
            button.relocate(10, 290);
            return button;
        })).isNotEmpty();
    }

    @Test
    void overlapsAreFound() {
        assertThat(survey(() -> {
            var other = label("another", "");
            other.relocate(30, 4);
            return new Pane(label("one text", ""), other);
        })).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(OVERLAP);
            assertThat(it.toString()).contains("another", "one text", "px");
        });
        assertThat(survey(() -> {
            var other = new Button("another");
            other.relocate(20, 4);
            return new Pane(new Button("one button"), other);
        })).extracting(Fault::kind).contains(OVERLAP);
    }

    @Test
    void contrastIsThatOfWcag() {
        assertThat(Contrast.of(Color.BLACK, Color.WHITE)).isCloseTo(21, within(0.01));
        assertThat(Contrast.of(Color.web("#767676"), Color.WHITE)).isCloseTo(4.54, within(0.01));
    }

    @Test
    void aFaintTextIsFoundOnWhatIsReallyBelowIt() {
        assertThat(survey(() -> label("faint", "-fx-text-fill: #999999;"))).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(CONTRAST);
            assertThat(it.detail()).isEqualTo("#999999 on #ffffff is 2.85 : 1, wanted 4.5");
        });
        assertThat(survey(() -> label("faint", "-fx-text-fill: #999999; -fx-background-color: black;"))).isEmpty();
        assertThat(survey(() -> label("large", "-fx-text-fill: #888888; -fx-font-size: 24px;"))).isEmpty();
        assertThat(survey(() -> label("on a veil", "-fx-background-color: black, #ffffffcc;"))).isEmpty();
        assertThat(survey(() -> {
            var label = label("faded", "");
            label.setOpacity(0.4);
            return label;
        })).extracting(Fault::kind).containsExactly(CONTRAST);
    }

    @Test
    void aFaintSignIsFound() {
        assertThat(survey(() -> new Circle(20, 20, 5, Color.LIGHTGRAY))).extracting(Fault::kind).containsExactly(CONTRAST);
        assertThat(survey(() -> {
            var ring = new Circle(20, 20, 5, Color.WHITE);
            ring.setStroke(Color.DARKBLUE);
            return ring;
        })).isEmpty();
    }

    @Test
    void whatACanvasSaysIsReadWithoutItsPixels() {
        assertThat(painted(g -> {
            g.setFill(Color.NAVY);
            g.fillRect(0, 0, 200, 100);
            g.setFill(Color.WHITE);
            g.fillText("white on blue", 10, 20);
        })).isEmpty();
        assertThat(painted(g -> {
            g.setFill(Color.NAVY);
            g.fillRoundRect(0, 0, 200, 100, 4, 4);
            g.setFill(Color.BLACK);
            g.fillText("black on blue", 10, 20);
        })).singleElement().satisfies(it -> assertThat(it.toString()).contains("black on blue", "#000000 on #000080"));
        assertThat(painted(g -> {
            g.fillText("one text", 10, 20);
            g.fillText("another", 30, 22);
        })).extracting(Fault::kind).containsExactly(OVERLAP);
    }

    @Test
    void whatDoesNotFitOnACanvasIsFound() {
        assertThat(painted(g -> g.fillText("over the edge of it", 150, 20))).extracting(Fault::kind).containsExactly(CLIPPED);
        assertThat(painted(g -> {
            g.save();
            g.beginPath();
            g.rect(0, 0, 40, 50);
            g.clip();
            g.fillText("longer than its part", 2, 20);
            g.restore();
            g.fillText("not so this", 2, 60);
        })).singleElement().satisfies(it -> assertThat(it.text()).isEqualTo("longer than its part"));
    }

    @Test
    void aPatternIsJudgedByItsExtremes() {
        assertThat(painted(g -> {
            var tile = new WritableImage(2, 1);
            tile.getPixelWriter().setColor(0, 0, Color.WHITE);
            tile.getPixelWriter().setColor(1, 0, Color.BLACK);
            g.setFill(new ImagePattern(tile, 0, 0, 2, 1, false));
            g.fillRect(0, 0, 200, 100);
            g.setFill(Color.BLACK);
            g.fillText("on stripes", 10, 20);
        })).extracting(Fault::kind).containsExactly(CONTRAST);
    }

    @Test
    void whatWasPaintedOverIsForgotten() {
        assertThat(painted(g -> {
            g.fillText("old", 10, 20);
            g.setFill(Color.WHITE);
            g.fillRect(0, 0, 200, 100);
            g.setFill(Color.BLACK);
            g.fillText("new", 10, 20);
        })).isEmpty();
    }
}
