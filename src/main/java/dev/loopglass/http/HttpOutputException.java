package dev.loopglass.http;

import java.io.IOException;

/// A body that is not as long as the request has promised.
public final class HttpOutputException extends IOException {
    private static final long serialVersionUID = 1;

    HttpOutputException(String message) {
        super(message);
    }
}
