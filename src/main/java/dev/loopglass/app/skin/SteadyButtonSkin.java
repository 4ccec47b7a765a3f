package dev.loopglass.app.skin;

import javafx.scene.control.Button;
import javafx.scene.control.skin.ButtonSkin;

/// A button whose text stays where it is, as [SteadyLabelSkin]'s does.
public final class SteadyButtonSkin extends ButtonSkin {
    public SteadyButtonSkin(Button button) {
        super(button);
    }

    @Override
    protected void updateChildren() {
        if (!SteadyLabelSkin.stands(getSkinnable(), getChildren())) {
            super.updateChildren();
        }
    }
}
