package dev.loopglass.trace;

import java.util.List;

/// Something wrong in a trace, or worth a notice.
///
/// @param file the file's name, as it was given
/// @param line from 1; 0 when it is about no line in particular
/// @param problem what is wrong, with what was wanted and what was got
/// @param hint what one could do about it, or null
/// @param sort what sort of thing is wrong
/// @param values what is known about it, in the order in which its [Sort] tells
public record Fault(String file, int line, String problem, String hint, Sort sort, List<Object> values) {
    public Fault(String file, int line, String problem, String hint) {
        this(file, line, problem, hint, Sort.WRONG, List.of());
    }

    /// About a whole file.
    static Fault of(String file, Sort sort, String problem, String hint, Object... values) {
        return new Fault(file, 0, problem, hint, sort, List.of(values));
    }

    /// The same, about the file as somebody else spells it.
    public Fault in(String name) {
        return new Fault(name, line, problem, hint, sort, values);
    }

    /// For example `fetch.json:17`.
    public String where() {
        return line == 0 ? file : file + ":" + line;
    }

    /// For example `fetch.json:17: step 12: wanted seq 12, got 14`.
    @Override
    public String toString() {
        return where() + ": " + problem;
    }
}
