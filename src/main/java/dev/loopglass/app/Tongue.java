package dev.loopglass.app;

import dev.loopglass.app.session.Icon;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.explain.Language;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;

/// The choice of the language, each of which stands there in its own words.
final class Tongue extends MenuButton {
    Tongue(Windows windows) {
        super(null, Icon.LANGUAGE.draw());
        setId("language");
        getStyleClass().add("compact");
        setMinWidth(Region.USE_PREF_SIZE);
        Tip.on(this, Bar.tip("bar.language.tip", "keys.window.language"));
        accessibleTextProperty().bind(accessibleHelpProperty());
        var group = new ToggleGroup();
        for (var language : Language.values()) {
            var item = new RadioMenuItem(language.title());
            item.setId("language-" + language.code());
            item.setToggleGroup(group);
            item.setOnAction(_ -> windows.speak(language));
            getItems().add(item);
        }
        setOnShowing(_ -> group.selectToggle(group.getToggles().get(Speech.language().ordinal())));
    }
}
