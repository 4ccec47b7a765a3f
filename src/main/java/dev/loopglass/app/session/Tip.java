package dev.loopglass.app.session;

import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// What is said where the mouse rests. It is the same as the accessible help, so that who does not see it hears it.
///
/// A [Tooltip] is a window with a scene of its own, and takes longer to make than the button it is for. A window of
/// ours has about eighty of them, which are made when somebody points there for the first time.
public final class Tip implements EventHandler<MouseEvent> {
    private static final double WIDEST = 520;

    private final Node node;
    private Tooltip tooltip;

    private Tip(Node node) {
        this.node = node;
    }

    /// Lets the node say this.
    public static void on(Node node, ObservableValue<String> text) {
        node.accessibleHelpProperty().bind(text);
        on(node);
    }

    /// Lets the node say what its accessible help is by then, if there is any.
    public static void on(Node node) {
        var tip = new Tip(node);
        node.getProperties().put(Tip.class, tip);
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, tip);
    }

    @Override
    public void handle(MouseEvent event) {
        var help = node.getAccessibleHelp();
        if (help == null || help.isEmpty()) {
            Tooltip.uninstall(node, tooltip);
            return;
        }
        if (tooltip == null) {
            tooltip = new Tooltip();
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(WIDEST);
            tooltip.textProperty().bind(node.accessibleHelpProperty());
        }
        Tooltip.install(node, tooltip);
    }
}
