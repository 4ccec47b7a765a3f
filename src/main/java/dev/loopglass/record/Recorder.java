package dev.loopglass.record;

import dev.loopglass.event.Event;
import dev.loopglass.event.Kind;
import dev.loopglass.event.KindSet;
import dev.loopglass.event.Observer;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Ending;
import dev.loopglass.trace.TraceException;
import dev.loopglass.trace.TraceWriter;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Sees the events of a reactor and writes them as steps: when, in which turn, in whose task, because of
/// what, and from which line of which call path.
///
/// A recording follows one loop. Events may come from any thread; they are put in one order.
public final class Recorder implements Observer, AutoCloseable {
    static final KindSet BEGIN =
            KindSet.of(Event.CallbackBegin.class, Event.TimerBegin.class, Event.HandlerBegin.class);
    private static final KindSet END =
            KindSet.of(Event.CallbackEnd.class, Event.TimerEnd.class, Event.HandlerEnd.class);
    /// Told by whoever resumed the coroutine: its own stretch is over.
    private static final KindSet OVER = KindSet.of(Event.CoroutineReturned.class, Event.CoroutineFailed.class);
    /// After these another stack goes on.
    private static final KindSet SWITCH = KindSet.of(Event.LoopStopped.class, Event.CoroutineStarted.class,
            Event.CoroutineResumed.class, Event.CoroutineSuspended.class);

    private final Scribe scribe;
    private final CallPaths paths;
    private final Masker masker;
    /// How many objects of each type have a name, and how many in all.
    private final int[] counts = new int[Ref.Type.values().length];
    private int objects;
    private final Causes causes = new Causes();
    private long origin;
    private long last;
    private int steps;
    private int turn;
    private int task = Step.NONE;

    /// For a program that is not woven.
    ///
    /// @param writer gets the steps, on a thread of its own; closed with this
    /// @param masker hides what should not be seen
    public Recorder(TraceWriter writer, Masker masker) {
        this(writer, masker, new Walk());
    }

    /// @param program a class of it: tells whether it is woven
    public Recorder(TraceWriter writer, Masker masker, Class<?> program) {
        this(writer, masker, Woven.holds(program) ? Stack.WOVEN : new Walk());
    }

    Recorder(TraceWriter writer, Masker masker, Stack stack) {
        this.scribe = new Scribe(writer, masker);
        this.masker = masker;
        this.paths = new CallPaths(scribe, stack);
    }

    @Override
    public synchronized Ref name(Ref.Type type, String label) {
        var ref = Ref.numbered(type, ++counts[type.ordinal()], masker.text(label), ++objects);
        try {
            scribe.tell(ref);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ref;
    }

    @Override
    public synchronized void observe(Event event, boolean onLoop) {
        try {
            write(event, onLoop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Event seen, boolean onLoop) throws IOException {
        if (steps == 0) {
            // The recording begins when something happens, not while the program prepares.
            origin = System.nanoTime();
        }
        var kind = Kind.of(seen);
        var event = timed(seen);
        if (event instanceof Event.TurnBegin) {
            turn++;
        }
        if (OVER.has(kind)) {
            paths.leaveCoroutine();
        }
        var path = event instanceof Event.LoopStarted ? paths.enterLoop() : paths.current(onLoop);
        var about = event.on();
        int on = about == null ? 0 : about.id();
        int when = onLoop && !BEGIN.has(kind) ? task : Step.NONE;
        // The clock last: what this method itself costs should count for the step before.
        last = Math.max(last, System.nanoTime() - origin);
        scribe.tell(new Step(steps, last, turn, when, causes.of(kind, event, on, steps), causes.occasionOf(event),
                path.id(), event));
        if (BEGIN.has(kind)) {
            task = steps;
        } else if (END.has(kind)) {
            task = Step.NONE;
        } else if (SWITCH.has(kind)) {
            goOn(event, path);
        }
        steps++;
    }

    private void goOn(Event event, CallPaths.Path path) {
        switch (event) {
            case Event.LoopStopped _ -> paths.leaveLoop();
            case Event.CoroutineStarted _, Event.CoroutineResumed _ -> paths.enterCoroutine(path);
            case Event.CoroutineSuspended _ -> paths.leaveCoroutine();
            default -> { }
        }
    }

    /// A deadline on the recording's own clock, like `t`.
    private Event timed(Event event) {
        return event instanceof Event.TimerAdded(Ref on, long deadlineNanos, String label)
                ? new Event.TimerAdded(on, deadlineNanos - origin, label) : event;
    }

    /// How many steps there are by now.
    public synchronized int steps() {
        return steps;
    }

    /// Ends the recording.
    ///
    /// @throws TraceException if the file cannot be completed
    @Override
    public void close() throws TraceException {
        close("finished");
    }

    /// @param reason why it ends
    public synchronized void close(String reason) throws TraceException {
        scribe.close(new Ending(steps, 0, reason));
    }
}
