package dev.loopglass.http;

/// A fetch that ended badly: a response whose code says so, or, with code 599, none at all.
public final class HttpError extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;
    private transient HttpResponse response;

    HttpError(int code, String message) {
        super("HTTP " + code + ": " + (message != null ? message : Reasons.of(code)));
        this.code = code;
    }

    void belongsTo(HttpResponse itsResponse) {
        response = itsResponse;
    }

    /// The status, or 599 when there was no response.
    public int code() {
        return code;
    }

    /// The response, or null when there was none.
    public HttpResponse response() {
        return response;
    }
}
