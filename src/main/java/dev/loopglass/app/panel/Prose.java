package dev.loopglass.app.panel;

import dev.loopglass.app.session.Asked;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Glossary;
import dev.loopglass.explain.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Sentences in which the names of objects stand in their colours and can be clicked.
public final class Prose {
    private static final Pattern NAME = Pattern.compile("\\b(?:lo|cb|tm|fu|co|ch|ht|cx|ob)\\d+\\b");

    private static final Map<Ref.Type, PseudoClass> TYPES = Arrays.stream(Ref.Type.values())
            .collect(Collectors.toMap(type -> type, type -> PseudoClass.getPseudoClass(type.prefix())));
    static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private Prose() {}

    /// The sentence in pieces, for a text flow: names of objects, words of the glossary, and what lies between.
    public static List<Node> of(String sentence, Session session) {
        var pieces = new ArrayList<Node>();
        var words = Glossary.in(sentence, Speech.language());
        var matcher = NAME.matcher(sentence);
        int at = 0;
        while (matcher.find()) {
            var object = session.trace().object(matcher.group());
            if (object != null) {
                plain(sentence, at, matcher.start(), words, session, pieces);
                pieces.add(name(object, session));
                at = matcher.end();
            }
        }
        plain(sentence, at, sentence.length(), words, session, pieces);
        return pieces;
    }

    /// Lets a flow say a sentence. A piece that looks like the one that stands there only changes its words:
    /// a new one would look for its styles anew.
    public static void fill(TextFlow flow, String sentence, Session session) {
        var before = flow.getChildren();
        var pieces = of(sentence, session);
        for (int i = 0; i < Math.min(pieces.size(), before.size()); i++) {
            var old = (Text) before.get(i);
            var its = (Text) pieces.get(i);
            if (old.getStyleClass().equals(its.getStyleClass())) {
                old.setText(its.getText());
                old.setUserData(its.getUserData());
                old.setOnMouseEntered(its.getOnMouseEntered());
                old.setOnMouseExited(its.getOnMouseExited());
                old.setOnMouseClicked(its.getOnMouseClicked());
            } else {
                before.set(i, its);
            }
        }
        if (before.size() > pieces.size()) {
            before.remove(pieces.size(), before.size());
        } else if (before.size() < pieces.size()) {
            before.addAll(pieces.subList(before.size(), pieces.size()));
        }
    }

    private static void plain(String sentence, int from, int to, List<Glossary.Place> words, Session session,
            List<Node> pieces) {
        int at = from;
        for (var word : words) {
            if (word.from() >= at && word.to() <= to) {
                piece(sentence.substring(at, word.from()), pieces);
                pieces.add(word(sentence.substring(word.from(), word.to()), word.term(), session));
                at = word.to();
            }
        }
        piece(sentence.substring(at, to), pieces);
    }

    private static void piece(String text, List<Node> pieces) {
        if (!text.isEmpty()) {
            var plain = new Text(text);
            plain.getStyleClass().add("prose");
            pieces.add(plain);
        }
    }

    private static Text word(String text, Term term, Session session) {
        var word = new Text(text);
        word.getStyleClass().addAll("prose", "term");
        word.setUserData(term);
        explain(word, term, session);
        return word;
    }

    /// Explains the term while the mouse is over the node.
    static void explain(Node node, Term term, Session session) {
        node.setOnMouseEntered(e -> {
            var where = (Node) e.getSource();
            session.askedProperty().set(new Asked(term, where.localToScene(where.getBoundsInLocal()), false));
        });
        node.setOnMouseExited(_ -> session.askedProperty().set(null));
    }

    /// For dots below the words of the glossary, for whoever wonders which have a card.
    public static Path dots() {
        var dots = new Path();
        dots.getStyleClass().add("dots");
        dots.setMouseTransparent(true);
        return dots;
    }

    /// Puts them where the words stand now.
    public static void dot(TextFlow flow, Path dots) {
        var lines = new ArrayList<PathElement>();
        for (var piece : flow.getChildren()) {
            if (piece.getUserData() instanceof Term) {
                var box = piece.getBoundsInParent();
                lines.add(new MoveTo(box.getMinX(), box.getMaxY() - 1.5));
                lines.add(new LineTo(box.getMaxX(), box.getMaxY() - 1.5));
            }
        }
        dots.getElements().setAll(lines);
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

    /// Gives a label the looks of an object's name. By states and not by classes of style: for a node that has other
    /// classes than before, everything is looked up again.
    public static void dress(Label name, Ref object) {
        if (!name.getStyleClass().contains("object")) {
            name.getStyleClass().add("object");
        }
        TYPES.forEach((type, state) -> name.pseudoClassStateChanged(state, object != null && object.type() == type));
    }

    /// The style class that carries the colour of the object's type.
    public static String styleOf(Ref object) {
        return "of-" + object.type().prefix();
    }
}
