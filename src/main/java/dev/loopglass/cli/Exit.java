package dev.loopglass.cli;

/// How a command ended, for the shell.
final class Exit {
    static final int FINE = 0;
    /// The trace, or the recorded program, is wrong.
    static final int WRONG = 1;
    static final int USAGE = 2;
    /// Something could not be read or written, or no window opened.
    static final int IO = 3;
    /// Our own mistake.
    static final int BUG = 70;

    private Exit() {}
}
