package dev.loopglass.app;

import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import java.nio.file.Path;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;

/// The traces opened last, beside the button that asks for another.
final class RecentMenu extends MenuButton {
    private final Shell shell;

    RecentMenu(Shell shell) {
        this.shell = shell;
        setId("recent");
        getStyleClass().add("compact");
        Tip.on(this, Speech.of("recent"));
        accessibleTextProperty().bind(Speech.of("recent"));
        setMinWidth(Region.USE_PREF_SIZE);
        setOnShowing(_ -> fill());
        // A menu without an item does not open; the others are looked up when they are wanted.
        getItems().add(elsewhere());
    }

    private MenuItem elsewhere() {
        return item(Speech.say("recent.new"), shell.door()::chooseElsewhere);
    }

    private void fill() {
        var recent = shell.windows().recent();
        getItems().setAll(elsewhere(), new SeparatorMenuItem());
        recent.all().forEach(file -> getItems().add(item(file, recent)));
        if (recent.all().isEmpty()) {
            var none = item(Speech.say("recent.none"), () -> { });
            none.setDisable(true);
            getItems().add(none);
        }
    }

    private MenuItem item(Path file, Recent recent) {
        return Recent.missing(file)
                ? item(Speech.say("recent.missing", recent.name(file)), () -> recent.remove(file))
                : item(recent.name(file) + "   " + recent.place(file), () -> shell.open(file));
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
