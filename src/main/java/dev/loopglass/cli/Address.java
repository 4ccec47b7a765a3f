package dev.loopglass.cli;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/// Tells a URL that can be fetched from one that cannot, before anything is recorded.
final class Address {
    /// What the client speaks.
    private static final List<String> SCHEMES = List.of("http", "https");
    private static final int LAST_PORT = 65535;

    private Address() {}

    /// The same URL as it goes over the wire: ASCII, its scheme in small letters.
    ///
    /// @throws Failure saying what is wrong with it
    static String of(String url) throws Failure {
        if (url.isBlank()) {
            throw Failure.usage("an empty URL; wanted one such as http://localhost:8000/", null);
        }
        int colon = url.indexOf("://");
        if (colon < 0) {
            throw Failure.usage(url + ": no scheme; wanted a URL such as http://" + url, null);
        }
        var scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw Failure.usage(url + ": scheme " + scheme + "; wanted " + String.join(" or ", SCHEMES),
                    null);
        }
        if (url.substring(colon + 3).matches("(/.*)?")) {
            throw Failure.usage(url + ": no host", null);
        }
        var parsed = parse(url);
        checkHost(url, parsed.getRawAuthority());
        return ascii(url, scheme, parsed);
    }

    private static String ascii(String url, String scheme, URI parsed) throws Failure {
        var authority = parsed.getRawAuthority();
        int host = authority.lastIndexOf('@') + 1;
        try {
            var rest = url.substring(url.indexOf(authority, scheme.length() + 3) + authority.length());
            var name = authority.substring(0, host) + IDN.toASCII(authority.substring(host));
            return URI.create(scheme + "://" + name + rest).toASCIIString();
        } catch (IllegalArgumentException e) {
            throw Failure.usage(url + ": no host is called " + authority.substring(host), null);
        }
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
        if (port.isEmpty()) {
            return;
        }
        int number = port.matches("\\d{1,9}") ? Integer.parseInt(port) : 0;
        if (number < 1 || number > LAST_PORT) {
            throw Failure.usage(url + ": port " + port + "; wanted a number from 1 to " + LAST_PORT, null);
        }
    }
}
