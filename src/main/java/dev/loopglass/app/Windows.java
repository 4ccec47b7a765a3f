package dev.loopglass.app;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.explain.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// All windows of the program. Each has its own trace, step and recording; what is remembered and how they
/// look they share.
final class Windows {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    static final double LEAST_WIDTH = 960;
    static final double LEAST_HEIGHT = 600;
    private static final double LARGEST = 20_000;
    private static final double ASIDE = 32;
    private static final String LOOK = "theme";
    private static final String TONGUE = "language";

    private final Settings settings;
    private final Shelf shelf;
    private final Recent recent;
    private final Commands commands;
    private final Type type;
    private final Runnable closed;
    private final List<Shell> shells = new ArrayList<>();

    /// @param closed is told when the last window has been closed
    Windows(Settings settings, Runnable closed) {
        this.settings = settings;
        this.shelf = new Shelf(settings);
        this.recent = new Recent(settings, shelf);
        this.commands = new Commands(settings);
        this.type = new Type(settings);
        this.closed = closed;
        Speech.speak(language());
        Theme.of(look(), Platform.getPreferences().getColorScheme()).base();
    }

    /// Whether what comes after a step is hidden.
    boolean hides() {
        return settings.all("future").contains("hidden");
    }

    Settings settings() {
        return settings;
    }

    Commands commands() {
        return commands;
    }

    /// Where recordings are kept.
    Shelf shelf() {
        return shelf;
    }

    Recent recent() {
        return recent;
    }

    Type type() {
        return type;
    }

    /// The files of what is open.
    Set<Path> files() {
        return shells.stream().map(Shell::session).filter(Objects::nonNull).map(Session::file).collect(Collectors.toSet());
    }

    List<Shell> shells() {
        return List.copyOf(shells);
    }

    // ---- looks

    Theme.Choice look() {
        return settings.choice(LOOK, Theme.Choice.SYSTEM);
    }

    void look(Theme.Choice choice) {
        settings.put(LOOK, choice.name().toLowerCase(Locale.ROOT));
        shells.forEach(Shell::wear);
    }

    // ---- language

    /// The one that was chosen last, or else that of the system.
    private Language language() {
        return settings.get(TONGUE).flatMap(Language::coded).orElseGet(() -> Language.of(Locale.getDefault()));
    }

    void speak(Language language) {
        settings.put(TONGUE, language);
        Speech.speak(language);
        shells.forEach(Shell::speak);
    }

    // ---- opening and closing

    /// Another window, a little beside this one.
    Shell open(Shell beside) {
        var stage = new Stage();
        stage.setX(beside.stage().getX() + ASIDE);
        stage.setY(beside.stage().getY() + ASIDE);
        return show(stage);
    }

    /// A window on this stage in which nothing is open yet.
    Shell show(Stage stage) {
        return show(stage, Shell::welcome);
    }

    /// A window on this stage, as large as the last one was.
    ///
    /// @param first puts in what is to be seen first: what is shown only to be replaced would cost the start
    Shell show(Stage stage, Consumer<Shell> first) {
        var shell = new Shell(this);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        var scene = new Scene(shell, Math.min(size("width", LEAST_WIDTH).orElse(WIDTH), screen.getWidth()),
                Math.min(size("height", LEAST_HEIGHT).orElse(HEIGHT), screen.getHeight()));
        shell.dress(scene);
        shell.moveTo(stage);
        stage.setTitle("Loopglass");
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setMaximized(settings.get("maximized").filter("yes"::equals).isPresent());
        shells.add(shell);
        stage.setOnHidden(_ -> closed(shell));
        first.accept(shell);
        // Style sheets are looked at as the stage is shown, before the first frame asks the panes to refresh.
        shell.pulse();
        stage.show();
        settings.tell(fault -> shells.getLast().complain(fault, null));
        return shell;
    }

    private OptionalDouble size(String name, double least) {
        return settings.number(name, least, LARGEST);
    }

    private void closed(Shell shell) {
        shell.close();
        var stage = shell.stage();
        settings.put("maximized", stage.isMaximized() ? "yes" : "no");
        if (!stage.isMaximized() && !stage.isFullScreen()) {
            settings.put("width", Math.round(stage.getScene().getWidth()));
            settings.put("height", Math.round(stage.getScene().getHeight()));
        }
        shells.remove(shell);
        if (shells.isEmpty()) {
            closed.run();
        }
    }
}
