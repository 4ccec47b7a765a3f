package dev.loopglass.trace;

/// What sort of thing is wrong with a file, for whoever words it himself. What there is to know besides are
/// the [values][Fault#values()].
public enum Sort {
    /// There is no such file.
    MISSING,
    FOLDER,
    /// The system's reason is known.
    UNREADABLE,
    UNWRITABLE,
    EMPTY,
    /// It is no trace; perhaps the command that records one is known.
    FOREIGN,
    /// Its version is known, and the last one that can be read.
    NEWER,
    /// It cannot be unpacked; the reason is known.
    DAMAGED,
    /// It ends early; the last step is known, or -1.
    CUT,
    /// A kind of event is; it is known, and how many steps are of it.
    UNKNOWN,
    /// Something else, of which nothing more is known than what it says.
    WRONG
}
