package dev.loopglass.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Language;
import dev.loopglass.lesson.Choice.Deed;
import dev.loopglass.lesson.Question.Site;
import dev.loopglass.lesson.Reason.Fact;
import dev.loopglass.replay.Bundled;
import dev.loopglass.replay.Held;
import dev.loopglass.replay.ImpossibleStep;
import dev.loopglass.replay.LoopState;
import dev.loopglass.replay.Phase;
import dev.loopglass.replay.Replay;
import dev.loopglass.replay.Wander;
import dev.loopglass.trace.Trace;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a quiz asks at every step of every recording, and of programs made up by chance, against the recording and the validator.
class QuizTest {

    static Stream<Bundled.Recording> recordings() {
        var made = Stream.of(1, 2, 3).map(seed -> new Bundled.Recording("wander " + seed, Wander.of(seed, 600).trace()));
        return Stream.concat(Bundled.recordings(), made);
    }

    private static Stream<Question> questions(Trace trace) {
        var quiz = new Quiz(new Replay(trace));
        return IntStream.range(0, trace.size()).mapToObj(quiz::at).filter(it -> it != null);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyQuestionHasOneRightChoiceAndItIsWhatHappens(Bundled.Recording it) {
        assertThat(questions(it.trace())).isNotEmpty();
        questions(it.trace()).forEach(question -> {
            assertThat(question.choices()).hasSizeBetween(2, 5);
            assertThat(question.choices().stream().filter(Choice::right)).hasSize(1);
            var right = question.choices().get(question.right());
            assertThat(right.right()).isTrue();
            happens(it.trace(), question, right);
        });
    }

    /// Read from the recording, not from how the question was made.
    private static void happens(Trace trace, Question question, Choice right) {
        var between = IntStream.range(question.step() + 1, question.answer()).mapToObj(trace::kind);
        assertThat(between).allMatch(kind -> Set.of("turn.begin", "mark", "line", "callback.added").contains(kind));
        var next = trace.event(question.answer());
        switch (right.deed()) {
            case CALLBACK -> assertThat(next).isEqualTo(new Event.CallbackBegin(right.on()));
            case TIMER -> assertThat(next).isInstanceOf(Event.TimerBegin.class);
            case HANDLER -> assertThat(next).isInstanceOf(Event.HandlerBegin.class);
            case SLEEP -> assertThat(((Event.PollBegin) next).timeoutNanos()).isNotZero();
            case GLANCE -> assertThat(((Event.PollBegin) next).timeoutNanos()).isZero();
            case ON -> assertThat(trace.on(trace.task(question.answer()))).isEqualTo(right.on());
            case READY -> assertThat(((Event.PollEnd) next).ready()).hasSize(1)
                    .allMatch(found -> found.channel().equals(right.on()));
            case SEVERAL -> assertThat(((Event.PollEnd) next).ready()).hasSizeGreaterThan(1);
            case DUE, WOKEN -> assertThat(((Event.PollEnd) next).ready()).isEmpty();
            default -> throw new AssertionError(right + " is never right");
        }
        if (Set.of(Deed.TIMER, Deed.HANDLER).contains(right.deed())) {
            assertThat(next.on()).isEqualTo(right.on());
        }
        if (right.deed() == Deed.DUE || right.deed() == Deed.WOKEN) {
            assertThat(((Event.PollEnd) next).woken()).isEqualTo(right.deed() == Deed.WOKEN);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void noWrongChoiceCouldHaveHappened(Bundled.Recording it) {
        var replay = new Replay(it.trace());
        questions(it.trace()).forEach(question -> {
            for (var choice : question.choices()) {
                if (!choice.right()) {
                    var real = it.trace().event(question.answer());
                    var problem = catchThrowable(() -> replay.at(question.answer() - 1).after(choice.step()));
                    if (problem == null) {
                        assertThat(refuted(choice, real, it.trace(), question)).as("%s at %d: %s", choice,
                                question.step(), real).isTrue();
                    } else {
                        assertThat(problem).isInstanceOf(ImpossibleStep.class)
                                .as("%s is refused for itself, not for its envelope", choice)
                                .hasMessageNotContainingAny("has seq", "has t ", "in turn", "has task", "has no task",
                                        "has cause", "has occasion");
                    }
                }
            }
        });
    }

    /// The loop could have done it, but the recording says that it did not.
    private static boolean refuted(Choice choice, Event real, Trace trace, Question question) {
        return switch (choice.deed()) {
            case READY -> real instanceof Event.PollEnd end && (end.ready().size() != 1
                    || !end.ready().getFirst().channel().equals(choice.on()));
            case SEVERAL -> real instanceof Event.PollEnd end && end.ready().size() < 2;
            case WOKEN -> real instanceof Event.PollEnd end && !end.woken();
            case DUE -> trace.about(choice.on()).length > 0
                    && ((Event.TimerAdded) trace.event(trace.about(choice.on())[0])).deadlineNanos()
                            > trace.t(question.answer());
            // Whether a callback that another thread adds is seen by the poll is for that thread to say.
            case SLEEP -> real instanceof Event.PollBegin begin && begin.timeoutNanos() == 0;
            case COROUTINE -> !trace.kind(question.answer()).equals("coroutine.resumed");
            default -> false;
        };
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyChoiceIsAThingOfTheState(Bundled.Recording it) {
        var replay = new Replay(it.trace());
        questions(it.trace()).forEach(question -> {
            var state = replay.at(question.step());
            assertThat(question.choices()).allSatisfy(choice -> assertThat(things(state)).contains(choice.on()));
            for (var language : Language.values()) {
                assertThat(question.choices().stream().map(choice -> choice.text(language))).doesNotHaveDuplicates();
            }
        });
    }

    private static Set<Ref> things(LoopState state) {
        var held = Stream.of(state.ready(), state.timers(), state.channels(), state.coroutines()).flatMap(them ->
                them.stream()).map(Held::ref);
        return Stream.concat(held, Stream.of(state.loop(), state.running()).filter(ref -> ref != null))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyReasonIsAFactOfTheState(Bundled.Recording it) {
        var replay = new Replay(it.trace());
        questions(it.trace()).forEach(question -> {
            for (var choice : question.choices()) {
                if (!choice.right()) {
                    assertThat(holds(choice, question, replay)).as("%s at %d", choice, question.step()).isTrue();
                    assertThat(choice.why(Language.ENGLISH)).contains(named(choice, question, replay));
                }
            }
        });
    }

    /// Whom a reason must name: whoever does not come, or what comes instead.
    private static String named(Choice choice, Question question, Replay replay) {
        return switch (choice.reason().fact()) {
            case UNPOLLED -> question.site() == Site.BETWEEN && !(replay.trace().event(question.answer())
                    instanceof Event.PollBegin) ? replay.trace().on(question.answer()).name() : choice.on().name();
            case UNFINISHED -> replay.trace().on(question.answer()).name();
            case WORK_WAITS, NOTHING_WAITS, NOT_SEVERAL, UNCALLED -> "";
            case BUSY -> replay.at(question.step()).running().name();
            default -> choice.on().name();
        };
    }

    private static boolean holds(Choice choice, Question question, Replay replay) {
        var state = replay.at(question.answer() - 1);
        var real = replay.trace().event(question.answer());
        long then = replay.trace().t(question.answer());
        return switch (choice.reason().fact()) {
            case ORDER -> choice.deed() == Deed.CALLBACK
                    ? place(state, choice.on()) > 0 && place(state, choice.on()) < state.left()
                    : deadline(state, choice.on()) <= then && deadline(state, real.on()) <= deadline(state, choice.on());
            case ADDED_SINCE -> choice.deed() == Deed.CALLBACK && place(state, choice.on()) >= state.left();
            case EARLY -> deadline(state, choice.on()) > then;
            case DUE_SINCE -> deadline(state, choice.on()) <= then
                    && ((Held.Timer) state.held(choice.on())).mood() != Held.Timer.Mood.DUE;
            case CALLBACKS_FIRST -> state.phase() == Phase.CALLBACKS && real instanceof Event.CallbackBegin
                    && ((Held.Timer) state.held(choice.on())).mood() == Held.Timer.Mood.DUE;
            case HANDLERS_FIRST -> state.phase() == Phase.EVENTS && real instanceof Event.HandlerBegin;
            case UNPOLLED -> state.task() != Step.NONE || Set.of(Phase.CALLBACKS, Phase.TIMERS).contains(state.phase());
            case NOT_READY -> real instanceof Event.PollEnd end
                    ? end.ready().stream().noneMatch(found -> found.channel().equals(choice.on()))
                    : state.phase() == Phase.EVENTS && !state.found().containsKey(choice.on().name());
            case HANDLED -> state.phase() == Phase.EVENTS && !state.found().containsKey(choice.on().name())
                    && ran(replay.trace(), choice.on(), question.step(), state.turn());
            case PENDING -> ((Held.Future) state.held(waited(state, choice))).pending();
            case QUEUED -> !((Held.Future) state.held(waited(state, choice))).pending()
                    && choice.why(Language.ENGLISH).contains(replay.trace().on(replay.effects(question.step()).getFirst())
                            .name());
            case UNFINISHED -> state.left() > 0 || !state.found().isEmpty()
                    || state.timers().stream().anyMatch(timer -> timer.mood() == Held.Timer.Mood.DUE);
            case WORK_WAITS -> !state.ready().isEmpty() || state.alarm().deadlineNanos() <= then;
            case NOTHING_WAITS -> state.ready().isEmpty();
            case BUSY -> state.task() != Step.NONE;
            case NOT_ALONE -> ((Event.PollEnd) real).ready().stream()
                    .anyMatch(found -> found.channel().equals(choice.on()));
            case NOT_SEVERAL -> ((Event.PollEnd) real).ready().size() < 2;
            case UNCALLED -> !((Event.PollEnd) real).woken();
        };
    }

    private static int place(LoopState state, Ref callback) {
        return state.ready().stream().map(Held::ref).toList().indexOf(callback);
    }

    private static long deadline(LoopState state, Ref timer) {
        return ((Held.Timer) state.held(timer)).deadlineNanos();
    }

    private static Ref waited(LoopState state, Choice choice) {
        return ((Held.Coroutine) state.held(choice.on())).future();
    }

    private static boolean ran(Trace trace, Ref channel, int before, int turn) {
        return IntStream.of(trace.about(channel)).anyMatch(seq -> seq <= before && trace.turn(seq) == turn
                && trace.kind(seq).equals("handler.begin"));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void asksTheSameHoweverOneCame(Bundled.Recording it) {
        var forwards = questions(it.trace()).toList();
        var backwards = new Quiz(new Replay(it.trace()));
        for (var question : forwards.reversed()) {
            assertThat(backwards.at(question.step())).isEqualTo(question);
        }
        assertThat(backwards.tour()).isSorted().doesNotHaveDuplicates().hasSizeBetween(1, 20)
                .allSatisfy(seq -> assertThat(backwards.at(seq)).isNotNull());
        assertThat(backwards.next(-1)).isEqualTo(forwards.getFirst().step());
        assertThat(backwards.next(forwards.getLast().step())).isEqualTo(Step.NONE);
    }

    /// Every sort of question, of choice and of reason comes, so the rules above are about something.
    @Test
    void theRecordingsAskOfEverything() {
        var sites = EnumSet.noneOf(Site.class);
        var deeds = EnumSet.noneOf(Deed.class);
        var right = EnumSet.noneOf(Deed.class);
        var facts = EnumSet.noneOf(Fact.class);
        recordings().flatMap(it -> questions(it.trace())).forEach(question -> {
            sites.add(question.site());
            right.add(question.choices().get(question.right()).deed());
            question.choices().forEach(choice -> {
                deeds.add(choice.deed());
                if (!choice.right()) {
                    facts.add(choice.reason().fact());
                }
            });
        });
        assertThat(sites).containsExactlyInAnyOrder(Site.values());
        assertThat(deeds).containsExactlyInAnyOrder(Deed.values());
        assertThat(EnumSet.complementOf(right)).containsExactly(Deed.COROUTINE);
        assertThat(facts).containsExactlyInAnyOrder(Fact.values());
    }

    /// Whoever always takes the first choice, or the last, is no better than one who guesses.
    @Test
    void thePlaceOfTheRightChoiceTellsNothing() {
        Map<Deed, int[]> first = new EnumMap<>(Deed.class);
        var places = new int[5];
        recordings().flatMap(it -> questions(it.trace())).filter(it -> it.choices().size() == 5).forEach(question -> {
            places[question.right()]++;
            var counts = first.computeIfAbsent(question.choices().get(question.right()).deed(), _ -> new int[5]);
            counts[question.right()]++;
        });
        int all = IntStream.of(places).sum();
        assertThat(all).isGreaterThan(200);
        assertThat(IntStream.of(places).boxed()).allSatisfy(count ->
                assertThat(count).isBetween(all / 8, all * 3 / 10));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void saysEverythingInEveryLanguage(Bundled.Recording it) {
        for (var language : Language.values()) {
            questions(it.trace()).forEach(question -> {
                var said = new TreeSet<String>();
                said.add(question.text(language));
                question.choices().forEach(choice -> {
                    said.add(choice.text(language));
                    if (!choice.right()) {
                        said.add(choice.why(language));
                    }
                });
                assertThat(said).allSatisfy(text -> assertThat(text).isNotBlank()
                        .doesNotContain("{", "null", "why.", "choice.").hasSizeLessThan(190));
            });
        }
    }
}
