package dev.loopglass.app;

/// No window can be opened here: there is no display, or what draws windows is not installed. The
/// message is one line that says which.
public final class NoWindowException extends Exception {
    private static final long serialVersionUID = 1L;

    NoWindowException(String message) {
        super(message);
    }
}
