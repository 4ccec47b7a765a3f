package dev.loopglass.lesson;

import dev.loopglass.event.Ref;
import dev.loopglass.explain.Language;
import java.util.List;

/// What happens next? Asked at a step, with what its state lets one think of, and answered by the recording.
///
/// @param step at which it is asked: what it is about is the state after this step
/// @param answer the step that answers it
/// @param site what sort of question it is
/// @param on what it is about: what runs, or the loop
/// @param choices two to five, in no order that would tell
/// @param right the index of the one that happens
public record Question(int step, int answer, Site site, Ref on, List<Choice> choices, int right) {

    /// Where in a turn a question can be asked.
    public enum Site {
        /// Nothing runs: what will the loop run now, or will it poll?
        BETWEEN,
        /// A task has just handed something to the loop: who is next?
        INSIDE,
        /// The loop sleeps: what will wake it?
        ASLEEP
    }

    public Question {
        choices = List.copyOf(choices);
    }

    /// For example `What does the loop run next?`.
    public String text(Language language) {
        return Told.of("ask." + site, Told.task(on, true)).in(language);
    }

    /// Where the right choice stands among these.
    static int rightOf(List<Choice> choices) {
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).right()) {
                return i;
            }
        }
        throw new IllegalArgumentException("none of " + choices.size() + " choices is right");
    }
}
