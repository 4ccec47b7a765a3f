package dev.loopglass.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/// Tells a URL that can be fetched from one that cannot, before anything is recorded.
final class Address {
    /// What the client speaks.
    private static final Set<String> SCHEMES = Set.of("http");
    private static final int LAST_PORT = 65535;

    private Address() {}

    /// @throws Failure saying what is wrong with it
    static void check(String url) throws Failure {
        int colon = url.indexOf("://");
        if (colon < 0) {
            throw Failure.usage(url + ": no scheme; wanted a URL such as http://" + url, null);
        }
        var scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw Failure.usage(url + ": scheme " + scheme + "; wanted " + String.join(" or ", SCHEMES), null);
        }
        if (url.substring(colon + 3).matches("(/.*)?")) {
            throw Failure.usage(url + ": no host", null);
        }
        var parsed = parse(url);
        if (parsed.getRawAuthority() == null) {
            throw Failure.usage(url + ": no host", null);
        }
        checkHost(url, parsed.getRawAuthority());
    }

    private static URI parse(String url) throws Failure {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            int at = e.getIndex();
            var where = at >= 0 && at < url.length() ? " at \"" + url.substring(at) + "\"" : "";
            throw Failure.usage(url + ": not a URL: " + e.getReason().toLowerCase(Locale.ROOT) + where,
                    "characters such as a space are written %20");
        }
    }

    private static void checkHost(String url, String authority) throws Failure {
        var host = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = host.indexOf(':', host.indexOf(']') + 1);
        if (colon >= 0) {
            checkPort(url, host.substring(colon + 1));
            host = host.substring(0, colon);
        }
        if (host.isEmpty()) {
            throw Failure.usage(url + ": no host", null);
        }
    }

    private static void checkPort(String url, String port) throws Failure {
        boolean number = port.matches("\\d{1,9}");
        if (!port.isEmpty() && !(number && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= LAST_PORT)) {
            throw Failure.usage(url + ": port " + port + "; wanted a number from 1 to " + LAST_PORT, null);
        }
    }
}
