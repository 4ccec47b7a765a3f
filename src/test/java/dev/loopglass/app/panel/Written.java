package dev.loopglass.app.panel;

import java.util.List;
import javafx.scene.Node;

/// What the painted rows of ladder and state say. To be asked on the JavaFX thread.
public final class Written {
    private Written() {}

    private static Line line(Node row) {
        return (Line) row;
    }

    /// Name, matter, more, end, each whole.
    public static List<String> in(Node row) {
        return line(row).look().all().map(Quill.Words::text).toList();
    }

    /// Whether the row's object is marked as the one that is followed.
    public static boolean isChosen(Node row) {
        return line(row).look().name().below() == Quill.Below.LINE;
    }

    /// Where on the ladder a rung is, from 0.
    public static int number(Node rung) {
        return ((RungRow) rung).number();
    }

    /// How many pieces of line there are in a rung; two for each request that comes and goes on.
    public static long pieces(Node rung) {
        return line(rung).look().rails().rails().stream()
                .mapToLong(it -> (it.above() == Rails.Half.NONE ? 0 : 1) + (it.below() == Rails.Half.NONE ? 0 : 1)).sum();
    }
}
