package dev.loopglass.lesson;

import dev.loopglass.explain.Complaint;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.Nearest;
import dev.loopglass.explain.Phrases;
import dev.loopglass.trace.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is wrong with a lesson, and what is worth a notice. It keeps the first ones and counts the rest.
final class Faults {
    private static final int MOST = 100;
    /// A word of somebody's is told as far as it fits a line.
    private static final int SHOWN = 60;

    private final String file;
    private final Language language;
    private final Phrases phrases;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> notices = new ArrayList<>();
    private final Set<Fault> known = new HashSet<>();
    private int more;

    Faults(String file, Language language) {
        this.file = file;
        this.language = language;
        this.phrases = Phrases.of(Faults.class, "faults", language);
    }

    String say(String key, Object... values) {
        return phrases.say(key, values);
    }

    /// What is wrong with the trace.
    Complaint of(Fault fault) {
        return Complaint.of(fault, language);
    }

    /// @param hint may be null
    void fault(int line, String problem, String hint) {
        add(faults, new Fault(file, line, problem, hint));
    }

    /// @param hint may be null
    void notice(int line, String problem, String hint) {
        add(notices, new Fault(file, line, problem, hint));
    }

    private void add(List<Fault> list, Fault fault) {
        if (!known.add(fault)) {
            return;
        }
        if (list.size() < MOST) {
            list.add(fault);
        } else {
            more++;
        }
    }

    /// What was meant instead of `typed`, or else this.
    String meant(String typed, Collection<String> names, String otherwise) {
        return Nearest.to(typed, names).map(name -> say("meant", name)).orElse(otherwise);
    }

    static String shown(String typed) {
        var line = typed.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.codePointCount(0, line.length()) <= SHOWN ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }

    Draft draft(Lesson lesson) {
        return new Draft(lesson, faults(), notices());
    }

    List<Fault> faults() {
        var list = sorted(faults);
        if (more > 0 && !list.isEmpty()) {
            list.add(new Fault(file, 0, say("more", more), null));
        }
        return List.copyOf(list);
    }

    List<Fault> notices() {
        return List.copyOf(sorted(notices));
    }

    private static List<Fault> sorted(List<Fault> list) {
        var sorted = new ArrayList<>(list);
        sorted.sort(Comparator.comparingInt(Fault::line));
        return sorted;
    }
}
