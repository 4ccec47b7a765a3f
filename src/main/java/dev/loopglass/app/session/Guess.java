package dev.loopglass.app.session;

import dev.loopglass.event.Step;
import dev.loopglass.lesson.Question;
import dev.loopglass.lesson.Quiz;
import dev.loopglass.lesson.Score;
import dev.loopglass.replay.Replay;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Somebody predicts what happens next: at the step that is shown, or in a quiz that walks over the trace.
public final class Guess {
    /// So many steps are looked at in between two looks at whether it is still wanted.
    private static final int LOOK = 256;

    private final Session session;
    private final Quiz quiz;
    private final Set<Integer> tried = new LinkedHashSet<>();
    private Score score = new Score();
    private List<Integer> tour = List.of();
    private Question question;
    private int asked = Step.NONE;
    private int size;
    private boolean over;

    public Guess(Session session) {
        this.session = session;
        this.quiz = new Quiz(session.replay());
    }

    /// What is asked at the step that is shown, or null.
    public Question question() {
        if (asked != session.step() || size != session.trace().size()) {
            if (asked != session.step()) {
                tried.clear();
            }
            asked = session.step();
            size = session.trace().size();
            question = quiz.at(asked);
        }
        return question;
    }

    /// What was tried at this question, by index, the last one last.
    public Set<Integer> tried() {
        return tried;
    }

    /// Whether the right choice was found.
    public boolean solved() {
        return question() != null && tried.contains(question.right());
    }

    public void answer(int index) {
        tried.remove(index);
        tried.add(index);
        score.answer(question(), index);
    }

    public Score score() {
        return score;
    }

    // ---- from question to question

    /// Gathers the questions of a quiz over the whole trace.
    public Function<Errand, List<Integer>> whole() {
        return errand -> look().tour(seq -> tell(errand, 0, seq));
    }

    /// Begins such a quiz, at its first question.
    public void begin(List<Integer> questions) {
        score = new Score();
        tour = questions;
        over = tour.isEmpty();
        if (!over) {
            ask(tour.getFirst());
        }
    }

    /// Goes to this step and asks anew.
    public void ask(int seq) {
        over = false;
        asked = Step.NONE;
        session.jump(seq);
    }

    /// Predicts at single steps, no more in a quiz.
    public void end() {
        tour = List.of();
        over = false;
        score = new Score();
        asked = Step.NONE;
    }

    /// Whether this is a quiz over the whole trace.
    public boolean walks() {
        return !tour.isEmpty();
    }

    /// Whether the quiz is over: then there is its result to be seen.
    public boolean over() {
        return over;
    }

    /// How many questions the quiz has.
    public int count() {
        return tour.size();
    }

    /// Which of them is asked, from 1; 0 when none is.
    public int place() {
        return tour.indexOf(session.step()) + 1;
    }

    /// Goes to the next question of the quiz; where there is none, it is over.
    public void next() {
        var following = tour.stream().filter(it -> it > session.step()).findFirst();
        over = following.isEmpty();
        following.ifPresent(this::ask);
    }

    /// Looks for the next step at which there is a question, quiz or not, or else [Step#NONE].
    public Function<Errand, Integer> ahead() {
        int from = session.step();
        return errand -> look().next(from, seq -> tell(errand, from, seq));
    }

    /// The session's own replay belongs to the JavaFX thread.
    private Quiz look() {
        return new Quiz(new Replay(session.trace()));
    }

    private void tell(Errand errand, int from, int seq) {
        if (seq % LOOK == 0) {
            errand.at((double) (seq - from) / (session.trace().size() - from));
        }
    }
}
