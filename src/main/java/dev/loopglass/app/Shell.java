package dev.loopglass.app;

import dev.loopglass.app.session.Errand;
import dev.loopglass.app.session.Findings;
import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Scenarios;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Traces;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Complaint;
import dev.loopglass.trace.Fault;
import dev.loopglass.trace.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The inside of a window: the desk with the opened trace, a banner for bad news, and whatever sheet
/// lies on top.
final class Shell extends Lens {
    private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");

    private final BorderPane content = new BorderPane();
    private final Banner banner = new Banner();
    private final Windows windows;
    private final Door door;
    private final Veil veil = new Veil(this, floor(), content);
    private final Studio studio = new Studio(this);
    private final Lectern lectern = new Lectern(this);
    private Theme theme;
    private Scene scene;
    private Stage stage;
    private Desk desk;
    private boolean presenting;
    private double worn = 1;
    private Errand errand;

    Shell(Windows windows) {
        this.windows = windows;
        this.theme = Theme.of(windows.look(), Platform.getPreferences().getColorScheme());
        getStyleClass().add("shell");
        content.setTop(banner);
        // Or else every layout asks each pane for its least size, which the window's own overrules.
        content.setMinSize(0, 0);
        floor().getChildren().add(content);
        this.door = new Door(this);
    }

    /// Gives the scene its looks and its keys.
    void dress(Scene its) {
        scene = its;
        // It says what the system prefers, also when that changes.
        scene.getPreferences().colorSchemeProperty().addListener(_ -> wear());
        wear();
        scene.addPreLayoutPulseListener(this::pulse);
        scene.addPostLayoutPulseListener(this::settle);
        Keys.bind(scene, this);
    }

    /// Puts on what was chosen.
    void wear() {
        theme = Theme.of(windows.look(), scene.getPreferences().getColorScheme());
        scene.getStylesheets().setAll(theme.sheets(worn));
        // Seen for a moment where a window grows.
        scene.setFill(theme.ink().paper());
        if (desk != null) {
            desk.ink(theme.ink());
        }
    }

    Windows windows() {
        return windows;
    }

    Door door() {
        return door;
    }

    Veil veil() {
        return veil;
    }

    Studio studio() {
        return studio;
    }

    Lectern lectern() {
        return lectern;
    }

    void moveTo(Stage its) {
        stage = its;
    }

    Stage stage() {
        return stage;
    }

    /// The opened trace, or null.
    Session session() {
        return desk == null ? null : desk.session();
    }

    /// What shows the opened trace, or null.
    Desk desk() {
        return desk;
    }

    void pulse() {
        if (desk != null) {
            desk.pulse();
        }
    }

    /// Which links fit, and what moves because of it, is found in the layout, which then asks for another: by
    /// itself that comes with the next frame, and each step would be painted twice.
    private void settle() {
        layout();
    }

    // ---- opening

    /// Says what one can do, as nothing is open yet.
    void welcome() {
        content.setCenter(new Welcome(this));
    }

    void show(Session session) {
        giveUp();
        lectern.shown(session);
        if (desk != null) {
            desk.player().pause();
        }
        desk = new Desk(this, session, theme.ink());
        desk.present(presenting);
        hideFuture();
        if (session.findings() == Findings.UNKNOWN) {
            session.look();
        }
        content.setCenter(desk);
        banner.hide();
        title();
        Platform.requestNextPulse();
    }

    void title() {
        if (stage == null) {
            return;
        }
        var title = session().trace().meta().title();
        var talk = lectern.talk();
        var its = title == null ? session().file().getFileName() : Scenarios.title(title);
        stage.setTitle((talk == null ? its : talk.walk().lesson().title()) + " – Loopglass");
    }

    void open(Path file) {
        door.open(file);
    }

    /// Shows a trace that was read from a file of the user's.
    void enter(Opened opened, int step) {
        opened.session().go(step);
        if (opened.talk() != null) {
            windows.recent().add(opened.talk().file());
            lectern.tell(opened.talk());
        } else {
            show(opened.session());
            windows.recent().add(opened.session().file());
            tell(opened.reading());
        }
    }

    /// Says what is wrong with a trace that could be opened nevertheless.
    void tell(Reading reading) {
        if (!reading.faults().isEmpty()) {
            complain(reading.faults().getFirst());
        } else if (!reading.notices().isEmpty()) {
            complain(reading.notices().getFirst());
        }
    }

    private void complain(Fault fault) {
        complain(() -> Complaint.of(fault, Speech.language()));
    }

    /// In words that are the same in every language.
    void complain(String problem, String hint) {
        complain(() -> new Complaint(problem, hint));
    }

    void complain(Supplier<Complaint> its) {
        banner.say(its);
    }

    /// Says what is wrong, and what can be done about it.
    void complain(Complaint its, Supplier<String> what, Runnable deed) {
        banner.say(() -> its, what, deed);
    }

    /// Says something, and what can be done about it.
    void offer(Supplier<String> news, Supplier<String> what, Runnable deed) {
        banner.offer(news, what, deed);
    }

    /// Takes the message away.
    void hush() {
        banner.hide();
    }

    /// Says that something went well.
    void inform(Supplier<String> news) {
        banner.inform(news);
    }

    // ---- what takes a while

    /// Has something done with the trace that is open: at once if it is short.
    <T> void see(Supplier<String> what, Function<Errand, T> deed, Consumer<T> then) {
        if (session().isShort()) {
            giveUp();
            then.accept(deed.apply(Errand.here()));
        } else {
            await(what, deed, then);
        }
    }

    /// Has something done that may take a while; the window goes on, says how far it is, and Esc calls it
    /// off. What was under way before is called off.
    ///
    /// @throws IllegalStateException on another thread than JavaFX's: its result could come before it is known
    <T> void await(Supplier<String> what, Function<Errand, T> deed, Consumer<T> then) {
        if (!Platform.isFxApplicationThread()) {
            throw new IllegalStateException(Thread.currentThread().getName());
        }
        giveUp();
        errand = Errand.start(deed, share -> banner.progress(what, share, this::giveUp), result -> {
            over();
            then.accept(result);
        }, failure -> {
            over();
            complain(() -> new Complaint(Speech.say("shell.failed", what.get(), failure), null));
        });
    }

    private void over() {
        errand = null;
        banner.over();
    }

    /// Whether something is under way that Esc calls off.
    boolean busy() {
        return errand != null;
    }

    void giveUp() {
        if (busy()) {
            errand.callOff();
            over();
        }
    }

    /// After the window was closed.
    void close() {
        giveUp();
        lectern.end();
        studio.stop();
        if (desk != null) {
            desk.player().pause();
        }
    }

    // ---- looks

    Ink ink() {
        return theme.ink();
    }

    boolean dark() {
        return ink().dark();
    }

    void toggleTheme() {
        windows.look(dark() ? Theme.Choice.LIGHT : Theme.Choice.DARK);
    }

    /// Says everything anew that does not do so by itself, in the typefaces of the language.
    void speak() {
        wear();
        banner.speak();
        if (desk != null) {
            desk.invalidate();
            title();
        }
        if (content.getCenter() instanceof Welcome welcome) {
            welcome.speak();
        }
        lectern.speak();
        if (veil.sheet() instanceof Sheet sheet) {
            sheet.speak();
        }
    }

    /// Larger letters, signs and gaps, in all windows; or smaller ones.
    void type(BiConsumer<Type, Type.Place> change) {
        var place = new Type.Place(getWidth(), getHeight(), presenting);
        change.accept(windows.type(), place);
        windows.shells().forEach(Shell::requestLayout);
        inform(() -> windows.type().said(place));
    }

    @Override
    double power(double width, double height) {
        double power = windows.type().power(new Type.Place(width, height, presenting));
        if (Math.abs(power - worn) > 0.03 && scene != null) {
            worn = power;
            // Menus and tips are windows of their own, which this one does not enlarge.
            Platform.runLater(this::wear);
        }
        return power;
    }

    /// As the last row needs it: all larger, and less of it. And back.
    void present() {
        presenting = !presenting;
        pseudoClassStateChanged(PRESENTING, presenting);
        if (desk != null) {
            desk.present(presenting);
        }
        requestLayout();
    }

    void fillScreen() {
        stage.setFullScreen(!stage.isFullScreen());
    }

    // ---- what is still to come

    /// Hides what comes after the step, for a class that is to predict it; or shows it again. In all windows.
    void hide() {
        windows.settings().put("future", windows.hides() ? List.of() : List.of("hidden"));
        windows.shells().forEach(Shell::hideFuture);
        inform(() -> Speech.say(windows.hides() ? "guess.hidden" : "guess.shown"));
    }

    /// As was chosen; while somebody predicts, always.
    void hideFuture() {
        if (desk != null) {
            desk.session().hiddenProperty().set(windows.hides() || desk.guess().isOpen());
        }
    }

    // ---- breakpoints and bookmarks

    /// Runs to a breakpoint, or says that there is none.
    void run(boolean onwards) {
        var session = session();
        if (session.stops().countProperty().get() == 0) {
            banner.inform(() -> Speech.say("shell.no.breakpoint"));
        } else {
            see(() -> Speech.say("shell.running"), session.run(onwards), this::arrive);
        }
    }

    private void arrive(int seq) {
        if (seq == Step.NONE) {
            banner.inform(() -> Speech.say("shell.no.breakpoint.there"));
        } else {
            banner.hide();
            session().jump(seq);
        }
    }

    /// Takes the bookmark of this step away, or asks what to note of it. What somebody wrote goes only when they say so.
    void toggleBookmark() {
        var session = session();
        if (session.isEmpty()) {
            return;
        }
        if ("".equals(session.bookmarks().notes().get(session.step()))) {
            unmark(session.step());
        } else {
            veil.cover(new BookmarkSheet(this));
        }
    }

    void bookmark(String note) {
        keep(() -> session().bookmarks().put(session().step(), note));
    }

    void unmark(int seq) {
        keep(() -> session().bookmarks().remove(seq));
    }

    private interface Change {
        void make() throws IOException;
    }

    private void keep(Change change) {
        try {
            change.make();
        } catch (IOException e) {
            var file = session().file();
            complain(() -> new Complaint(Speech.say("shell.unkept", Traces.reason(e, file)), null));
        }
    }

    void toBookmark(boolean onwards) {
        var bookmarks = session().bookmarks();
        int seq = onwards ? bookmarks.next(session().step()) : bookmarks.previous(session().step());
        if (seq == Step.NONE) {
            banner.inform(() -> Speech.say("shell.no.bookmark"));
        } else {
            session().jump(seq);
        }
    }

    /// Takes away what lies on top: a sheet, a message, the object that is followed.
    void escape() {
        if (veil.covered()) {
            veil.uncover();
        } else if (busy()) {
            giveUp();
        } else if (banner.isVisible()) {
            banner.hide();
        } else if (session() != null && desk.guess().close()) {
            return;
        } else if (session() != null && session().askedProperty().get() != null) {
            session().askedProperty().set(null);
        } else if (session() != null && desk.timeline().escape()) {
            return;
        } else if (session() != null) {
            session().selectedProperty().set(null);
        }
    }
}
