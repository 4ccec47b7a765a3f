package dev.loopglass.lesson;

import dev.loopglass.event.Step;
import dev.loopglass.explain.Condition;
import dev.loopglass.explain.ConditionException;
import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Language;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Fault;
import dev.loopglass.trace.Trace;
import java.util.List;
import java.util.function.IntFunction;

/// A lesson laid over a trace: the step at which each of its stops stands.
public final class Route {
    private final Lesson lesson;
    private final int[] steps;
    private final Faults faults;

    private Route(Lesson lesson, Faults faults) {
        this.lesson = lesson;
        this.faults = faults;
        this.steps = new int[lesson.stops().size()];
    }

    /// @param language in which faults are told
    public static Route of(Lesson lesson, Trace trace, Language language) {
        var route = new Route(lesson, new Faults(lesson.file().toString(), language));
        var sentences = sentences(lesson.language(), trace);
        int before = Step.NONE;
        for (var stop : lesson.stops()) {
            int seq = stop.filter().isEmpty() ? Step.NONE : route.find(stop, trace, language, sentences);
            route.steps[stop.number() - 1] = seq;
            if (seq != Step.NONE && seq < before) {
                route.faults.notice(stop.filterLine(), route.faults.say("backwards", seq, before), null);
            }
            before = seq == Step.NONE ? before : seq;
        }
        return route;
    }

    /// A text is looked for in what the lesson's readers read, and in English: so one filter serves all languages.
    private static IntFunction<String> sentences(Language language, Trace trace) {
        var english = new Explainer(trace, new Replay(trace));
        if (language == Language.ENGLISH) {
            return english::sentence;
        }
        var its = english.in(language);
        return seq -> english.sentence(seq) + "\n" + its.sentence(seq);
    }

    private int find(Stop stop, Trace trace, Language language, IntFunction<String> sentences) {
        try {
            var condition = Condition.parse(stop.filter(), trace, language, sentences);
            int seq = condition.find();
            if (seq == Step.NONE) {
                throw condition.refusal();
            }
            return seq;
        } catch (ConditionException e) {
            faults.fault(stop.filterLine(), e.getMessage(), e.hint());
            return Step.NONE;
        }
    }

    public Lesson lesson() {
        return lesson;
    }

    /// The step of this stop, or [Step#NONE] if there is none in this trace.
    public int step(Stop stop) {
        return steps[stop.number() - 1];
    }

    /// The stops that stand nowhere in this trace, by the lines of the lesson's file.
    public List<Fault> faults() {
        return faults.faults();
    }

    /// What one may want to know: where the walk goes backwards in time.
    public List<Fault> notices() {
        return faults.notices();
    }
}
