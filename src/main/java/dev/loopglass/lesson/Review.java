package dev.loopglass.lesson;

import dev.loopglass.explain.Language;
import dev.loopglass.replay.Validator;
import dev.loopglass.trace.Fault;
import dev.loopglass.trace.Reading;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceException;
import dev.loopglass.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// All that can be said of a lesson before it is given: what it says, the trace it walks over, its way through it.
///
/// @param lesson as far as it could be understood; null if there is nothing to show at all
/// @param trace its trace, or null if there is none that could be walked over
/// @param route where its stops are in the trace; null without one
/// @param faults all that is wrong, in the order of the lesson's lines
/// @param notices what one may want to know though it is not wrong
public record Review(Lesson lesson, Trace trace, Route route, List<Fault> faults, List<Fault> notices) {

    /// Reads the lesson's trace and looks for its stops.
    ///
    /// @param language in which faults are told
    public static Review of(Draft draft, Language language) {
        var lesson = draft.lesson();
        var told = new Faults(lesson == null ? "" : lesson.file().toString(), language);
        var trace = lesson == null || lesson.trace().isEmpty() ? null : trace(lesson, told);
        var route = trace == null ? null : Route.of(lesson, trace, language);
        return new Review(lesson, trace, route,
                sorted(draft.faults(), told.faults(), route == null ? List.of() : route.faults()),
                sorted(draft.notices(), told.notices(), route == null ? List.of() : route.notices()));
    }

    private static Trace trace(Lesson lesson, Faults told) {
        try {
            var reading = TraceReader.read(lesson.traceFile());
            var faults = new ArrayList<>(reading.faults());
            faults.addAll(Validator.check(reading.trace(), lesson.trace()));
            judge(lesson, reading, faults, told);
            return faults.isEmpty() ? reading.trace() : null;
        } catch (TraceException e) {
            unread(lesson, e, told);
            return null;
        }
    }

    private static void judge(Lesson lesson, Reading reading, List<Fault> faults, Faults told) {
        if (!faults.isEmpty()) {
            told.fault(lesson.traceLine(), told.say("trace.faulty", named(lesson, faults.getFirst(), told)),
                    told.say("trace.faulty.hint", "loopglass check", lesson.trace()));
        } else if (reading.cut()) {
            told.notice(lesson.traceLine(), told.say("trace.cut", named(lesson, reading.notices().getLast(), told)), null);
        }
    }

    /// As the lesson names the trace.
    private static String named(Lesson lesson, Fault fault, Faults told) {
        return told.of(fault.in(lesson.trace())).problem();
    }

    private static void unread(Lesson lesson, TraceException e, Faults told) {
        boolean its = e.fault().file().equals(lesson.traceFile().toString());
        var complaint = told.of(its ? e.fault().in(lesson.trace()) : e.fault());
        told.fault(lesson.traceLine(), told.say("trace.unread", complaint.problem()),
                alike(lesson.traceFile(), told, complaint.hint()));
    }

    /// What is to be said of a trace that was read elsewhere: that it has faults, or is cut off.
    ///
    /// @param language in which it is told
    public static List<Fault> of(Lesson lesson, Reading reading, Language language) {
        var told = new Faults(lesson.file().toString(), language);
        judge(lesson, reading, reading.faults(), told);
        return sorted(told.faults(), told.notices());
    }

    /// Why a trace could not be read elsewhere, by the lesson's line.
    ///
    /// @param language in which it is told
    public static Fault of(Lesson lesson, TraceException e, Language language) {
        var told = new Faults(lesson.file().toString(), language);
        unread(lesson, e, told);
        return told.faults().getFirst();
    }

    /// The trace beside it that was probably meant.
    private static String alike(Path file, Faults told, String otherwise) {
        if (file.getParent() == null || Files.exists(file)) {
            return otherwise;
        }
        try (Stream<Path> files = Files.list(file.getParent())) {
            return told.meant(file.getFileName().toString(), files.map(it -> it.getFileName().toString()).toList(),
                    otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    @SafeVarargs
    private static List<Fault> sorted(List<Fault>... lists) {
        return Stream.of(lists).flatMap(List::stream).sorted(Comparator.comparingInt(Review::place)).toList();
    }

    /// What is about no line, such as how many more there are, comes last.
    private static int place(Fault fault) {
        return fault.line() == 0 ? Integer.MAX_VALUE : fault.line();
    }

    /// What there is, in one line: `25 stops in 6 chapters, 31 minutes, over ../traces/ok.json`.
    public String summary(Language language) {
        var told = new Faults("", language);
        var stops = told.say("sum.stops", lesson.stops().size());
        long chapters = lesson.chapters().stream().filter(it -> !it.title().isEmpty()).count();
        return told.say("sum", chapters == 0 ? stops : told.say("sum.chapters", stops, chapters),
                lesson.minutes() == 0 ? told.say("sum.untimed") : told.say("sum.minutes", lesson.minutes()),
                        lesson.trace());
    }
}
