package dev.loopglass.lesson;

import dev.loopglass.explain.StateSheet;
import java.util.List;
import java.util.Set;

/// A piece of a lesson between two others of another sort.
public sealed interface Block {
    /// Where it begins in the lesson's file, from 1.
    int line();

    /// What is said to everybody.
    record Text(int line, Prose prose) implements Block {}

    /// What the loop holds at this step.
    ///
    /// @param parts what of it, in the order in which it is shown everywhere
    record Figure(int line, Set<Part> parts) implements Block {
        /// Its sections of the whole sheet.
        public List<StateSheet.Section> of(StateSheet sheet) {
            return sheet.sections().stream().filter(section -> parts.stream().anyMatch(it -> it.is(section))).toList();
        }
    }

    /// What happens next? Choices and answer come from the trace.
    ///
    /// @param prose how it is asked; may be empty
    record Question(int line, Prose prose) implements Block {}

    /// What only the speaker sees.
    record Notes(int line, Prose prose) implements Block {}
}
