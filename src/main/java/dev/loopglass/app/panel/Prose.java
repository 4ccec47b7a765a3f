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

    /// What looks and acts in a way of its own.
    private enum Sort { PLAIN, TERM, OBJECT }

    /// @param about a word of the glossary, an object, or null for what lies between
    private record Piece(String text, Object about) {
        Sort sort() {
            return about == null ? Sort.PLAIN : about instanceof Term ? Sort.TERM : Sort.OBJECT;
        }
    }

    /// The sentence in pieces, for a text flow: names of objects, words of the glossary, and what lies between.
    public static List<Node> of(String sentence, Session session) {
        return pieces(sentence, session).stream().<Node>map(piece -> say(text(piece.sort(), session), piece)).toList();
    }

    private static List<Piece> pieces(String sentence, Session session) {
        var pieces = new ArrayList<Piece>();
        var words = Glossary.in(sentence, Speech.language());
        var matcher = NAME.matcher(sentence);
        int at = 0;
        while (matcher.find()) {
            var object = session.trace().object(matcher.group());
            if (object != null) {
                plain(sentence, at, matcher.start(), words, pieces);
                pieces.add(new Piece(object.name(), object));
                at = matcher.end();
            }
        }
        plain(sentence, at, sentence.length(), words, pieces);
        return pieces;
    }

    private static void plain(String sentence, int from, int to, List<Glossary.Place> words, List<Piece> pieces) {
        int at = from;
        for (var word : words) {
            if (word.from() >= at && word.to() <= to) {
                between(sentence.substring(at, word.from()), pieces);
                pieces.add(new Piece(sentence.substring(word.from(), word.to()), word.term()));
                at = word.to();
            }
        }
        between(sentence.substring(at, to), pieces);
    }

    private static void between(String text, List<Piece> pieces) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, null));
        }
    }

    /// Lets a flow say a sentence. It keeps one text of each sort after the other, over and over, and those that a sentence has no
    /// use for are out of sight: a text that is put into a window, or taken out, has its style looked up anew.
    public static void fill(TextFlow flow, String sentence, Session session) {
        var texts = flow.getChildren();
        int at = 0;
        for (var piece : pieces(sentence, session)) {
            while (sort(at) != piece.sort()) {
                say(text(texts, at++, session), null);
            }
            say(text(texts, at++, session), piece);
        }
        texts.subList(at, texts.size()).forEach(it -> say((Text) it, null));
    }

    private static Sort sort(int place) {
        return Sort.values()[place % Sort.values().length];
    }

    private static Text text(List<Node> texts, int place, Session session) {
        if (place == texts.size()) {
            texts.add(text(sort(place), session));
        }
        return (Text) texts.get(place);
    }

    private static Text text(Sort sort, Session session) {
        var text = new Text();
        text.getStyleClass().add("prose");
        switch (sort) {
            case PLAIN -> { }
            case TERM -> {
                text.getStyleClass().add("term");
                text.setOnMouseEntered(_ -> explain(text, (Term) text.getUserData(), session));
                text.setOnMouseExited(_ -> session.askedProperty().set(null));
            }
            case OBJECT -> {
                text.getStyleClass().add("object");
                text.setCursor(Cursor.HAND);
                text.setOnMouseClicked(_ -> session.selectedProperty().set((Ref) text.getUserData()));
                text.setOnMouseEntered(_ -> session.pointedProperty().set((Ref) text.getUserData()));
                text.setOnMouseExited(_ -> session.pointedProperty().set(null));
            }
        }
        return text;
    }

    /// @param piece of the text's sort, or null for nothing
    private static Text say(Text text, Piece piece) {
        text.setText(piece == null ? "" : piece.text());
        text.setUserData(piece == null ? null : piece.about());
        text.setVisible(piece != null);
        text.setManaged(piece != null);
        if (piece != null && piece.about() instanceof Ref object) {
            dress(text, object);
        }
        return text;
    }

    /// Explains the term while the mouse is over the node.
    static void explains(Node node, Term term, Session session) {
        node.setOnMouseEntered(_ -> explain(node, term, session));
        node.setOnMouseExited(_ -> session.askedProperty().set(null));
    }

    private static void explain(Node node, Term term, Session session) {
        session.askedProperty().set(new Asked(term, node.localToScene(node.getBoundsInLocal()), false));
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

    /// Marks the name of the object under the mouse among the pieces of a sentence.
    public static void point(List<Node> pieces, Ref pointed) {
        pieces.forEach(piece ->
                piece.pseudoClassStateChanged(POINTED, pointed != null
                        && pointed.equals(piece.getUserData())));
    }

    /// Gives words the looks of an object's name. By states and not by classes of style: for a node that has other
    /// classes than before, everything is looked up again.
    public static void dress(Node name, Ref object) {
        dress(name, object == null ? null : object.type());
    }

    static void dress(Node name, Ref.Type its) {
        if (!name.getStyleClass().contains("object")) {
            name.getStyleClass().add("object");
        }
        TYPES.forEach((type, state) -> name.pseudoClassStateChanged(state, type == its));
    }
}
