package dev.loopglass.export;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Language;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.exc.JacksonIOException;

/// The trace as Chrome's trace events, for Perfetto and chrome://tracing.
///
/// Each loop is a track on which turns hold polls and tasks, and these hold the other steps; a step lasts until
/// the next one. Coroutines share further tracks. Futures, connections, timers and requests are asynchronous events, and
/// whatever made a step happen points at it with an arrow.
///
/// An arrow belongs to the slice that was begun last on its track, so each slice is followed by its arrows, and begins
/// at a time of its own.
public final class Chrome {
    private static final String CAUSE = "cause";
    private static final String OCCASION = "occasion";

    private final Trace trace;
    private final Replay replay;
    private final Explainer explainer;
    private final Nest nest;
    private final Strands strands;
    private final Slate slate;
    /// What has begun, and whether it goes on.
    private final Map<Ref, Boolean> lives = new LinkedHashMap<>();
    /// The slices that are open, by track, the innermost last.
    private final Map<Integer, List<Slate.Slice>> open = new TreeMap<>();

    private Chrome(Trace trace, Language language, Slate slate) {
        this.trace = trace;
        this.replay = new Replay(trace);
        this.explainer = new Explainer(trace, replay).in(language);
        this.nest = new Nest(trace);
        this.strands = new Strands(trace);
        this.slate = slate;
    }

    /// @param language of the sentence that each step has
    ///
    /// @throws IOException if it cannot be written
    public static void write(Trace trace, Language language, OutputStream out) throws IOException {
        try (var slate = new Slate(out)) {
            new Chrome(trace, language, slate).all();
            slate.end();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private void all() {
        slate.begin(trace.meta());
        for (int loop = 0; loop < nest.loops().size(); loop++) {
            var ref = nest.loops().get(loop);
            slate.track(Slate.LOOPS + loop, ref == null ? "steps" : named(ref));
        }
        for (int seq = 0; seq < trace.size(); seq++) {
            slice(seq);
            strand(seq);
            life(seq);
            arrows(seq);
        }
        open.keySet().forEach(track -> close(track, trace.size()));
        lives.forEach((ref, pending) -> {
            if (pending) {
                slate.end(category(ref), ref.name(), named(ref), nest.nanos(trace.size()));
            }
        });
    }

    private static String named(Ref ref) {
        return ref.label() == null || ref.label().isBlank() ? ref.name() : ref.name() + " " + ref.label();
    }

    private void open(int seq, int track, String category, String name, int until) {
        var slice = new Slate.Slice(track, category, name, until);
        open.computeIfAbsent(track, _ -> new ArrayList<>()).add(slice);
        slate.slice(slice, nest.nanos(seq));
    }

    /// Ends what ends at step `seq` on this track.
    private void close(int track, int seq) {
        var its = open.getOrDefault(track, List.of());
        while (!its.isEmpty() && its.getLast().until() <= seq) {
            slate.over(its.removeLast(), nest.nanos(seq));
        }
    }

    // ---- the loop

    private void slice(int seq) {
        for (int loop = 0; loop < nest.loops().size(); loop++) {
            close(Slate.LOOPS + loop, seq);
        }
        var on = trace.on(seq);
        open(seq, Slate.LOOPS + nest.loop(seq), nest.holds(seq) ? trace.kind(seq).replace(".begin", "") : "step",
                name(seq, on), nest.until(seq));
        slate.fact("step", seq);
        slate.fact("kind", trace.kind(seq));
        if (on != null) {
            slate.fact("on", on.name());
        }
        slate.fact("sentence", explainer.sentence(seq));
        var frame = trace.frame(seq);
        if (frame != null) {
            slate.fact("method", frame.method().name());
            if (frame.method().source() != null) {
                slate.fact("source", frame.method().source().file() + ":" + frame.line());
            }
        }
        slate.raw("data", Facts.json(trace.event(seq)));
        slate.done();
    }

    private String name(int seq, Ref on) {
        return switch (trace.event(seq)) {
            case Event.TurnBegin _ -> "turn " + trace.turn(seq);
            case Event.PollBegin _ -> "poll";
            case Event.CallbackBegin _, Event.TimerBegin _, Event.HandlerBegin _ -> named(on);
            case Event.Mark mark when mark.text() != null && !mark.text().isBlank() -> mark.text();
            default -> on == null || on.type() == Ref.Type.LOOP ? trace.kind(seq) : trace.kind(seq) + " " + on.name();
        };
    }

    // ---- coroutines

    /// A coroutine's life on a track where no other lives meanwhile, and in it the times it waits.
    private void strand(int seq) {
        var on = trace.on(seq);
        if (on != null && strands.knows(on)) {
            close(Slate.COROUTINES + strands.track(on), seq);
        }
        if (trace.event(seq) instanceof Event.CoroutineStarted && strands.starts(seq)) {
            int before = strands.tracks();
            int track = strands.place(seq);
            if (strands.tracks() > before) {
                slate.track(Slate.COROUTINES + track, "coroutines " + (track + 1));
            }
            open(seq, Slate.COROUTINES + track, "coroutine", named(on), strands.end(on));
            slate.done();
        } else if (trace.event(seq) instanceof Event.CoroutineSuspended waits && strands.lives(on, seq)) {
            open(seq, Slate.COROUTINES + strands.track(on), "waiting",
                    waits.future() == null ? "waits" : "waits for " + named(waits.future()), strands.next(on, seq));
            slate.done();
        }
    }

    // ---- what takes its time

    private void life(int seq) {
        var on = trace.on(seq);
        if (on == null || category(on) == null) {
            return;
        }
        var kind = trace.kind(seq);
        boolean ends = switch (kind) {
            case "future.resolved", "future.failed", "timer.begin", "timer.removed", "channel.closed",
                    "http.finished" -> true;
            default -> false;
        };
        if (ends && Boolean.TRUE.equals(lives.put(on, false))) {
            slate.end(category(on), on.name(), named(on), nest.nanos(seq));
        } else if (!ends && lives.putIfAbsent(on, true) == null) {
            slate.begin(category(on), on.name(), named(on), nest.nanos(seq));
        }
    }

    private static String category(Ref ref) {
        return switch (ref.type()) {
            case FUTURE -> "future";
            case CHANNEL -> "connection";
            case TIMER -> "timer";
            case REQUEST -> "request";
            default -> null;
        };
    }

    // ---- why

    /// Each arrow has a number of its own, which both its ends can tell.
    private void arrows(int seq) {
        for (int effect : new LinkedHashSet<>(replay.effects(seq))) {
            if (trace.cause(effect) == seq) {
                arrow('s', CAUSE, effect, seq);
            }
            if (trace.occasion(effect) == seq) {
                arrow('s', OCCASION, effect, seq);
            }
        }
        if (isEarlier(trace.cause(seq), seq)) {
            arrow('f', CAUSE, seq, seq);
        }
        if (isEarlier(trace.occasion(seq), seq)) {
            arrow('f', OCCASION, seq, seq);
        }
    }

    private static boolean isEarlier(int other, int seq) {
        return other != Step.NONE && other < seq;
    }

    /// @param at the step where this end is
    /// @param effect the step that it points at
    private void arrow(char end, String why, int effect, int at) {
        slate.arrow(end, why, 2L * effect + (why.equals(CAUSE) ? 1 : 2), Slate.LOOPS + nest.loop(at), nest.nanos(at));
    }
}
