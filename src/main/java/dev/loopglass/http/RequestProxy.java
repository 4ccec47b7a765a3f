package dev.loopglass.http;

import dev.loopglass.event.Models;
import dev.loopglass.event.Ref;
import dev.loopglass.reactor.Named;
import java.time.Duration;

/// A request, with the client's defaults behind it. One per fetch; a recording calls it `ht1`.
final class RequestProxy extends Named {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);

    private final HttpRequest request;

    @Models("tornado.httpclient._RequestProxy.__init__")
    RequestProxy(HttpRequest request) {
        this.request = request;
    }

    HttpRequest request() {
        return request;
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
        return request.connectTimeout() != null ? request.connectTimeout() : DEFAULT_TIMEOUT;
    }

    Duration requestTimeout() {
        return request.requestTimeout() != null ? request.requestTimeout() : DEFAULT_TIMEOUT;
    }

    boolean decompressResponse() {
        return request.decompressResponse() == null || request.decompressResponse();
    }

    /// The shorter of the two: how long the connection may take, in the queue or on the wire.
    Duration shorterTimeout() {
        return connectTimeout().compareTo(requestTimeout()) < 0 ? connectTimeout() : requestTimeout();
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
