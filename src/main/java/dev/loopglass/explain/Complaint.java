package dev.loopglass.explain;

import dev.loopglass.trace.Fault;
import java.util.ArrayList;
import java.util.List;

/// What is wrong, and what one could do about it, in the words of the reader.
///
/// @param problem one line: where, and what
/// @param hint may be null
public record Complaint(String problem, String hint) {

    /// Of a trace. What only its makers need to know is told as the reader of traces tells it, in English.
    public static Complaint of(Fault fault, Language language) {
        if (language == Language.ENGLISH) {
            return new Complaint(fault.toString(), fault.hint());
        }
        return new Complaint(fault.where() + ": " + say(fault, "", fault.problem(), language),
                fault.hint() == null ? null : say(fault, ".hint", fault.hint(), language));
    }

    private static String say(Fault fault, String what, String english, Language language) {
        var values = new ArrayList<Object>(List.of(english));
        values.addAll(fault.values());
        return Phrases.of(Complaint.class, "complaints", language).say(fault.sort() + what, values.toArray());
    }
}
