package dev.loopglass.app.session;

/// What a part of the window has taken from the steps of a trace, read once from the first one on. The
/// session keeps it, so that a long trace is read before its window is shown, and not by the window.
public interface Digest {
    /// Takes in the steps before `to` that it has not seen yet.
    void grow(int to);
}
