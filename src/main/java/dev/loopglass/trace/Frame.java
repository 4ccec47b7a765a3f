package dev.loopglass.trace;

/// One call on a call path: `method` at `line`, called from `parent`.
///
/// @param id what steps refer to, from 1
/// @param parent the caller's id, or 0 for the oldest ancestor
/// @param method which method
/// @param line the line being executed, from 1; 0 when not known
public record Frame(int id, int parent, Method method, int line) {

    /// A method that a recorded program ran.
    ///
    /// @param name for example `IOStream.connect`
    /// @param models Tornado's name for it, or null
    /// @param source the file it stands in, or null when the trace does not carry it
    public record Method(int id, String name, String models, Source source) {}

    /// A source file as it was when the trace was recorded.
    ///
    /// @param file for example `dev/loopglass/reactor/IOStream.java`
    /// @param lang for example `java`
    public record Source(int id, String file, String lang, String text) {}
}
