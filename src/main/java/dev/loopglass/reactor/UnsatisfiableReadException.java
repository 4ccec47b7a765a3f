package dev.loopglass.reactor;

import java.io.IOException;

/// A read can never be satisfied: its delimiter did not come within its limit.
public final class UnsatisfiableReadException extends IOException {
    private static final long serialVersionUID = 1;

    UnsatisfiableReadException(String delimiter, int maxBytes) {
        super("delimiter " + delimiter + " not found within " + maxBytes + " bytes");
    }
}
