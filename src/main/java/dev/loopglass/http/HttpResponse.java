package dev.loopglass.http;

import dev.loopglass.reactor.Shown;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What came back.
///
/// @param request as it was asked for
/// @param code the status, or 599 when there was no response
/// @param body the bytes, decompressed
/// @param effectiveUrl where it came from in the end, or should have come from
/// @param requestTime from the start of the connection to the end of the body; without a connection, or for a
///     callback that learns of an error, since it was asked for
/// @param error what went wrong, or null; an [HttpError] for every code outside 200–299
public record HttpResponse(HttpRequest request, int code, String reason, HttpHeaders headers, byte[] body,
        String effectiveUrl, Duration requestTime, Throwable error) implements Shown.Showable {

    /// A response that came.
    static HttpResponse of(HttpRequest request, StartLine startLine, HttpHeaders headers, byte[] body,
            String effectiveUrl, Duration requestTime) {
        var response = new HttpResponse(request, startLine.code(), startLine.reason(), headers, body,
                effectiveUrl, requestTime, null);
        return startLine.code() / 100 == 2 ? response : response.withError();
    }

    /// No response came.
    static HttpResponse failed(RequestProxy request, Throwable error, Duration requestTime) {
        return new HttpResponse(request.origin().request(), 599, "Unknown", new HttpHeaders(), new byte[0],
                request.url(), requestTime, error);
    }

    /// The same, told so much later.
    HttpResponse after(Duration time) {
        return new HttpResponse(request, code, reason, headers, body, effectiveUrl, time, error);
    }

    /// The error knows its response, and the response its error.
    private HttpResponse withError() {
        var failure = new HttpError(code, reason);
        var response = new HttpResponse(request, code, reason, headers, body, effectiveUrl, requestTime, failure);
        failure.belongsTo(response);
        return response;
    }

    /// The body as UTF-8.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String shown() {
        return "HttpResponse " + code + ' ' + reason + ", " + body.length + " bytes";
    }
}
