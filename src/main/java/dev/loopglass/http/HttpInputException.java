package dev.loopglass.http;

import java.io.IOException;

/// What the peer sent is not HTTP.
public final class HttpInputException extends IOException {
    private static final long serialVersionUID = 1;

    HttpInputException(String message) {
        super(message);
    }
}
