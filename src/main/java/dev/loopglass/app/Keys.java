package dev.loopglass.app;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.loopglass.app.panel.SourcePane;
import dev.loopglass.app.panel.OwnKeys;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.replay.Stride;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;

/// The one table of keys, and of what has none and is found in the palette only.
final class Keys {
    /// Whether the key that was pressed last meant something: then its letter is not to be typed into a
    /// field that came up because of it.
    private boolean taken;

    private Keys() {}

    private static final String FINDINGS = "keys.findings";
    private static final String LESSON = "keys.lesson";
    private static final String STEP = "keys.step";
    private static final Set<KeyCode> OPENS = Set.of(KeyCode.SPACE, KeyCode.DOWN, KeyCode.UP);
    private static final Set<KeyCode> SCROLLS = Set.of(KeyCode.UP, KeyCode.DOWN);
    /// So much of what is in sight goes by when the timeline is moved.
    private static final double PAN = 0.25;
    /// With these a caret is moved, and what it stands at is deleted: in an empty field there is nothing to do for them.
    private static final Set<KeyCode> CARET = Set.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.HOME, KeyCode.END, KeyCode.DELETE,
            KeyCode.BACK_SPACE);
    private static final Set<KeyCode> EDITS = Set.of(KeyCode.A, KeyCode.C, KeyCode.V, KeyCode.X, KeyCode.Y, KeyCode.Z,
            KeyCode.INSERT);
    private static final Set<KeyCode> PAGES = Set.of(KeyCode.PAGE_UP, KeyCode.PAGE_DOWN);
    private static final Set<KeyCode> WALKS = Set.of(KeyCode.UP, KeyCode.DOWN, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN,
            KeyCode.ENTER);

    static final List<Key> TABLE = List.of(
            // Where they mean something, they come before the same keys of the trace.
            source("keys.source.down", it -> it.walk(1, false), on(KeyCode.DOWN)),
            source("keys.source.up", it -> it.walk(-1, false), on(KeyCode.UP)),
            source("keys.source.page", it -> it.page(true), on(KeyCode.PAGE_DOWN)),
            source("keys.source.page.back", it -> it.page(false), on(KeyCode.PAGE_UP)),
            source("keys.source.select", it -> it.walk(1, true), on(KeyCode.DOWN, SHIFT_DOWN)),
            source("keys.source.select.back", it -> it.walk(-1, true), on(KeyCode.UP, SHIFT_DOWN)),
            source("keys.source.next", it -> it.follow(false), on(KeyCode.ENTER)),
            source("keys.source.back", it -> it.follow(true), on(KeyCode.ENTER, SHIFT_DOWN)),

            move("keys.step.next", it -> it.next(Stride.STEP), on(KeyCode.RIGHT), on(KeyCode.F11)),
            move("keys.step.back", it -> it.previous(Stride.STEP), on(KeyCode.LEFT)),
            move("keys.step.over", it -> it.next(Stride.OVER), on(KeyCode.RIGHT, SHIFT_DOWN), on(KeyCode.F10)),
            move("keys.step.over.back", it -> it.previous(Stride.OVER), on(KeyCode.LEFT, SHIFT_DOWN),
                    on(KeyCode.F10, SHIFT_DOWN)),
            move("keys.step.out", it -> it.next(Stride.OUT), on(KeyCode.DOWN), on(KeyCode.F11, SHIFT_DOWN)),
            move("keys.step.out.back", it -> it.previous(Stride.OUT), on(KeyCode.UP)),
            move("keys.step.turn", it -> it.next(Stride.TURN), on(KeyCode.RIGHT, SHORTCUT_DOWN)),
            move("keys.step.turn.back", it -> it.previous(Stride.TURN),
                    on(KeyCode.LEFT, SHORTCUT_DOWN)),
            move("keys.step.about", Session::nextAbout, on(KeyCode.N)),
            move("keys.step.about.back", Session::previousAbout, on(KeyCode.P)),
            move("keys.step.first", it -> it.jump(0), on(KeyCode.HOME)),
            move("keys.step.last", it -> it.jump(Integer.MAX_VALUE), on(KeyCode.END)),

            trace("keys.go.number", it -> it.veil().askForStep(), on(KeyCode.G)),
            trace("keys.go.undo", it -> it.session().undo(), on(KeyCode.LEFT, ALT_DOWN), on(KeyCode.Z, SHORTCUT_DOWN)),
            trace("keys.go.redo", it -> it.session().redo(), on(KeyCode.RIGHT, ALT_DOWN), on(KeyCode.Y, SHORTCUT_DOWN),
                    on(KeyCode.Z, SHORTCUT_DOWN, SHIFT_DOWN)),
            trace("keys.go.bookmark", Shell::toggleBookmark, on(KeyCode.M)),
            trace("keys.go.bookmark.next", it -> it.toBookmark(true), on(KeyCode.M, SHIFT_DOWN)),
            trace("keys.go.bookmark.back", it -> it.toBookmark(false), on(KeyCode.M, SHORTCUT_DOWN, SHIFT_DOWN)),
            trace("keys.go.bookmark.all", it -> it.veil().showMarks(), on(KeyCode.B, SHORTCUT_DOWN)),
            trace("keys.go.search", it -> it.desk().search(), on(KeyCode.F, SHORTCUT_DOWN)),
            trace("keys.go.seek", it -> it.desk().seek(), on(KeyCode.SLASH), on(KeyCode.F, SHORTCUT_DOWN, SHIFT_DOWN)),
            trace("keys.go.seek.next", it -> it.desk().toHit(false), on(KeyCode.F3)),
            trace("keys.go.seek.back", it -> it.desk().toHit(true), on(KeyCode.F3, SHIFT_DOWN)),
            trace("keys.go.play", it -> it.desk().player().toggle(), on(KeyCode.SPACE)),
            trace("keys.go.faster", it -> it.desk().player().faster(), on(KeyCode.PERIOD), on(KeyCode.PERIOD, SHIFT_DOWN)),
            trace("keys.go.slower", it -> it.desk().player().slower(), on(KeyCode.COMMA), on(KeyCode.COMMA, SHIFT_DOWN)),
            trace("keys.go.nothing", Shell::escape, on(KeyCode.ESCAPE)),

            trace("keys.timeline.closer", it -> it.desk().timeline().zoom(1.5),
                    on(KeyCode.EQUALS), on(KeyCode.EQUALS, SHIFT_DOWN), on(KeyCode.PLUS), on(KeyCode.ADD),
                    on(KeyCode.W)),
            trace("keys.timeline.farther", it -> it.desk().timeline().zoom(1 / 1.5),
                    on(KeyCode.MINUS), on(KeyCode.SUBTRACT), on(KeyCode.S)),
            trace("keys.timeline.earlier", it -> it.desk().timeline().pan(-PAN), on(KeyCode.A)),
            trace("keys.timeline.later", it -> it.desk().timeline().pan(PAN), on(KeyCode.D)),
            trace("keys.timeline.all", it -> it.desk().timeline().fit(), on(KeyCode.DIGIT0)),
            trace("keys.timeline.subject", it -> it.desk().timeline().zoomToSubject(),
                    on(KeyCode.Z)),
            trace("keys.timeline.down", it -> it.desk().timeline().turn(true), on(KeyCode.DOWN, ALT_DOWN)),
            trace("keys.timeline.up", it -> it.desk().timeline().turn(false), on(KeyCode.UP, ALT_DOWN)),
            trace("keys.timeline.unit", it -> it.desk().timeline().changeUnit(), on(KeyCode.T)),

            trace("keys.stops.next", it -> it.run(true), on(KeyCode.F8)),
            trace("keys.stops.back", it -> it.run(false),
                    on(KeyCode.F8, SHIFT_DOWN)),
            trace("keys.stops.line", it -> it.desk().source().toggleStop(),
                    on(KeyCode.F9)),
            trace("keys.stops.all", it -> it.veil().showStops(), on(KeyCode.B)),
            trace("keys.source.copy", it -> it.desk().source().copy(), on(KeyCode.C, SHORTCUT_DOWN)),

            trace("keys.findings.next", it -> it.veil().toFinding(Session::nextFinding), on(KeyCode.F)),
            trace("keys.findings.back", it -> it.veil().toFinding(Session::previousFinding),
                    on(KeyCode.F, SHIFT_DOWN)),
            trace("keys.findings.all", it -> it.veil().toggleFindings(), on(KeyCode.L)),

            lesson("keys.lesson.next", Lectern::next, on(KeyCode.PAGE_DOWN), on(KeyCode.J)),
            lesson("keys.lesson.back", Lectern::back, on(KeyCode.PAGE_UP), on(KeyCode.J, SHIFT_DOWN)),
            lesson("keys.lesson.where", Lectern::where, on(KeyCode.C)),
            lesson("keys.lesson.notes", Lectern::toggleNotes, on(KeyCode.F6)),
            lesson("keys.lesson.faults", Lectern::showFaults),
            lesson("keys.lesson.close", Lectern::close),
            trace("keys.predict.ask", it -> it.desk().guess().toggle(), on(KeyCode.Q)),
            trace("keys.predict.tour", it -> it.desk().guess().tour(), on(KeyCode.Q, SHIFT_DOWN)),
            trace("keys.predict.hide", Shell::hide, on(KeyCode.H)),

            window("keys.window.open", it -> it.door().choose(), on(KeyCode.O, SHORTCUT_DOWN)),
            window("keys.window.open.new", it -> it.door().chooseElsewhere(),
                    on(KeyCode.O, SHORTCUT_DOWN, SHIFT_DOWN)),
            window("keys.window.new", it -> it.windows().open(it), on(KeyCode.N, SHORTCUT_DOWN)),
            window("keys.window.close", it -> it.stage().close(), on(KeyCode.W, SHORTCUT_DOWN)),
            window("keys.window.record", it -> it.veil().askForRecording(), on(KeyCode.R, SHORTCUT_DOWN)),
            trace("keys.window.export", it -> it.door().chooseExport(), on(KeyCode.E, SHORTCUT_DOWN),
                    on(KeyCode.S, SHORTCUT_DOWN)),
            fold(Part.FLOW, KeyCode.DIGIT1), fold(Part.SOURCE, KeyCode.DIGIT2),
            fold(Part.STATE, KeyCode.DIGIT3), fold(Part.TIMELINE, KeyCode.DIGIT4),
            fold(Part.LESSON, KeyCode.DIGIT5),
            trace("keys.window.panes", it -> it.desk().panes().reset(), on(KeyCode.DIGIT0, ALT_DOWN)),
            window("keys.window.larger", it -> it.type(Type::larger), on(KeyCode.EQUALS, SHORTCUT_DOWN),
                    on(KeyCode.EQUALS, SHORTCUT_DOWN, SHIFT_DOWN), on(KeyCode.PLUS, SHORTCUT_DOWN),
                    on(KeyCode.ADD, SHORTCUT_DOWN)),
            window("keys.window.smaller", it -> it.type(Type::smaller), on(KeyCode.MINUS, SHORTCUT_DOWN),
                    on(KeyCode.SUBTRACT, SHORTCUT_DOWN)),
            window("keys.window.usual", it -> it.type(Type::usual), on(KeyCode.DIGIT0, SHORTCUT_DOWN)),
            window("keys.window.present", Shell::present, on(KeyCode.F5)),
            window("keys.window.screen", Shell::fillScreen, on(KeyCode.F11, SHORTCUT_DOWN),
                    on(KeyCode.ENTER, ALT_DOWN)),
            window("keys.window.theme", Shell::toggleTheme, on(KeyCode.D, SHORTCUT_DOWN)),
            look(Theme.Choice.SYSTEM), look(Theme.Choice.LIGHT), look(Theme.Choice.DARK),
            look(Theme.Choice.CONTRAST),
            window("keys.window.language", it -> it.windows().speak(Speech.next()), on(KeyCode.L, SHORTCUT_DOWN)),
            window("keys.window.palette", it -> it.veil().showPalette(), on(KeyCode.K, SHORTCUT_DOWN),
                    on(KeyCode.P, SHORTCUT_DOWN, SHIFT_DOWN)),
            trace("keys.explain.why", it -> it.veil().showWhy(), on(KeyCode.Y)),
            trace("keys.explain.word", it -> it.desk().header().nextTerm(), on(KeyCode.E)),
            window("keys.explain.glossary", it -> it.veil().showGlossary(null), on(KeyCode.E, SHIFT_DOWN)),
            window("keys.explain.legend", it -> it.veil().showLegend(), on(KeyCode.K)),
            window("keys.window.keys", it -> it.veil().showKeys(), on(KeyCode.F1), on(KeyCode.SLASH, SHIFT_DOWN)));

    private static Key move(String name, Consumer<Session> action, KeyCodeCombination... strokes) {
        return new Key(name, Key.Need.TRACE, shell -> action.accept(shell.session()), List.of(strokes));
    }

    private static Key trace(String name, Consumer<Shell> action, KeyCodeCombination... strokes) {
        return new Key(name, Key.Need.TRACE, action, List.of(strokes));
    }

    /// For whoever came to the source by keyboard.
    private static Key source(String name, Consumer<SourcePane> action, KeyCodeCombination... strokes) {
        return new Key(name, Key.Need.SOURCE, shell -> action.accept(shell.desk().source()), List.of(strokes));
    }

    private static Key window(String name, Consumer<Shell> action, KeyCodeCombination... strokes) {
        return new Key(name, Key.Need.NOTHING, action, List.of(strokes));
    }

    private static Key lesson(String name, Consumer<Lectern> action, KeyCodeCombination... strokes) {
        return new Key(name, Key.Need.LESSON, shell -> action.accept(shell.lectern()), List.of(strokes));
    }

    private static Key fold(Part part, KeyCode digit) {
        var need = part == Part.LESSON ? Key.Need.LESSON : Key.Need.TRACE;
        return new Key("keys.window.fold." + part, need, it -> it.desk().panes().toggle(part),
                List.of(on(digit, ALT_DOWN)));
    }

    private static Key look(Theme.Choice choice) {
        return window("keys.window.theme." + choice, it -> it.windows().look(choice));
    }

    /// The key of this name.
    static Key named(String name) {
        return TABLE.stream().filter(key -> key.name().equals(name)).findFirst().orElseThrow();
    }

    private static KeyCodeCombination on(KeyCode code, Modifier... held) {
        return new KeyCodeCombination(code, held);
    }

    /// Keys reach the table before any control: an arrow steps, whatever has the focus. Only fields in
    /// which one types keep theirs.
    static void bind(Scene scene, Shell shell) {
        var keys = new Keys();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            keys.taken = keys.press(event, scene, shell);
            if (keys.taken) {
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (keys.taken) {
                event.consume();
            } else if ("?".equals(event.getCharacter()) && !shell.veil().covered()
                    && !(scene.getFocusOwner() instanceof TextInputControl)) {
                shell.veil().showKeys();
                event.consume();
            }
        });
    }

    /// The keys of a window beside this one, that of the speaker: those of the lesson and those that step.
    static void follow(Scene scene, Shell shell) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> TABLE.stream()
                .filter(key -> key.group().equals(LESSON) || key.group().equals(STEP))
                .filter(key -> key.matches(event) && key.need().met(shell) && !belongsToControl(scene, event))
                .findFirst().ifPresent(key -> {
                    key.action().accept(shell);
                    event.consume();
                }));
    }

    /// Says whether the key meant something.
    private boolean press(KeyEvent event, Scene scene, Shell shell) {
        if ((shell.veil().covered() || shell.busy()) && event.getCode() == KeyCode.ESCAPE) {
            shell.escape();
            return true;
        }
        if (!shell.veil().covered() && belongsToControl(scene, event)) {
            return false;
        }
        if (!shell.veil().covered() && shell.desk() != null && shell.desk().guess().press(event)) {
            return true;
        }
        var meant = TABLE.stream().filter(key -> key.matches(event) && makesSense(key, shell)).findFirst();
        meant.ifPresent(key -> key.action().accept(shell));
        return meant.isPresent();
    }

    /// A sheet keeps all keys from what it covers; only the list of findings is itself a way to go on.
    private static boolean makesSense(Key key, Shell shell) {
        return shell.veil().covered() ? shell.veil().sheet() instanceof FindingSheet && key.group().equals(FINDINGS)
                : key.need().met(shell);
    }

    /// Whether a field has a use for it: to type, or to edit what was typed. All other keys mean in a field what they mean
    /// beside it.
    private static boolean isText(KeyEvent event, TextInputControl field) {
        var code = event.getCode();
        boolean caret = CARET.contains(code) && !field.getText().isEmpty();
        if (event.isShortcutDown() || event.isControlDown()) {
            return caret || EDITS.contains(code);
        }
        return caret ? !event.isAltDown() || Key.MAC
                : !event.isAltDown() && !code.isFunctionKey() && !PAGES.contains(code);
    }

    /// A button that was reached by keyboard is pressed by space, in a list one goes up and down, and a divider
    /// is moved by arrows.
    private static boolean belongsToControl(Scene scene, KeyEvent event) {
        var owner = scene.getFocusOwner();
        if (owner instanceof TextInputControl field) {
            return isText(event, field);
        }
        return owner != null && owner.isFocusVisible() && switch (owner) {
            case MenuButton _ -> OPENS.contains(event.getCode());
            case ButtonBase _ -> event.getCode() == KeyCode.SPACE;
            case OwnKeys own -> own.takes(event.getCode());
            case ListView<?> _ -> WALKS.contains(event.getCode());
            case ScrollPane _ -> SCROLLS.contains(event.getCode());
            default -> false;
        };
    }
}
