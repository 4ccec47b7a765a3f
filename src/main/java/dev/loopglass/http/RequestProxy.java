package dev.loopglass.http;

import dev.loopglass.event.Models;
import dev.loopglass.event.Ref;
import dev.loopglass.reactor.Family;
import dev.loopglass.reactor.Named;
import dev.loopglass.reactor.TlsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/// A request, with the client's defaults behind it. One per fetch; a recording calls it `ht1`.
final class RequestProxy extends Named {
    private static final HttpRequest DEFAULTS = new HttpRequest("")
            .connectTimeout(Duration.ofSeconds(20)).requestTimeout(Duration.ofSeconds(20))
            .followRedirects(true).maxRedirects(5).decompressResponse(true).allowNonstandardMethods(false)
            .family(Family.ANY).validateCert(true).expect100Continue(false);
    private static final long NEVER = Long.MAX_VALUE;

    private final HttpRequest request;
    private final HttpRequest defaults;
    private final RequestProxy origin;
    private final long made;

    /// @param defaults for what the request leaves open; may leave things open, too
    /// @param redirected the request whose answer was to make this one instead, or null
    /// @param now the time of the loop
    @Models("tornado.httpclient._RequestProxy.__init__")
    RequestProxy(HttpRequest request, HttpRequest defaults, RequestProxy redirected, long now) {
        this.made = now;
        this.request = request;
        this.defaults = defaults;
        this.origin = redirected == null ? this : redirected.origin;
    }

    /// Without the defaults.
    HttpRequest request() {
        return request;
    }

    /// What was asked for in the first place. It is the response's request, and, in a recording, the one
    /// request that is sent from place to place.
    RequestProxy origin() {
        return origin;
    }

    String url() {
        return request.url();
    }

    String method() {
        return request.method();
    }

    HttpHeaders headers() {
        return request.headers();
    }

    byte[] body() {
        return request.bodiless() ? null : get(HttpRequest::body);
    }

    BodyProducer bodyProducer() {
        return request.bodiless() ? null : get(HttpRequest::bodyProducer);
    }

    boolean expect100Continue() {
        return get(HttpRequest::expect100Continue);
    }

    HttpRequest.Callback<byte[]> streamingCallback() {
        return get(HttpRequest::streamingCallback);
    }

    HttpRequest.Callback<String> headerCallback() {
        return get(HttpRequest::headerCallback);
    }

    boolean followRedirects() {
        return get(HttpRequest::followRedirects);
    }

    int maxRedirects() {
        return get(HttpRequest::maxRedirects);
    }

    boolean decompressResponse() {
        return get(HttpRequest::decompressResponse);
    }

    boolean allowNonstandardMethods() {
        return get(HttpRequest::allowNonstandardMethods);
    }

    Family family() {
        return get(HttpRequest::family);
    }

    String userAgent() {
        return get(HttpRequest::userAgent);
    }

    String authUsername() {
        return request.nobody() ? null : get(HttpRequest::authUsername);
    }

    String authPassword() {
        return request.nobody() ? null : get(HttpRequest::authPassword);
    }

    String authMode() {
        return get(HttpRequest::authMode);
    }

    TlsOptions tlsOptions() throws IOException {
        boolean validate = get(HttpRequest::validateCert);
        var authorities = get(HttpRequest::caCerts);
        var certificate = get(HttpRequest::clientCert);
        boolean usual = validate && authorities == null && certificate == null;
        return usual ? TlsOptions.defaults()
                : TlsOptions.of(validate, authorities, certificate, get(HttpRequest::clientKey));
    }

    /// Whatever `attribute` is, the client's defaults stand behind it.
    <T> T get(Function<HttpRequest, T> attribute) {
        var value = attribute.apply(request);
        if (value == null) {
            value = attribute.apply(defaults);
        }
        return value != null ? value : attribute.apply(DEFAULTS);
    }

    // ---- until when

    /// Until when the connection may take, in the queue or on the wire. Zero stands for no limit, so it is not the
    /// shorter of the two timeouts. (In Tornado 4.3 it is, and makes the other one void.)
    ///
    /// @param start when it began to
    /// @return null: as long as it likes
    Long connectDeadline(long start) {
        var timeout = get(HttpRequest::connectTimeout);
        long connect = timeout.isZero() ? NEVER : start + timeout.toNanos();
        var all = requestDeadline(start);
        long first = all == null ? connect : Math.min(connect, all);
        return first == NEVER ? null : first;
    }

    /// Until when all of it may take.
    Long requestDeadline(long start) {
        var timeout = get(HttpRequest::requestTimeout);
        return timeout.isZero() ? null : (get(HttpRequest::total) ? origin.made : start) + timeout.toNanos();
    }

    /// Since somebody asked for it.
    Duration age(long now) {
        return Duration.ofNanos(now - origin.made);
    }

    @Override
    protected Ref.Type type() {
        return Ref.Type.REQUEST;
    }

    @Override
    protected String label() {
        return method() + ' ' + url();
    }
}
