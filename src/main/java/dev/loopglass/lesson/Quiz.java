package dev.loopglass.lesson;

import dev.loopglass.event.Step;
import dev.loopglass.replay.Replay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntConsumer;

/// Predicting: at which steps of a trace there is something to ask, and what.
///
/// The choices come from the state at the step, the answer from the recording: the next task that begins,
/// the next poll, the end of the poll, or that the open task goes on. What the state cannot tell (a loop
/// told to stop, a timer that becomes due this very moment, the order of two channels that a poll found) is
/// not asked. Belongs to the trace's thread.
public final class Quiz {
    private static final int MOST = 20;
    private static final int ENOUGH = 200;

    private final Replay replay;

    public Quiz(Replay replay) {
        this.replay = replay;
    }

    /// The question at this step, or null: then there is nothing to predict.
    public Question at(int seq) {
        if (seq < 0 || seq >= replay.trace().size()) {
            return null;
        }
        replay.refresh();
        var asleep = Asleep.ask(replay, seq);
        var inside = asleep == null ? Inside.ask(replay, seq) : asleep;
        return inside == null ? Between.ask(replay, seq) : inside;
    }

    /// The nearest step after this one at which there is a question, or [Step#NONE].
    public int next(int from) {
        return next(from, _ -> { });
    }

    /// @param looked hears of every step that is looked at, as that may take a while
    public int next(int from, IntConsumer looked) {
        for (int seq = from + 1; seq < replay.trace().size(); seq++) {
            looked.accept(seq);
            if (at(seq) != null) {
                return seq;
            }
        }
        return Step.NONE;
    }

    /// The steps of a quiz over the whole trace: each answer is asked for once, and when there are too many
    /// questions, of every sort some stay.
    public List<Integer> tour() {
        return tour(_ -> { });
    }

    /// @param looked hears of every step that is looked at, as that may take a while
    public List<Integer> tour(IntConsumer looked) {
        var sorts = new LinkedHashMap<String, List<Question>>();
        var answers = new HashSet<Integer>();
        for (int seq = 0; seq < replay.trace().size() && answers.size() < ENOUGH; seq++) {
            looked.accept(seq);
            var question = at(seq);
            if (question != null && answers.add(question.answer())) {
                sorts.computeIfAbsent(sort(question), _ -> new ArrayList<>()).add(question);
            }
        }
        var tour = new ArrayList<Integer>();
        for (int round = 0; round < ENOUGH && tour.size() < MOST; round++) {
            for (var those : sorts.values()) {
                if (round < those.size() && tour.size() < MOST && (round == 0 || !easy(those.getFirst()))) {
                    tour.add(those.get(round).step());
                }
            }
        }
        tour.sort(Comparator.naturalOrder());
        return tour;
    }

    /// Whoever knows that tasks do not nest knows it once and for all.
    private static boolean easy(Question question) {
        return question.site() == Question.Site.INSIDE;
    }

    private String sort(Question question) {
        return question.site() == Question.Site.INSIDE ? replay.trace().kind(question.step())
                : question.site() + " " + question.choices().get(question.right()).deed();
    }
}
