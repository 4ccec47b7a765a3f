package dev.loopglass.http;

import dev.loopglass.event.Models;
import dev.loopglass.event.Ref;
import dev.loopglass.reactor.Family;
import dev.loopglass.reactor.Named;
import java.time.Duration;
import java.util.function.Function;

/// A request, with the client's defaults behind it. One per fetch; a recording calls it `ht1`.
final class RequestProxy extends Named {
    private static final HttpRequest DEFAULTS = new HttpRequest("")
            .connectTimeout(Duration.ofSeconds(20)).requestTimeout(Duration.ofSeconds(20))
            .followRedirects(true).maxRedirects(5).decompressResponse(true).allowNonstandardMethods(false)
            .family(Family.ANY);

    private final HttpRequest request;
    private final HttpRequest defaults;
    private final RequestProxy origin;

    /// @param defaults for what the request leaves open; may leave things open, too
    /// @param redirected the request whose answer was to make this one instead, or null
    @Models("tornado.httpclient._RequestProxy.__init__")
    RequestProxy(HttpRequest request, HttpRequest defaults, RequestProxy redirected) {
        this.request = request;
        this.defaults = defaults;
        this.origin = redirected == null ? this : redirected.origin;
    }

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

    Duration connectTimeout() {
        return get(HttpRequest::connectTimeout);
    }

    Duration requestTimeout() {
        return get(HttpRequest::requestTimeout);
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
        return get(HttpRequest::authUsername);
    }

    String authPassword() {
        return get(HttpRequest::authPassword);
    }

    String authMode() {
        return get(HttpRequest::authMode);
    }

    private <T> T get(Function<HttpRequest, T> attribute) {
        var value = attribute.apply(request);
        if (value == null) {
            value = attribute.apply(defaults);
        }
        return value != null ? value : attribute.apply(DEFAULTS);
    }

    /// The shorter of the two: how long the connection may take, in the queue or on the wire. Zero stands for
    /// no limit, so it is not the shorter one. (In Tornado 4.3 it is, and makes the other one void.)
    Duration shorterTimeout() {
        var connect = connectTimeout();
        var request = requestTimeout();
        return !request.isZero() && (connect.isZero() || request.compareTo(connect) < 0) ? request : connect;
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
