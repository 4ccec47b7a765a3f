package dev.loopglass.app.panel;

import dev.loopglass.app.panel.Quill.Below;
import dev.loopglass.app.panel.Quill.Words;
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
import javafx.scene.layout.Region;
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
    public static List<Sample> rungs(Ink ink) {
        return Arrays.stream(Reached.values()).map(it -> new Sample("rung." + it, rung(it, ink))).toList();
    }

    private static Node rung(Reached reached, Ink ink) {
        int here = reached == Reached.COMING ? 0 : reached == Reached.HERE ? 1 : 2;
        var rails = Rails.of(1, 0, here, List.of(new Rails.Stretch(0, 2)));
        var rung = line(new Line.Look(rails, Words.NONE, Words.NONE, Words.NONE, Words.NONE), new Quill(ink));
        rung.setMinSize(rails.width(), HEIGHT);
        rung.setMaxSize(rails.width(), HEIGHT);
        return rung;
    }

    private static Line line(Line.Look look, Quill quill) {
        var line = new Line();
        line.show(look, quill);
        return line;
    }

    /// The rows of the state.
    public static List<Sample> rows(Ink ink) {
        return List.of(row("changed", StateRow.CHANGED, false, ink), row("chosen", null, true, ink),
                row("pointed", Prose.POINTED, false, ink));
    }

    /// @param how it is marked by its ground or its border, or null
    private static Sample row(String key, PseudoClass how, boolean chosen, Ink ink) {
        var quill = new Quill(ink);
        var name = new Words("fu4", quill.code, ink.future(), chosen ? Below.LINE : Below.NOTHING);
        var row = line(new Line.Look(null, name, Words.NONE, Words.NONE, Words.NONE), quill);
        row.getStyleClass().add("state-row");
        row.setMaxHeight(Region.USE_PREF_SIZE);
        if (how != null) {
            row.pseudoClassStateChanged(how, true);
        }
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
