package dev.loopglass.app.panel;

import dev.loopglass.app.session.Session;
import dev.loopglass.event.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.text.Text;

/// Sentences in which the names of objects stand in their colours and can be clicked.
public final class Prose {
    private static final Pattern NAME = Pattern.compile("\\b(?:lo|cb|tm|fu|co|ch|ht|cx|ob)\\d+\\b");

    static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private Prose() {}

    /// The sentence in pieces, for a text flow.
    public static List<Node> of(String sentence, Session session) {
        var pieces = new ArrayList<Node>();
        var matcher = NAME.matcher(sentence);
        int at = 0;
        while (matcher.find()) {
            var object = session.trace().object(matcher.group());
            if (object != null) {
                plain(sentence.substring(at, matcher.start()), pieces);
                pieces.add(name(object, session));
                at = matcher.end();
            }
        }
        plain(sentence.substring(at), pieces);
        return pieces;
    }

    private static void plain(String text, List<Node> pieces) {
        if (!text.isEmpty()) {
            var plain = new Text(text);
            plain.getStyleClass().add("prose");
            pieces.add(plain);
        }
    }

    private static Text name(Ref object, Session session) {
        var name = new Text(object.name());
        name.getStyleClass().addAll("prose", "object", styleOf(object));
        name.setCursor(Cursor.HAND);
        name.setUserData(object);
        name.setOnMouseClicked(_ -> session.selectedProperty().set(object));
        name.setOnMouseEntered(_ -> session.pointedProperty().set(object));
        name.setOnMouseExited(_ -> session.pointedProperty().set(null));
        return name;
    }

    /// Marks the name of the object under the mouse among the pieces of a sentence.
    public static void point(List<Node> pieces, Ref pointed) {
        pieces.forEach(piece ->
                piece.pseudoClassStateChanged(POINTED, pointed != null
                        && pointed.equals(piece.getUserData())));
    }

    /// The style class that carries the colour of the object's type.
    public static String styleOf(Ref object) {
        return "of-" + object.type().prefix();
    }
}
