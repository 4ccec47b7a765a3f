package dev.loopglass.trace;

/// Something wrong in a trace, or worth a notice.
///
/// @param file the file's name, as it was given
/// @param line from 1; 0 when it is about no line in particular
/// @param problem what is wrong, with what was wanted and what was got
/// @param hint what one could do about it, or null
public record Fault(String file, int line, String problem, String hint) {

    /// For example `fetch.json:17: step 12: wanted seq 12, got 14`.
    @Override
    public String toString() {
        return (line == 0 ? file : file + ":" + line) + ": " + problem;
    }
}
