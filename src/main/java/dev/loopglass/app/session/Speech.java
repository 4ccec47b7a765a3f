package dev.loopglass.app.session;

import dev.loopglass.explain.Language;
import dev.loopglass.explain.Phrases;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Labeled;

/// What the window says, in the language that was chosen: one for all windows, as one person reads them.
///
/// What stands still is bound to [#of] and follows the language by itself; what changes with every step
/// is said anew when a window is refreshed.
public final class Speech {
    private static final ObjectProperty<Language> LANGUAGE = new SimpleObjectProperty<>(
            Language.of(Locale.getDefault()));

    private Speech() {}

    public static Language language() {
        return LANGUAGE.get();
    }

    /// From now on, in every window.
    public static void speak(Language language) {
        LANGUAGE.set(language);
    }

    /// The one after the present language; after the last the first.
    public static Language next() {
        var all = Language.values();
        return all[(language().ordinal() + 1) % all.length];
    }

    /// The phrase in the present language.
    public static String say(String key, Object... values) {
        return say(language(), key, values);
    }

    public static String say(Language language, String key, Object... values) {
        return Phrases.of(Speech.class, "/dev/loopglass/app/window", language).say(key, values);
    }

    /// The phrase in the present language and all that come after.
    public static ObservableValue<String> of(String key, Object... values) {
        return live(() -> say(key, values));
    }

    /// Lets a label or a button say the phrase.
    public static <L extends Labeled> L on(L labeled, String key, Object... values) {
        labeled.textProperty().bind(of(key, values));
        return labeled;
    }

    /// What depends on the language, and changes with it.
    public static <T> ObservableValue<T> live(Supplier<T> value) {
        return LANGUAGE.map(_ -> value.get());
    }
}
