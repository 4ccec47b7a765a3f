package dev.loopglass.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How somebody fares with questions. The first answer to each counts.
public final class Score {

    /// @param question what was asked
    /// @param chosen the index of what was answered
    public record Answer(Question question, int chosen) {
        public boolean right() {
            return chosen == question.right();
        }
    }

    private final Map<Integer, Answer> answers = new LinkedHashMap<>();
    private int streak;
    private int best;

    /// @return whether it was right
    public boolean answer(Question question, int chosen) {
        var answer = new Answer(question, chosen);
        if (answers.putIfAbsent(question.step(), answer) == null) {
            streak = answer.right() ? streak + 1 : 0;
            best = Math.max(best, streak);
        }
        return answer.right();
    }

    /// What was answered first at this step, or null.
    public Answer at(int step) {
        return answers.get(step);
    }

    public int asked() {
        return answers.size();
    }

    public int right() {
        return (int) answers.values().stream().filter(Answer::right).count();
    }

    /// How many right ones in a row, up to now.
    public int streak() {
        return streak;
    }

    /// The longest such row.
    public int best() {
        return best;
    }

    /// What was answered wrongly, in the order of asking.
    public List<Answer> misses() {
        var misses = new ArrayList<Answer>();
        answers.values().stream().filter(it -> !it.right()).forEach(misses::add);
        return misses;
    }
}
