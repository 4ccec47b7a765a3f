package dev.loopglass.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/// All that nodes say: their texts, their tips, their names for a screen reader, what fields ask for.
final class Wording {
    private Wording() {}

    static Set<String> of(Node root) {
        var texts = new LinkedHashSet<String>();
        collect(root, texts);
        return texts;
    }

    private static void collect(Node node, Set<String> texts) {
        if (!node.isVisible()) {
            return;
        }
        var said = new ArrayList<String>();
        said.add(node.getAccessibleText());
        switch (node) {
            case Labeled labeled -> said.add(labeled.getText());
            case TextInputControl field -> said.add(field.getPromptText());
            case Text text when !(text.getParent() instanceof Labeled) -> said.add(text.getText());
            default -> { }
        }
        said.add(node.getAccessibleHelp());
        said.stream().filter(it -> it != null && !it.isBlank()).forEach(it -> texts.addAll(List.of(it.split("\n"))));
        if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }
}
