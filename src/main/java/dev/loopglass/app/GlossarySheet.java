package dev.loopglass.app;

import dev.loopglass.app.panel.Card;
import dev.loopglass.app.session.Speech;
import dev.loopglass.explain.Term;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Every word of the glossary, and a field that leaves those in which something stands.
final class GlossarySheet extends Sheet {
    private static final double WIDTH = 600;

    GlossarySheet(Shell shell, Term first) {
        this(shell, new TextField(), new VBox(), first);
    }

    private GlossarySheet(Shell shell, TextField field, VBox list, Term first) {
        super(shell, Speech.of("glossary"), field, scroll(list));
        setId("glossary-sheet");
        setPrefWidth(WIDTH);
        field.getStyleClass().add("first-focus");
        field.promptTextProperty().bind(Speech.of("glossary.prompt"));
        field.accessibleTextProperty().bind(Speech.of("glossary.prompt"));
        list.getStyleClass().add("term-list");
        field.textProperty().addListener((_, _, text) -> fill(list, text));
        fill(list, "");
        if (first != null) {
            field.setText(first.title(Speech.language()));
        }
    }

    private static ScrollPane scroll(VBox list) {
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(460);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    private static void fill(VBox list, String wanted) {
        list.getChildren().clear();
        for (var term : Term.values()) {
            if (fits(term, wanted.strip().toLowerCase(Locale.ROOT))) {
                var entry = new VBox(Card.parts(term));
                entry.getStyleClass().add("term-entry");
                entry.setUserData(term);
                list.getChildren().add(entry);
            }
        }
        if (list.getChildren().isEmpty()) {
            var none = new Label(Speech.say("glossary.none"));
            none.getStyleClass().add("advice");
            list.getChildren().add(none);
        }
    }

    private static boolean fits(Term term, String wanted) {
        return (term.title(Speech.language()) + " " + term.tornado() + " " + term.java() + " "
                + term.text(Speech.language())).toLowerCase(Locale.ROOT).contains(wanted);
    }
}
