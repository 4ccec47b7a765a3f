package dev.loopglass.app;

import dev.loopglass.app.panel.LessonPane;
import dev.loopglass.app.session.Errand;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Talk;
import dev.loopglass.app.session.Walk;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;

/// Where a lesson is told from: it opens one, goes from stop to stop, has the speaker's notes, and reads the file
/// anew whenever that changes.
final class Lectern implements LessonPane.Hand {
    private static final Duration LOOK = Duration.millis(500);

    private final Shell shell;
    private final Timeline looks = new Timeline(new KeyFrame(LOOK, _ -> look()));
    private Talk talk;
    private Notes notes;
    private Glide glide;
    private List<Object> stamp;

    Lectern(Shell shell) {
        this.shell = shell;
        looks.setCycleCount(Animation.INDEFINITE);
    }

    /// The lesson that is told, or null.
    Talk talk() {
        return talk;
    }

    // ---- opening and closing

    /// Shows a lesson, before its first stop.
    void tell(Talk its) {
        end();
        talk = its;
        stamp = stamp();
        looks.play();
        shell.show(talk.session());
        judge();
    }

    /// Told by whoever shows another trace: unless the lesson is about it, the lesson is over.
    void shown(Session session) {
        if (talk != null && talk.session() != session) {
            end();
        }
    }

    /// The trace stays open.
    void close() {
        var session = shell.session();
        end();
        shell.show(session);
    }

    /// Also when the window is closed.
    void end() {
        looks.stop();
        rest();
        if (notes != null) {
            notes.close();
        }
        talk = null;
    }

    // ---- from stop to stop

    @Override
    public void next() {
        if (talk.place() < talk.walk().stops().size()) {
            go(talk.place() + 1);
        } else {
            Library.after(talk.file()).ifPresent(shell::open);
        }
    }

    @Override
    public boolean goesOn() {
        return Library.after(talk.file()).isPresent();
    }

    @Override
    public void back() {
        go(talk.place() - 1);
    }

    @Override
    public void go(int place) {
        talk.go(place);
        glide();
        if (notes != null) {
            notes.refresh();
        }
    }

    /// Whoever stands there already sees again how one comes there from the stop before.
    @Override
    public void where() {
        if (talk.step() != Step.NONE && shell.session().step() == talk.step()) {
            int before = talk.place() == 0 ? Step.NONE : talk.walk().step(talk.place() - 1);
            if (before != Step.NONE && !still()) {
                shell.session().go(before);
            }
        }
        glide();
    }

    /// The choices are those of the stop's own step, wherever one has walked since.
    @Override
    public void ask() {
        if (talk.step() != Step.NONE) {
            rest();
            shell.session().jump(talk.step());
            shell.desk().guess().ask();
        }
    }

    private void glide() {
        rest();
        if (talk.step() != Step.NONE) {
            shell.desk().player().pause();
            glide = Glide.to(shell.session(), talk.step(), still());
        }
    }

    private boolean still() {
        return shell.getScene().getPreferences().isReducedMotion();
    }

    private void rest() {
        if (glide != null) {
            glide.stop();
            glide = null;
        }
    }

    /// Another lesson is opened; the address of a page is put where it can be pasted, as this window opens no
    /// others.
    @Override
    public void follow(String address) {
        try {
            var file = talk.walk().lesson().file().resolveSibling(address.replaceFirst("#.*", ""));
            if (Walk.is(file) && Files.isRegularFile(file)) {
                shell.open(file);
                return;
            }
        } catch (RuntimeException e) {
            // Then it is no file.
        }
        var content = new ClipboardContent();
        content.putString(address);
        Clipboard.getSystemClipboard().setContent(content);
        shell.inform(() -> Speech.say("lesson.copied", address));
    }

    @Override
    public String key(String name) {
        return Keys.named(name).shortest();
    }

    // ---- notes

    @Override
    public void toggleNotes() {
        if (notes != null) {
            notes.close();
        } else {
            notes = new Notes(shell, this);
            notes.setOnHidden(_ -> {
                notes.keep();
                notes = null;
            });
            notes.show();
        }
    }

    /// The speaker's window, or null.
    Notes notes() {
        return notes;
    }

    // ---- faults, and the file

    @Override
    public void showFaults() {
        shell.veil().cover(new LessonSheet(shell, talk.walk().faults()));
    }

    private void judge() {
        var faults = talk.walk().faults();
        if (faults.size() == 1) {
            shell.complain(faults.getFirst().toString(), faults.getFirst().hint());
        } else if (!faults.isEmpty()) {
            shell.complain(new Complaint(faults.getFirst().toString(), faults.getFirst().hint()),
                    () -> Speech.say("lesson.faults.all", faults.size()), this::showFaults);
        }
    }

    /// In the language that is spoken now.
    void speak() {
        if (talk != null) {
            read();
            if (notes != null) {
                notes.speak();
            }
        }
    }

    private void look() {
        if (talk != null && !stamp().equals(stamp)) {
            read();
        }
    }

    /// What changes when somebody saves the file.
    private List<Object> stamp() {
        return Stream.of(talk.file(), talk.walk().lesson().file(), talk.walk().lesson().in(Speech.language()))
                .distinct().map(Lectern::stamp).toList();
    }

    private static Object stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis() + ":" + Files.size(file);
        } catch (IOException e) {
            return Objects.requireNonNullElse(e.getMessage(), "");
        }
    }

    private void read() {
        var its = talk;
        var known = its.session();
        var language = Speech.language();
        stamp = stamp();
        Thread.ofVirtual().start(() -> {
            try {
                var walk = Walk.read(its.file(), language, trace -> trace.equals(known.file()) ? known
                        : Opened.read(trace, Errand.here()).session());
                Platform.runLater(() -> take(its, walk));
            } catch (Walk.Unreadable e) {
                Platform.runLater(() -> {
                    if (talk == its) {
                        shell.complain(e.getMessage(), e.hint());
                    }
                });
            }
        });
    }

    private void take(Talk its, Walk walk) {
        if (talk != its) {
            return;
        }
        shell.hush();
        talk.take(walk);
        stamp = stamp();
        if (shell.session() != talk.session()) {
            shell.show(talk.session());
        }
        shell.title();
        shell.desk().invalidate();
        judge();
        if (notes != null) {
            notes.refresh();
        }
    }
}
