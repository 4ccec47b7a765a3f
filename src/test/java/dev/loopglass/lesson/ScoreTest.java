package dev.loopglass.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.lesson.Question.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private final Score score = new Score();

    private static Question at(int step) {
        return new Question(step, step + 1, Site.BETWEEN, null, List.of(), 1);
    }

    @Test
    void countsRightOnesAndTheLongestRow() {
        assertThat(score.answer(at(1), 1)).isTrue();
        assertThat(score.answer(at(2), 1)).isTrue();
        assertThat(score.answer(at(3), 0)).isFalse();
        assertThat(score.answer(at(4), 1)).isTrue();
        assertThat(score.asked()).isEqualTo(4);
        assertThat(score.right()).isEqualTo(3);
        assertThat(score.streak()).isEqualTo(1);
        assertThat(score.best()).isEqualTo(2);
        assertThat(score.misses()).extracting(it -> it.question().step(), Score.Answer::chosen)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3, 0));
    }

    @Test
    void theFirstAnswerCounts() {
        score.answer(at(1), 0);
        assertThat(score.answer(at(1), 1)).as("it is the right one all the same").isTrue();
        assertThat(score.right()).isZero();
        assertThat(score.streak()).isZero();
        assertThat(score.at(1).chosen()).isZero();
        assertThat(score.at(2)).isNull();
    }
}
