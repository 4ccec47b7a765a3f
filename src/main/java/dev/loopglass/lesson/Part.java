package dev.loopglass.lesson;

import dev.loopglass.explain.StateSheet;
import dev.loopglass.explain.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A part of what the loop holds, as a lesson calls it.
public enum Part {
    TASK(Term.TASK),
    CALLBACKS(Term.READY),
    TIMERS(Term.TIMER),
    CHANNELS(Term.CHANNEL),
    FUTURES(Term.FUTURE),
    COROUTINES(Term.COROUTINE),
    REQUESTS(Term.REQUEST);

    private final Term term;

    Part(Term term) {
        this.term = term;
    }

    /// As it is written, such as `futures`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether this section of the sheet is about it.
    public boolean is(StateSheet.Section section) {
        return section.term() == term;
    }

    static Optional<Part> called(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equalsIgnoreCase(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Part::word).toList();
    }
}
