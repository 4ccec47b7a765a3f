package dev.loopglass.app.session;

import dev.loopglass.event.Step;
import dev.loopglass.explain.Language;
import dev.loopglass.lesson.Lesson;
import dev.loopglass.lesson.LessonException;
import dev.loopglass.lesson.LessonReader;
import dev.loopglass.lesson.Review;
import dev.loopglass.lesson.Route;
import dev.loopglass.lesson.Stop;
import dev.loopglass.trace.Fault;
import dev.loopglass.trace.TraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A lesson as its file reads now, laid over its trace.
///
/// @param lesson in the language that was asked for, or else that of the file
/// @param session its trace
/// @param steps where each stop stands; [Step#NONE] where nowhere
/// @param faults by the lines of the file
public record Walk(Lesson lesson, Session session, List<Integer> steps, List<Fault> faults) {

    /// Opens the trace that a lesson is about.
    public interface Opener {
        /// @throws TraceException if the file holds no trace
        Session open(Path trace) throws TraceException;
    }

    /// Whether the file's name is that of a lesson.
    public static boolean is(Path file) {
        var name = file.getFileName();
        return name != null && name.toString().toLowerCase(Locale.ROOT).matches(".*\\.(md|markdown)");
    }

    /// @param file of the lesson in any of its languages
    /// @throws Unreadable if there is nothing to be shown
    public static Walk read(Path file, Language language, Opener opener) throws Unreadable {
        try {
            var draft = LessonReader.read(file, language);
            if (draft.lesson() != null) {
                var other = draft.lesson().in(language);
                if (!other.equals(file) && Files.isRegularFile(other)) {
                    draft = LessonReader.read(other, language);
                }
            }
            if (draft.lesson() == null || draft.lesson().trace().isEmpty()) {
                throw new Unreadable(draft.faults().getFirst());
            }
            return over(draft.lesson(), draft.faults(), language, opener);
        } catch (LessonException e) {
            throw new Unreadable(e.getMessage(), null, e);
        }
    }

    private static Walk over(Lesson lesson, List<Fault> read, Language language, Opener opener) throws Unreadable {
        try {
            var session = opener.open(lesson.traceFile());
            var route = Route.of(lesson, session.trace(), language);
            var faults = new ArrayList<>(read);
            if (session.reading() != null) {
                faults.addAll(Review.of(lesson, session.reading(), language));
            }
            faults.addAll(route.faults());
            return new Walk(lesson, session, lesson.stops().stream().map(route::step).toList(), List.copyOf(faults));
        } catch (TraceException e) {
            throw new Unreadable(Review.of(lesson, e, language));
        }
    }

    public List<Stop> stops() {
        return lesson.stops();
    }

    /// The chapter of the n-th stop, from 1; of none before the first.
    public int chapter(int place) {
        int seen = 0;
        for (int i = 0; place > 0 && i < lesson.chapters().size(); i++) {
            seen += lesson.chapters().get(i).stops().size();
            if (place <= seen) {
                return i;
            }
        }
        return -1;
    }

    /// The step of the n-th stop, or [Step#NONE].
    public int step(int place) {
        return place == 0 ? 0 : steps.get(place - 1);
    }

    /// What is wrong with the n-th stop.
    public List<Fault> faults(int place) {
        var stops = stops();
        int from = place == 0 ? 0 : stops.get(place - 1).line();
        int to = place < stops.size() ? stops.get(place).line() : Integer.MAX_VALUE;
        return faults.stream().filter(it -> it.line() >= from && it.line() < to).toList();
    }

    /// There is nothing to be shown; says why in one line.
    public static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        private final String hint;

        Unreadable(Fault fault) {
            this(fault.toString(), fault.hint(), null);
        }

        Unreadable(String problem, String hint, Throwable cause) {
            super(problem, cause);
            this.hint = hint;
        }

        /// May be null.
        public String hint() {
            return hint;
        }
    }
}
