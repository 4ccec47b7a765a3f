package dev.loopglass.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/// What the client adds to a request before it goes out, and what it refuses to send. All of this waits
/// until the socket is connected, as in Tornado: a bad request costs a connection, too.
final class RequestHeaders {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private RequestHeaders() {}

    /// @throws IllegalArgumentException if the method is unknown, has a body too many or too few, or if the
    ///     request asks for what this client does not do
    static void check(RequestProxy proxy) {
        if (!proxy.allowNonstandardMethods() && !METHODS.contains(proxy.method())) {
            throw new IllegalArgumentException("unknown method " + proxy.method());
        }
        refuse("networkInterface", proxy.get(HttpRequest::networkInterface), "the system chooses it");
        var direct = "this client connects to servers directly";
        refuse("proxyHost", proxy.get(HttpRequest::proxyHost), direct);
        refuse("proxyPort", proxy.get(HttpRequest::proxyPort), direct);
        refuse("proxyUsername", proxy.get(HttpRequest::proxyUsername), direct);
        refuse("proxyPassword", proxy.get(HttpRequest::proxyPassword), direct);
        boolean wanted = METHODS_WITH_BODY.contains(proxy.method());
        boolean present = proxy.body() != null || proxy.bodyProducer() != null;
        if (!proxy.allowNonstandardMethods() && wanted != present) {
            throw new IllegalArgumentException("%s must %shave a body"
                    .formatted(proxy.method(), wanted ? "" : "not "));
        }
    }

    private static void refuse(String setting, Object value, String because) {
        if (value != null) {
            throw new IllegalArgumentException(setting + " is not supported: " + because);
        }
    }

    /// Fields that the caller has set keep their place; the others follow in this order.
    static void fill(RequestProxy proxy, Target target) {
        var fields = proxy.headers();
        if (!fields.contains("Connection")) {
            fields.set("Connection", "close");
        }
        if (!fields.contains("Host")) {
            fields.set("Host", target.hostAndPort());
        }
        authorize(proxy, target);
        if (proxy.userAgent() != null) {
            fields.set("User-Agent", proxy.userAgent());
        }
        if (proxy.expect100Continue()) {
            fields.set("Expect", "100-continue");
        }
        if (proxy.body() != null) {
            // With a body producer only the caller can know the length; without one, it goes out in chunks.
            fields.set("Content-Length", String.valueOf(proxy.body().length));
        }
        if (proxy.method().equals("POST") && !fields.contains("Content-Type")) {
            fields.set("Content-Type", "application/x-www-form-urlencoded");
        }
        if (proxy.decompressResponse() && !fields.contains("Accept-Encoding")) {
            // Whoever has said what they want gets that. (In Tornado 4.3 they get gzip.)
            fields.set("Accept-Encoding", "gzip");
        }
    }

    /// A user in the URL takes precedence over one in the request. Basic is not encryption: whoever
    /// listens on the wire can read the password.
    private static void authorize(RequestProxy proxy, Target target) {
        var user = target.user() != null ? target.user() : proxy.authUsername();
        var password = target.user() != null ? target.password() : proxy.authPassword();
        if (user == null) {
            return;
        }
        var mode = proxy.authMode();
        if (mode != null && !mode.equals("basic")) {
            throw new IllegalArgumentException("unsupported authMode " + mode + ", wanted basic");
        }
        var pair = (user + ':' + (password == null ? "" : password)).getBytes(StandardCharsets.UTF_8);
        proxy.headers().set("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
