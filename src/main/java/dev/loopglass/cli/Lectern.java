package dev.loopglass.cli;

import dev.loopglass.explain.Language;
import dev.loopglass.lesson.Lesson;
import dev.loopglass.lesson.LessonException;
import dev.loopglass.lesson.LessonReader;
import dev.loopglass.lesson.Route;
import dev.loopglass.trace.Fault;
import dev.loopglass.trace.Trace;
import java.util.List;

/// A lesson that a command was given: nothing is made of one with a fault.
final class Lectern {
    private final Terminal terminal;
    private final Language language;

    /// @param language in which faults are told
    Lectern(Terminal terminal, Language language) {
        this.terminal = terminal;
        this.language = language;
    }

    /// @throws Failure if it cannot be read or has a fault, all of which are told
    Lesson read(String name) throws Failure {
        try {
            var draft = LessonReader.read(terminal.path(name), language);
            refuse(draft.faults());
            return draft.lesson();
        } catch (LessonException e) {
            throw Failure.io(e.getMessage(), null);
        }
    }

    /// @throws Failure if a stop of it stands nowhere in the trace
    Route over(Lesson lesson, Trace trace) throws Failure {
        var route = Route.of(lesson, trace, language);
        refuse(route.faults());
        return route;
    }

    private void refuse(List<Fault> faults) throws Failure {
        for (var fault : faults.subList(0, Math.max(0, faults.size() - 1))) {
            terminal.say(fault.toString());
            terminal.hint(fault.hint());
        }
        if (!faults.isEmpty()) {
            throw Failure.wrong(faults.getLast().toString(), faults.getLast().hint());
        }
    }
}
