package dev.loopglass.http;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;

/// Where a response sends its client, and what that asks for there.
final class Redirect {
    private static final List<String> ABOUT_THE_BODY =
            List.of("Content-Length", "Content-Type", "Content-Encoding", "Transfer-Encoding");

    private Redirect() {}

    /// Whether to go there. When there have been too many of them, this one is the response.
    static boolean followed(RequestProxy request, int code) {
        boolean elsewhere = switch (code) {
            case 301, 302, 303, 307 -> true;
            default -> false;
        };
        return elsewhere && request.followRedirects() && request.maxRedirects() > 0;
    }

    /// The request to make instead. After a 303 it is a GET, as the standard says; after a 302 too, as
    /// browsers have always done. A 301 or 307 asks for the same thing at another place.
    ///
    /// @throws HttpInputException if the response does not say where to go, or says it in no words we know
    static HttpRequest next(RequestProxy proxy, int code, HttpHeaders response) throws HttpInputException {
        var location = response.getList("Location");
        if (location.isEmpty()) {
            throw new HttpInputException("Redirect without a Location, code " + code);
        }
        var next = new HttpRequest(place(proxy.url(), location.getFirst()), proxy.request());
        next.maxRedirects(proxy.maxRedirects() - 1);
        next.headers().remove("Host");
        if (code == 302 || code == 303) {
            next.method("GET").withoutBody();
            ABOUT_THE_BODY.forEach(next.headers()::remove);
        }
        keepSecretsHome(proxy, next);
        return next;
    }

    private static String place(String base, String location) throws HttpInputException {
        try {
            return joined(base, location);
        } catch (IllegalArgumentException e) {
            throw new HttpInputException("Redirect to a place that is no URL, got \"" + location + '"');
        }
    }

    /// Danger: whoever can redirect us could have our password sent anywhere. So it goes to no other
    /// server. (In Tornado 4.3 it does.)
    private static void keepSecretsHome(RequestProxy proxy, HttpRequest next) {
        boolean home;
        try {
            home = Target.of(next.url()).sameServer(Target.of(proxy.url()));
        } catch (IllegalArgumentException e) {
            // It will fail soon enough, and go nowhere.
            home = false;
        }
        if (!home) {
            next.headers().remove("Authorization");
            next.headers().remove("Cookie");
            next.authorizesNobody();
        }
    }

    /// `location`, seen from `base`, as RFC 3986 (5.2) has it. Java's own `URI.resolve` follows an older
    /// one, and gets a mere `?query`, or too many `..`, wrong.
    static String joined(String base, String location) {
        var from = URI.create(base);
        var to = URI.create(legal(location.strip()));
        if (to.getScheme() != null) {
            return to.toString();
        }
        var root = from.getScheme() + "://";
        if (to.getRawAuthority() != null) {
            return root + to.getRawAuthority() + withoutDots(to.getRawPath()) + query(to);
        }
        var path = to.getRawPath();
        if (path.isEmpty()) {
            return root + from.getRawAuthority() + from.getRawPath() + (to.getRawQuery() == null ? query(from) : query(to));
        }
        if (!path.startsWith("/")) {
            path = '/' + from.getRawPath().replaceFirst("^/", "").replaceFirst("[^/]*$", "") + path;
        }
        return root + from.getRawAuthority() + withoutDots(path) + query(to);
    }

    private static String query(URI uri) {
        return uri.getRawQuery() == null ? "" : '?' + uri.getRawQuery();
    }

    private static String withoutDots(String path) {
        var kept = new ArrayDeque<String>();
        var parts = path.split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            switch (parts[i]) {
                case "." -> kept.addAll(last ? List.of("") : List.of());
                case ".." -> {
                    kept.pollLast();
                    kept.addAll(last ? List.of("") : List.of());
                }
                default -> kept.add(parts[i]);
            }
        }
        return parts.length < 2 ? path : '/' + String.join("/", kept);
    }

    /// Servers write blanks and letters with accents where there should be none. The head was read byte
    /// by byte, so each of these characters is one byte.
    private static String legal(String location) {
        var text = new StringBuilder();
        for (char c : location.toCharArray()) {
            boolean illegal = c <= ' ' || c > '~' || "\"<>\\^`{|}".indexOf(c) >= 0;
            text.append(illegal ? "%%%02X".formatted((int) c & 0xff) : String.valueOf(c));
        }
        return text.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }
}
