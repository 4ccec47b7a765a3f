package dev.loopglass.replay;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Frame;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/// The logical order of a request: the calls that Tornado has too, in the order in which the request
/// first went through them, with the polls it waited in and the coroutines that went on after. It is
/// read off the trace's causes and call paths.
///
/// Not every program has requests that its trace could name: one of Python's asyncio has none, not even
/// when Tornado fetches in it. There a coroutine that nobody in the loop asked for takes their place, and
/// all that comes of it is on its ladder, with what its coroutines wait for.
public final class Flow {
    /// One rung.
    ///
    /// @param request whose rung it is
    /// @param seq the step at which the request first came here
    /// @param name the call, such as `handleConnect`, or who goes on
    /// @param of whose it is
    /// @param by whose code called it: a type of the reactor or the client, `""` for the program
    public record Rung(Ref request, int seq, Way way, String name, String of, String by) {}

    /// How the request comes to a rung.
    public enum Way { CALL, MADE, POLL, RESUMED, STARTED, WAITS, ENDED }

    private static final Set<Ref.Type> SHARED = EnumSet.of(Ref.Type.LOOP, Ref.Type.CONTEXT);

    /// The parts of Tornado that carry every call.
    private static final Pattern CARRIER = Pattern.compile(
            "tornado\\.(gen|concurrent|stack_context|ioloop|platform\\.\\w+)\\.(?!.*\\.add_handler$).*");

    /// Who calls, where it is no type of the reactor or the client.
    public static final String PROGRAM = "";
    public static final String LOOP = "IOLoop";

    private final Trace trace;
    /// The types that have a counterpart in Tornado.
    private final Set<String> modelled = new HashSet<>();
    /// Where these are: what else stands there is no program.
    private final Set<String> folders = new HashSet<>();
    private final SequencedMap<Ref, List<Rung>> ladders = new LinkedHashMap<>();
    private final Map<Ref, Set<Object>> passed = new HashMap<>();
    private final Map<Integer, Ref> current = new HashMap<>();
    private final Map<Ref, Ref> parts = new HashMap<>();
    /// The coroutines of the program and of what is modelled, but not of the machinery below.
    private final Set<Ref> coroutines = new HashSet<>();
    /// Whether the trace has a request, so that no coroutine stands for one.
    private boolean asked;
    private Ref[] owners = new Ref[256];
    private int poll = Step.NONE;
    private int read;

    public Flow(Trace trace) {
        this.trace = trace;
    }

    /// The first request of the trace, or null.
    public Ref first() {
        return ladders.isEmpty() ? null : ladders.firstEntry().getKey();
    }

    public List<Rung> of(Ref request) {
        return ladders.getOrDefault(request, List.of());
    }

    /// Every request of the trace so far.
    public Set<Ref> requests() {
        return ladders.keySet();
    }

    /// The rungs of all requests, in the order in which they were reached.
    public List<Rung> all() {
        return ladders.values().stream().flatMap(List::stream)
                .sorted(Comparator.comparingInt(Rung::seq)).toList();
    }

    /// The request a step belongs to, or null.
    public Ref owner(int seq) {
        return seq < read ? owners[seq] : null;
    }

    /// Takes in the steps before `to` that it has not seen yet.
    public void grow(int to) {
        if (read >= to) {
            return;
        }
        if (owners.length < to) {
            owners = Arrays.copyOf(owners, Math.max(trace.size(), to + to / 2));
        }
        trace.methods().stream().filter(it -> it.models() != null).forEach(it -> {
            modelled.add(type(it));
            folders.add(folder(it));
        });
        for (; read < to; read++) {
            if (!asked && request(trace.on(read))) {
                restart();
            }
            take(read);
        }
    }

    private static boolean request(Ref on) {
        return on != null && on.type() == Ref.Type.REQUEST;
    }

    /// There are requests after all.
    private void restart() {
        asked = true;
        ladders.clear();
        passed.clear();
        current.clear();
        parts.clear();
        coroutines.clear();
        Arrays.fill(owners, null);
        poll = Step.NONE;
        read = 0;
    }

    /// A step belongs to the request it names, else to the one for which its object was made, else to that
    /// of the step that caused it, else to the one that its task was last busy with.
    private void take(int seq) {
        var event = trace.event(seq);
        if (event instanceof Event.PollEnd) {
            poll = seq;
        }
        int task = trace.task(seq) == Step.NONE ? seq : trace.task(seq);
        var owner = owner(seq, event, task);
        owners[seq] = owner;
        if (owner != null) {
            current.put(task, owner);
            if (event.on() != null && !SHARED.contains(event.on().type())) {
                parts.putIfAbsent(event.on(), owner);
            }
            climb(owner, seq, event);
        }
        if (trace.kind(seq).endsWith(".end")) {
            current.remove(task);
        }
    }

    private Ref owner(int seq, Event event, int task) {
        var on = event.on();
        if (request(on)) {
            return on;
        }
        if (event instanceof Event.CoroutineStarted && !asked && familiar(trace.frame(seq))) {
            coroutines.add(on);
        }
        int cause = trace.cause(seq);
        var owner = on != null && parts.containsKey(on) ? parts.get(on)
                : cause != Step.NONE && owners[cause] != null ? owners[cause] : current.get(task);
        return owner == null && event instanceof Event.CoroutineStarted && coroutines.contains(on) ? on : owner;
    }

    /// Whether a call is the program's or one of what is modelled, and not one of a library's below.
    private boolean familiar(Frame call) {
        return call != null && (rungs(call) || folders.contains(folder(call.method())));
    }

    private boolean rungs(Frame call) {
        return !call.method().name().contains("<")
                && (call.method().models() != null || !asked && programs(call.method()));
    }

    /// A trace calls its program by the file that was run, or by its class.
    private boolean programs(Frame.Method method) {
        var program = trace.meta().program();
        return program != null && method.source() != null && (method.source().file().equals(program)
                || method.source().file().equals(program.replace('.', '/') + "." + method.source().lang()));
    }

    private void climb(Ref owner, int seq, Event event) {
        var ladder = ladders.computeIfAbsent(owner, _ -> new ArrayList<>());
        var seen = passed.computeIfAbsent(owner, _ -> new HashSet<>());
        if (event instanceof Event.HandlerBegin && poll != Step.NONE && seen.add(List.of("poll", poll))) {
            ladder.add(new Rung(owner, poll, Way.POLL, "poll", event.on().name(), LOOP));
        }
        var innermost = trace.frame(seq);
        if (coroutines.contains(event.on()) && event instanceof Event.CoroutineStarted) {
            ladder.add(new Rung(owner, seq, Way.STARTED, event.on().name(), label(event.on()), LOOP));
            seen.add(innermost.method());
        }
        if (innermost != null && notable(event) && seen.add(innermost.id())) {
            var by = LOOP;
            for (var call : trace.callPath(innermost)) {
                if (rungs(call) && !housekeeping(call) && seen.add(call.method())) {
                    ladder.add(rung(owner, seq, call, by));
                }
                by = caller(call, by);
            }
        }
        if (asked ? event instanceof Event.CoroutineResumed : coroutines.contains(event.on())) {
            go(ladder, owner, seq, event);
        }
    }

    /// What a coroutine does after its start.
    private static void go(List<Rung> ladder, Ref owner, int seq, Event event) {
        var name = event.on().name();
        switch (event) {
            case Event.CoroutineResumed _ ->
                ladder.add(new Rung(owner, seq, Way.RESUMED, name, label(event.on()), LOOP));
            case Event.CoroutineSuspended it when it.future() != null ->
                ladder.add(new Rung(owner, seq, Way.WAITS, name,
                        (it.future().name() + " " + label(it.future())).strip(), LOOP));
            case Event.CoroutineReturned _, Event.CoroutineFailed _ ->
                ladder.add(new Rung(owner, seq, Way.ENDED, name, label(event.on()), LOOP));
            default -> { }
        }
    }

    private static String label(Ref ref) {
        return ref.label() == null ? "" : ref.label();
    }

    /// What moves a request on, and not the arrangements made on the way.
    private static boolean notable(Event event) {
        return switch (event) {
            case Event.FutureCreated _, Event.FutureListened _, Event.ContextCaptured _,
                    Event.ContextEntered _, Event.ContextLeft _, Event.TimerAdded _, Event.TimerRemoved _,
                    Event.CallbackEnd _,
                    Event.HandlerEnd _, Event.TimerEnd _, Event.CoroutineReturned _ -> false;
            default -> true;
        };
    }

    /// What carries every call of an asynchronous program says nothing about this one.
    private static boolean housekeeping(Frame call) {
        var name = call.method().name();
        if (call.method().models() != null && CARRIER.matcher(call.method().models()).matches()) {
            return true;
        }
        return switch (type(call.method())) {
            case "IOLoop" -> !name.equals("IOLoop.addHandler");
            case "Future", "Coroutine", "Runner", "RunSync", "StackContext" -> true;
            default -> false;
        };
    }

    /// Whose code runs in this call: what carries calls on runs that of its own caller.
    private String caller(Frame call, String before) {
        var its = type(call.method());
        if (housekeeping(call) || !modelled.contains(its) && folders.contains(folder(call.method()))) {
            return before;
        }
        return modelled.contains(its) ? its : PROGRAM;
    }

    private static String folder(Frame.Method method) {
        var file = method.source() == null ? "" : method.source().file();
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    private static String type(Frame.Method method) {
        return method.name().substring(0, Math.max(0, method.name().lastIndexOf('.')));
    }

    private static Rung rung(Ref owner, int seq, Frame call, String by) {
        var of = type(call.method());
        var its = call.method().name().substring(of.isEmpty() ? 0 : of.length() + 1);
        return (its.equals("new") || its.equals("__init__")) && !of.isEmpty()
                ? new Rung(owner, seq, Way.MADE, of, "", by)
                : new Rung(owner, seq, Way.CALL, its, of, by);
    }
}
