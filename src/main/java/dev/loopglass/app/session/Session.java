package dev.loopglass.app.session;

import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Condition;
import dev.loopglass.explain.Explainer;
import dev.loopglass.replay.LoopState;
import dev.loopglass.replay.Replay;
import dev.loopglass.replay.Stride;
import dev.loopglass.trace.Reading;
import dev.loopglass.trace.Trace;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// One opened trace, the step that is shown and the object that is followed. Every part of the window
/// observes it; all of it lives on the JavaFX thread.
public final class Session {
    private static final int REMEMBERED = 200;

    /// So many steps are taken in between two looks at whether it is still wanted.
    private static final int SLICE = 4_096;
    private static final int SHORT = 10_000;

    private final Path file;
    private final Trace trace;
    private Reading reading;
    private final Replay replay;
    private Explainer explainer;
    private final ReadOnlyIntegerWrapper step = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper growing = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Ref> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Findings> findings = new ReadOnlyObjectWrapper<>(Findings.UNKNOWN);
    private final ObjectProperty<Ref> pointed = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Hits> hits = new ReadOnlyObjectWrapper<>(Hits.NONE);
    private final BooleanProperty hidden = new SimpleBooleanProperty();
    private Hunt hunt;
    private final ObjectProperty<Asked> asked = new SimpleObjectProperty<>();
    private final Map<Class<?>, Digest> digests = new LinkedHashMap<>();
    private final Stops stops;
    private final Bookmarks bookmarks;
    private final Deque<Integer> visited = new ArrayDeque<>();
    private final Deque<Integer> undone = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();

    /// @param file where the trace came from
    public Session(Path file, Trace trace) {
        this.file = file;
        this.trace = trace;
        this.replay = new Replay(trace);
        this.explainer = new Explainer(trace, replay);
        this.stops = new Stops(trace);
        this.bookmarks = new Bookmarks(file);
        bookmarks.read(trace.size());
        size.set(trace.size());
    }

    public Path file() {
        return file;
    }

    public Trace trace() {
        return trace;
    }

    /// What was found when its file was read, or null if that is not known.
    public Reading reading() {
        return reading;
    }

    public void reading(Reading its) {
        reading = its;
    }

    public Replay replay() {
        return replay;
    }

    /// In the language of the window.
    public Explainer explainer() {
        if (explainer.language() != Speech.language()) {
            explainer = explainer.in(Speech.language());
        }
        explainer = explainer.discreet(hidden.get());
        return explainer;
    }

    /// The step that is shown; 0 also while there is none yet.
    public int step() {
        return step.get();
    }

    public ReadOnlyIntegerProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// How many steps there are so far.
    public ReadOnlyIntegerProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    public boolean isEmpty() {
        return trace.size() == 0;
    }

    /// Whether the file is still being written.
    public ReadOnlyBooleanProperty growingProperty() {
        return growing.getReadOnlyProperty();
    }

    /// The object that was picked to be followed, or null.
    public ObjectProperty<Ref> selectedProperty() {
        return selected;
    }

    /// The object under the mouse, or null: wherever it is shown, it is marked.
    public ObjectProperty<Ref> pointedProperty() {
        return pointed;
    }

    /// The word whose meaning is to be seen, or null.
    public ObjectProperty<Asked> askedProperty() {
        return asked;
    }

    /// What *next about this one* is about: the picked object, else the one of this step. May be null.
    public Ref subject() {
        return selected.get() != null || isEmpty() ? selected.get() : trace.on(step());
    }

    public LoopState state() {
        return replay.at(isEmpty() ? -1 : step());
    }

    // ---- what is still to come

    /// Whether nothing is to be seen of what comes after the step that is shown: it is to be predicted.
    public BooleanProperty hiddenProperty() {
        return hidden;
    }

    /// The last step of which anything may be seen.
    public int horizon() {
        return hidden.get() ? step() : trace.size() - 1;
    }

    /// Whether anything of this object may be seen.
    public boolean knows(Ref object) {
        var about = trace.about(object);
        return about.length == 0 || about[0] <= horizon();
    }

    // ---- what is unhealthy

    /// While the rest of the trace is hidden, nobody knows: that a future is never settled is told by the end.
    public Findings findings() {
        return hidden.get() ? Findings.UNKNOWN : findings.get();
    }

    /// [Findings#UNKNOWN] until somebody has looked.
    public ReadOnlyObjectProperty<Findings> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /// Has somebody look through the whole trace, who is not the JavaFX thread. A trace that still grows
    /// cannot be looked through meanwhile: it is when it has grown up.
    public void look() {
        if (!growing.get()) {
            Thread.ofVirtual().start(() -> {
                var found = Findings.of(trace);
                Platform.runLater(() -> findings.set(found));
            });
        }
    }

    /// Looks through the trace and comes back when it is done.
    public void lookNow() {
        findings.set(Findings.of(trace));
    }

    // ---- what is looked for

    public Hits hits() {
        return hits.get().until(horizon());
    }

    /// Grows while somebody looks through the trace.
    public ReadOnlyObjectProperty<Hits> hitsProperty() {
        return hits.getReadOnlyProperty();
    }

    /// Looks for the steps that fit, in the background; nothing to look for no more.
    ///
    /// @param query as [Condition] has it
    public void seek(String query) {
        if (hunt != null) {
            hunt.callOff();
        }
        hits.set(query.isBlank() ? Hits.NONE : Hits.begun(query));
        hunt = query.isBlank() || growing.get() ? null : Hunt.start(trace, query, hits::set);
    }

    // ---- what is known of the steps

    /// The one of this sort.
    public <T extends Digest> T digest(Class<T> sort, Function<Trace, T> make) {
        return sort.cast(digests.computeIfAbsent(sort, _ -> make.apply(trace)));
    }

    /// Has all digests take in the trace, and prepares jumps. For a long trace that takes a while: it is
    /// done before the session is shown, by whoever reads the file.
    public void read(Errand errand) {
        for (int to = 0; to < trace.size();) {
            to = Math.min(trace.size(), to + SLICE);
            for (var digest : digests.values()) {
                digest.grow(to);
            }
            errand.at(to * 0.4 / trace.size());
        }
        while (replay.prepare()) {
            errand.at(0.4 + replay.prepared() * 0.6 / trace.size());
        }
    }

    // ---- moving

    /// Shows this step, or the nearest one there is.
    public void go(int seq) {
        step.set(Math.clamp(seq, 0, Math.max(0, trace.size() - 1)));
    }

    /// Like [#go], but can be undone: for moves to a place that the reader may not find back from.
    public void jump(int seq) {
        int from = step();
        go(seq);
        remember(from);
    }

    /// Makes [#undo] lead back to this step, unless the reader stands there.
    public void remember(int from) {
        if (step() != from) {
            visited.push(from);
            undone.clear();
            if (visited.size() > REMEMBERED) {
                visited.removeLast();
            }
            jumped();
        }
    }

    private void jumped() {
        undoable.set(!visited.isEmpty());
        redoable.set(!undone.isEmpty());
    }

    /// Whether there is a jump to undo.
    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /// Whether there is an undone jump.
    public ReadOnlyBooleanProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    /// Back to where the last jump began.
    public void undo() {
        if (!visited.isEmpty()) {
            undone.push(step());
            go(visited.pop());
            jumped();
        }
    }

    /// There again where the last undone jump had led.
    public void redo() {
        if (!undone.isEmpty()) {
            visited.push(step());
            go(undone.pop());
            jumped();
        }
    }

    public void next(Stride stride) {
        if (!isEmpty()) {
            move(replay.next(step(), stride));
        }
    }

    public void previous(Stride stride) {
        if (!isEmpty()) {
            move(replay.previous(step(), stride));
        }
    }

    /// Whoever went past many steps may want them back; a single one is its own way back.
    private void move(int seq) {
        if (Math.abs(seq - step()) > 1) {
            jump(seq);
        } else {
            go(seq);
        }
    }

    public void nextAbout() {
        if (subject() != null) {
            follow(subject(), replay.nextAbout(step(), subject()));
        }
    }

    public void previousAbout() {
        if (subject() != null) {
            follow(subject(), replay.previousAbout(step(), subject()));
        }
    }

    /// The breakpoints.
    public Stops stops() {
        return stops;
    }

    public Bookmarks bookmarks() {
        return bookmarks;
    }

    /// Looks for the next breakpoint, or the one before; what comes of it is its step, or [Step#NONE].
    public Function<Errand, Integer> run(boolean onwards) {
        return stops.from(step(), onwards);
    }

    /// Whether all of its steps can be looked through between two frames.
    public boolean isShort() {
        return trace.size() <= SHORT;
    }

    public void nextFinding() {
        if (!findings().isEmpty()) {
            jump(findings().next(step()));
        }
    }

    public void previousFinding() {
        if (!findings().isEmpty()) {
            jump(findings().previous(step()));
        }
    }

    /// Whoever asks for the next step about an object means that object from then on.
    private void follow(Ref object, int seq) {
        selected.set(object);
        move(seq);
    }

    // ---- growing

    void grew() {
        replay.refresh();
        size.set(trace.size());
    }

    void growing(boolean still) {
        growing.set(still);
        seek(hits().query());
    }
}
