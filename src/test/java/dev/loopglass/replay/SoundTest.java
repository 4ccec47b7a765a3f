package dev.loopglass.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every sound trace: it is accepted, its states don't depend on the way there, and with a
/// step lost, moved or altered it is either refused or still a trace that could have been.
class SoundTest {

    /// Lost without contradiction: the trace tells of a run where this did not happen, and nothing that
    /// did happen depends on it. A future may stay pending, a channel open, a timer set for ever, a
    /// request in its queue; bytes and plain listeners leave nothing that a later step would speak of.
    private static final Set<String> MAY_BE_LOST =
            Set.of("tls.handshake", "tls.established", "future.listened", "future.resolved", "future.failed",
            "future.created", "timer.added", "timer.removed", "handler.updated", "channel.read",
            "channel.wrote",
            "channel.connecting", "channel.connected", "channel.closed",
            "channel.failed", "http.body", "http.finished", "http.queued", "http.started", "context.captured",
            "line", "mark");

    record Named(String name, List<Step> steps) {
        Trace trace() {
            return TraceScript.trace(steps);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// Short enough to be spoilt at every step.
    static Stream<Named> traces() {
        var made = Stream.concat(Stream.of(new Named("fetch", Fetch.get().steps())),
                Stream.of(1, 2, 3).map(seed -> new Named("wander " + seed, Wander.of(seed, 200).steps())));
        return Stream.concat(made, Bundled.recordings().map(it -> new Named(it.name(), it.steps())));
    }

    static Stream<Named> longTraces() {
        return Stream.concat(traces(),
                Stream.of(4, 5)
                .map(seed -> new Named("wander " + seed, Wander.of(seed, 2000 * seed).steps())));
    }

    @ParameterizedTest
    @MethodSource("longTraces")
    void isAccepted(Named it) {
        assertThat(Validator.check(it.trace(), it.name)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("longTraces")
    void isTheSameStateByEveryWay(Named it) throws ImpossibleStep {
        var trace = it.trace();
        var stepped = new ArrayList<LoopState>();
        var state = LoopState.before(trace);
        for (int seq = 0; seq < trace.size(); seq++) {
            state = state.after(trace.step(seq));
            stepped.add(state);
        }
        var back = new Replay(trace);
        for (int seq = trace.size() - 1; seq >= 0; seq--) {
            assertThat(back.at(seq)).isEqualTo(stepped.get(seq)).hasSameHashCodeAs(stepped.get(seq));
        }
        var random = new Random(7);
        var jumping = new Replay(trace);
        for (int i = 0; i < 200; i++) {
            int seq = random.nextInt(trace.size());
            assertThat(jumping.at(seq)).isEqualTo(stepped.get(seq));
        }
        assertThat(back.at(-1)).isEqualTo(LoopState.before(trace));
    }

    @ParameterizedTest
    @MethodSource("longTraces")
    void differsFromItsNeighbours(Named it) {
        var replay = new Replay(it.trace());
        for (int seq = 0; seq <= replay.last(); seq++) {
            assertThat(replay.at(seq)).isNotEqualTo(replay.at(seq - 1));
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void missesALostStep(Named it) {
        for (int seq = 0; seq < it.steps.size(); seq++) {
            var kind = it.steps.get(seq).event().kind();
            if (!MAY_BE_LOST.contains(kind) && !interim(it.steps.get(seq)) && !(kind.equals("http.sent") && unanswered(it))
                    && !(kind.equals("handler.added") && lastPoll(it.steps) < seq)) {
                assertThat(isFaulty(Edits.without(it.steps, seq))).as("without step %d, %s", seq, kind).isTrue();
            }
        }
    }

    /// A "100 Continue" comes or does not come, as the server likes.
    private static boolean interim(Step step) {
        return step.event() instanceof Event.HttpStatus(_, int code) && code / 100 == 1;
    }

    /// A fetch may fail before its request went out, or after.
    private static boolean unanswered(Named it) {
        return it.steps.stream().noneMatch(step -> step.event() instanceof Event.HttpStatus);
    }

    /// What is watched is told by the next poll; after the last one nobody asks.
    private static int lastPoll(List<Step> steps) {
        return steps.stream().filter(it -> it.event() instanceof Event.PollBegin).mapToInt(Step::seq).max()
                .orElse(-1);
    }

    @ParameterizedTest
    @MethodSource("traces")
    void noticesSwappedSteps(Named it) {
        for (int seq = 0; seq + 1 < it.steps.size(); seq++) {
            var one = it.steps.get(seq);
            var two = it.steps.get(seq + 1);
            if (!isFaulty(Edits.swapped(it.steps, seq))) {
                assertThat(independent(one, two)).as("swapped %d %s and %s", seq, one.event(), two.event())
                        .isTrue();
            }
        }
    }

    /// Two steps of one task about different things, neither of them the loop's own doing, may come in
    /// either order; and what another thread does, or a remark, may come anywhere.
    private static boolean independent(Step one, Step two) {
        return foreign(one) || foreign(two)
                || two.cause() != one.seq() && !frames(one) && !frames(two) && !ordered(one, two);
    }

    /// Two steps about one object come in one order only, but for these: a channel may be watched before it
    /// connects or after, a future listened to before it is done or after, and two steps of one kind (two
    /// reads, two listeners) are as good either way.
    private static boolean ordered(Step one, Step two) {
        var kinds = new TreeSet<>(List.of(one.event().kind(), two.event().kind()));
        boolean family = one.event().kind().split("\\.")[0].equals(two.event().kind().split("\\.")[0]);
        return one.event().on() != null && one.event().on().equals(two.event().on())
                && family && kinds.size() == 2 && !kinds.contains("future.listened");
    }

    private static boolean foreign(Step step) {
        return step.event() instanceof Event.CallbackAdded added && added.by().equals("thread")
                || step.event() instanceof Event.Mark;
    }

    private static boolean frames(Step step) {
        var kind = step.event().kind();
        return kind.startsWith("loop.") || kind.endsWith(".begin") || kind.endsWith(".end");
    }

    @ParameterizedTest
    @MethodSource("traces")
    void noticesAnAlteredEnvelope(Named it) {
        for (int seq = 1; seq < it.steps.size(); seq++) {
            var step = it.steps.get(seq);
            refused(it, seq,
                    altered(step, it.steps.get(seq - 1).t() - 1, step.turn(), step.task(), step.cause()));
            refused(it, seq, altered(step, step.t(), step.turn() + 1, step.task(), step.cause()));
            refused(it, seq, altered(step, step.t(), step.turn(), step.task() + 2, step.cause()));
            refused(it, seq,
                    altered(step, step.t(), step.turn(), step.task(),
                            step.cause() < 0 ? seq - 1 : step.cause() - 1));
            if (step.cause() >= 0) {
                refused(it, seq, altered(step, step.t(), step.turn(), step.task(), Step.NONE));
            }
        }
    }

    private static Step altered(Step step, long t, int turn, int task, int cause) {
        return new Step(step.seq(), t, turn, task, cause, step.occasion(), step.path(), step.event());
    }

    private static void refused(Named it, int seq, Step altered) {
        assertThat(isFaulty(Edits.replaced(it.steps, seq, _ -> altered)))
                .as("%s for %s", altered, it.steps.get(seq)).isTrue();
    }

    /// Whether a [Validator] finds anything: one fault is enough, and it would look for a hundred.
    private static boolean isFaulty(List<Step> edited) {
        var trace = TraceScript.trace(edited);
        var state = LoopState.before(trace);
        try {
            for (int seq = 0; seq < trace.size(); seq++) {
                state = state.after(trace.step(seq));
            }
        } catch (ImpossibleStep e) {
            return true;
        }
        return !Validator.check(trace, "edited").isEmpty();
    }

    /// A step about an object that nothing made. Only what makes one may speak of a new one.
    @ParameterizedTest
    @MethodSource("traces")
    void noticesAnotherObject(Named it) {
        for (int seq = 0; seq < it.steps.size(); seq++) {
            var step = it.steps.get(seq);
            var kind = Kind.of(step.event());
            if (step.event().on() != null && !makes(kind.name(), lastPoll(it.steps) < seq)) {
                var other = new Ref(step.event().on().type(), step.event().on().type().prefix() + 99999,
                        null);
                var event = kind.make(other, kind.valuesOf(step.event()));
                refused(it, seq,
                        new Step(seq, step.t(), step.turn(), step.task(), step.cause(), step.occasion(), 0,
                        event));
            }
        }
    }

    /// Which kinds make an object that no later step need speak of.
    private static boolean makes(String kind, boolean polledNoMore) {
        return Set.of("future.created", "timer.added", "http.queued", "context.entered").contains(kind)
                || kind.equals("handler.added") && polledNoMore;
    }
}
