package dev.loopglass.app.skin;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.skin.LabelSkin;
import javafx.scene.text.Text;

/// A label whose text stays in the window while it says something else. JavaFX takes it out and puts it in again, and what
/// is put in has its style looked up anew, in each step for each label that changes.
public final class SteadyLabelSkin extends LabelSkin {
    public SteadyLabelSkin(Label label) {
        super(label);
    }

    @Override
    protected void updateChildren() {
        if (!stands(getSkinnable(), getChildren())) {
            super.updateChildren();
        }
    }

    /// Whether all that it is to show is its text, and that is there already.
    static boolean stands(Labeled labeled, List<Node> children) {
        return labeled.getGraphic() == null && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY
                && children.size() == 1 && children.getFirst() instanceof Text;
    }
}
