package dev.loopglass.app.panel;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Sample;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Tone;
import java.util.Arrays;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;

/// Every sign of source, flow and state, drawn by what draws those.
public final class Legend {
    private static final double HEIGHT = 22;

    private Legend() {}

    /// The signs beside a line of source.
    public static List<Sample> gutter(Ink ink) {
        return Arrays.stream(Gutter.values()).map(it -> {
            var canvas = new Canvas(46, HEIGHT);
            it.draw(canvas.getGraphicsContext2D(), ink, it == Gutter.STOP ? 4 : 16, HEIGHT / 2);
            return new Sample("gutter." + it, canvas);
        }).toList();
    }

    /// The colours of source text.
    public static List<Sample> tones(Ink ink) {
        return Arrays.stream(Tone.values()).map(it -> {
            var text = new Text(it.example());
            text.setFont(ink.code(12));
            text.setFill(Tint.of(it, ink));
            return new Sample("tone." + it, text);
        }).toList();
    }

    /// The rungs of the flow.
    public static List<Sample> rungs() {
        return Arrays.stream(Reached.values()).map(it -> new Sample("rung." + it, rung(it))).toList();
    }

    private static Node rung(Reached reached) {
        var rails = new Rails(HEIGHT);
        rails.show(1, 0, reached == Reached.COMING ? 0 : reached == Reached.HERE ? 1 : 2,
                List.of(new Rails.Stretch(0, 2)));
        var rung = new HBox(rails);
        rung.getStyleClass().addAll("rung", "rung-sample");
        return rung;
    }

    /// The rows of the state.
    public static List<Sample> rows() {
        return List.of(row("changed", StateRow.CHANGED), row("chosen", StateRow.CHOSEN),
                row("pointed", Prose.POINTED));
    }

    private static Sample row(String key, PseudoClass how) {
        var name = new Label("fu4");
        Prose.dress(name, Ref.Type.FUTURE);
        var row = new HBox(name);
        row.getStyleClass().add("state-row");
        row.pseudoClassStateChanged(how, true);
        return new Sample("row." + key, row);
    }

    /// The colours and the names of objects.
    public static List<Sample> objects() {
        return Arrays.stream(Ref.Type.values()).map(type -> {
            var name = new Label(type.prefix() + "1");
            Prose.dress(name, type);
            return new Sample("object." + type, name);
        }).toList();
    }
}
