package dev.loopglass.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A URL, taken apart for a request.
///
/// @param hostAndPort as they stand in the URL: the value of the `Host` header
/// @param host without the brackets of an IPv6 address
/// @param path with the query, as it goes into the first line of a request
/// @param user as it stands before the `@`; null when there is none
record Target(String scheme, String hostAndPort, String host, int port, String path, String user, String password) {
    /// `[::1]`: only there may a host have colons.
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.%]+]");
    private static final int MAX_DIGITS = 5;
    private static final String PLAIN = "http";
    private static final String SECURE = "https";
    private static final int PLAIN_PORT = 80;
    private static final int SECURE_PORT = 443;
    private static final int LAST_PORT = 65535;
    /// What was asked for last. Who fetches one URL mostly fetches it again, and to take one apart is the longest thing
    /// that a fetch does by itself. (Python's `urlsplit` keeps what it has taken apart, too.)
    private static volatile Parsed last = new Parsed(null, null);

    private record Parsed(String url, Target target) {}

    /// @throws IllegalArgumentException if it is no URL, or not one for this client
    static Target of(String url) {
        var known = last;
        if (!url.equals(known.url)) {
            known = last = new Parsed(url, parse(url));
        }
        return known.target;
    }

    private static Target parse(String url) {
        var parsed = URI.create(url);
        var authority = parsed.getRawAuthority();
        boolean secure = SECURE.equalsIgnoreCase(parsed.getScheme());
        if (!secure && !PLAIN.equalsIgnoreCase(parsed.getScheme()) || authority == null) {
            throw new IllegalArgumentException(
                    "Unsupported url, wanted http://host/path or https://host/path, got " + url);
        }
        int at = authority.lastIndexOf('@');
        var hostAndPort = authority.substring(at + 1);
        int colon = hostAndPort.indexOf(':', hostAndPort.lastIndexOf(']') + 1);
        var host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        var digits = colon < 0 ? "" : hostAndPort.substring(colon + 1);
        if (!isHost(host) || !isNumber(digits)) {
            throw new IllegalArgumentException("Unsupported url, wanted host or host:port, got " + hostAndPort);
        }
        var userInfo = at < 0 ? null : authority.substring(0, at).split(":", 2);
        return new Target(secure ? SECURE : PLAIN, hostAndPort, withoutBrackets(host), port(digits, secure),
                path(parsed), at < 0 ? null : decoded(userInfo[0]),
                at < 0 ? null : userInfo.length < 2 ? "" : decoded(userInfo[1]));
    }

    private static boolean isHost(String text) {
        return text.indexOf('[') < 0 ? !text.isEmpty() : IPV6.matcher(text).matches();
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() <= MAX_DIGITS;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(String digits, boolean secure) {
        int usual = secure ? SECURE_PORT : PLAIN_PORT;
        int port = digits.isEmpty() ? usual : Integer.parseInt(digits);
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("Unsupported port, wanted 1 to " + LAST_PORT + ", got " + port);
        }
        return port;
    }

    private static String path(URI parsed) {
        var path = parsed.getRawPath() == null || parsed.getRawPath().isEmpty() ? "/" : parsed.getRawPath();
        return parsed.getRawQuery() == null ? path : path + '?' + parsed.getRawQuery();
    }

    /// In a URL an `@` or a colon of a password has to be written as `%40` or `%3A`.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    boolean secure() {
        return scheme.equals(SECURE);
    }

    /// Whether both are the same server: what one of them may know, the other one may.
    boolean sameServer(Target other) {
        return scheme.equals(other.scheme) && host.equalsIgnoreCase(other.host) && port == other.port;
    }
}
