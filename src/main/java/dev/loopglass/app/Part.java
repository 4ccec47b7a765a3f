package dev.loopglass.app;

import dev.loopglass.app.session.Icon;
import dev.loopglass.app.session.Speech;
import javafx.beans.value.ObservableValue;

/// The panes of a desk, each of which can be folded away.
enum Part {
    FLOW(Icon.FOLD_LEFT, Icon.FOLD_RIGHT),
    SOURCE(Icon.FOLD_LEFT, Icon.FOLD_RIGHT),
    STATE(Icon.FOLD_RIGHT, Icon.FOLD_LEFT),
    TIMELINE(Icon.FOLD_DOWN, Icon.FOLD_UP),
    LESSON(Icon.FOLD_LEFT, Icon.FOLD_RIGHT);

    final Icon fold;
    final Icon unfold;

    Part(Icon fold, Icon unfold) {
        this.fold = fold;
        this.unfold = unfold;
    }

    ObservableValue<String> title() {
        return Speech.of("part." + this);
    }

    /// What the control says that folds it.
    ObservableValue<String> folding() {
        return Speech.live(() -> Speech.say("tip.key", Speech.say("part." + this + ".fold"), key()));
    }

    /// What the control says that brings it back.
    ObservableValue<String> unfolding() {
        return Speech.live(() -> Speech.say("tip.key", Speech.say("part." + this + ".unfold"), key()));
    }

    /// As the keys and the file of what is remembered call it.
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// The key that folds it, and brings it back.
    String key() {
        return Keys.named("keys.window.fold." + this).shortest();
    }
}
