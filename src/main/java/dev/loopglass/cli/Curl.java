package dev.loopglass.cli;

import dev.loopglass.http.HttpRequest;
import dev.loopglass.reactor.Family;
import dev.loopglass.scenario.Fetch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/// The options of `record URL…`. People know them from curl, so here they mean the same.
final class Curl {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    /// What the client sends in any case.
    private static final Set<String> ALWAYS_SENT = Set.of("host", "connection", "content-length", "content-type");

    @Option(names = {"-X", "--request"}, paramLabel = "METHOD",
            description = "The method (default: GET; with -d, POST).")
    private String method;

    @Option(names = {"-H", "--header"}, paramLabel = "LINE",
            description = "Send this header, such as \"Accept: */*\".")
    private List<String> headers = new ArrayList<>();

    @Option(names = {"-d", "--data"}, paramLabel = "DATA",
            description = "Send this as a form; @FILE is what is in the file. Several are joined by &.")
    private List<String> data = new ArrayList<>();

    @Option(names = {"-u", "--user"}, paramLabel = "USER:PASSWORD",
            description = "Say who asks (Basic authentication).")
    private String user;

    @Option(names = {"-A", "--user-agent"}, paramLabel = "NAME", description = "Say what asks.")
    private String userAgent;

    @Option(names = {"-k", "--insecure"}, description = "Let any certificate pass: encrypted, but nobody knows with whom.")
    private boolean insecure;

    @Option(names = "--cacert", paramLabel = "FILE", description = "Trust the authorities in this PEM file, and no others.")
    private String cacert;

    private boolean compressed = true;
    private boolean location = true;
    private boolean fail = true;

    @Option(names = "--max-redirs", paramLabel = "N",
            description = "Follow so many redirects (default: 5; -1: any number).")
    private String maxRedirs;

    @Option(names = "--connect-timeout", paramLabel = "SECONDS",
            description = "For each connection (default: 20).")
    private String connectTimeout;

    @Option(names = {"-m", "--max-time"}, paramLabel = "SECONDS",
            description = "For each fetch with all its redirects (default: 20 for each request; 0: any time).")
    private String maxTime;

    @Option(names = {"-4", "--ipv4"}, description = "Use IPv4 addresses only.")
    private boolean ipv4;

    @Option(names = {"-6", "--ipv6"}, description = "Use IPv6 addresses only.")
    private boolean ipv6;

    @Option(names = "--resolve", paramLabel = "HOST:PORT:ADDR[,ADDR]...", description = "Do not look this name up.")
    private List<String> resolve = new ArrayList<>();

    @Option(names = "--resolver", paramLabel = "KIND",
            description = "blocking (default): the loop stands still while a name is looked up; or threaded.")
    private String resolver = "blocking";

    @Option(names = "--max-clients", paramLabel = "N", description = "How many fetches at a time (default: 10).")
    private String maxClients = "10";

    // Each of these has an opposite; the one that was said last counts.

    @Option(names = "--compressed", description = "Ask for gzip, and undo it (default).")
    private void compressed(boolean said) {
        compressed = true;
    }

    @Option(names = "--no-compressed", description = "Do not.")
    private void noCompressed(boolean said) {
        compressed = false;
    }

    @Option(names = {"-L", "--location"}, description = "Follow redirects (default).")
    private void location(boolean said) {
        location = true;
    }

    @Option(names = "--no-location", description = "Do not.")
    private void noLocation(boolean said) {
        location = false;
    }

    @Option(names = {"-f", "--fail"}, description = "Take a status outside 200-299 for an error (default).")
    private void fail(boolean said) {
        fail = true;
    }

    @Option(names = "--no-fail", description = "Do not.")
    private void noFail(boolean said) {
        fail = false;
    }

    /// The fetches that were asked for.
    ///
    /// @throws Failure naming the option whose value cannot be
    Fetch fetch(Terminal terminal, List<String> urls) throws Failure {
        var body = body(terminal);
        var requests = new ArrayList<HttpRequest>();
        var authorities = authorities(terminal);
        for (var url : urls) {
            requests.add(request(Address.of(url), body).validateCert(!insecure).caCerts(authorities));
        }
        var settings = new Fetch.Settings(Values.count("--max-clients", maxClients, 1), fail,
                Values.resolver(resolver, resolve));
        return new Fetch(requests, settings);
    }

    private Path authorities(Terminal terminal) throws Failure {
        var file = cacert == null ? null : terminal.path(cacert);
        if (file != null && !Files.isRegularFile(file)) {
            throw Failure.io(cacert + ": " + (Files.exists(file) ? "not a file" : "no such file"), null);
        }
        return file;
    }

    private HttpRequest request(String url, byte[] body) throws Failure {
        var request = new HttpRequest(url).decompressResponse(compressed).followRedirects(location);
        say(request, body);
        for (var line : headers) {
            header(request, line);
        }
        // The header alone would make a promise that the client does not know of.
        request.expect100Continue(body != null && "100-continue".equalsIgnoreCase(request.headers().get("Expect")));
        if (body != null && !request.method().equals("POST") && !request.headers().contains("Content-Type")) {
            // For a POST the client does this itself.
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        authorize(request);
        if (userAgent != null && !userAgent.isEmpty()) {
            request.userAgent(Values.oneLine("-A", userAgent));
        }
        if (maxRedirs != null) {
            int count = Values.count("--max-redirs", maxRedirs, -1);
            request.maxRedirects(count < 0 ? Integer.MAX_VALUE : count);
        }
        if (connectTimeout != null && !Values.seconds("--connect-timeout", connectTimeout).isZero()) {
            request.connectTimeout(Values.seconds("--connect-timeout", connectTimeout));
        }
        if (maxTime != null) {
            request.totalTimeout(Values.seconds("-m", maxTime));
        }
        if (ipv4 && ipv6) {
            throw Failure.usage("-4 and -6: wanted one of them", null);
        }
        return request.family(ipv4 ? Family.IPV4 : ipv6 ? Family.IPV6 : Family.ANY);
    }

    /// Whoever says which method they want is taken at their word, as by curl.
    private void say(HttpRequest request, byte[] body) throws Failure {
        if (method != null && !method.matches(TOKEN)) {
            throw Failure.usage("-X " + Values.shown(method) + ": wanted a method such as GET", null);
        }
        request.method(method != null ? method : body != null ? "POST" : "GET").body(body);
        request.allowNonstandardMethods(method != null);
        boolean needsBody = Set.of("POST", "PUT", "PATCH").contains(request.method());
        if (needsBody && body == null) {
            request.body(new byte[0]);
        }
    }

    private byte[] body(Terminal terminal) throws Failure {
        if (data.isEmpty()) {
            return null;
        }
        var parts = new ArrayList<String>();
        for (var each : data) {
            // Byte for byte, whatever they mean: Latin-1 has a letter for each.
            parts.add(each.startsWith("@") ? content(terminal, each.substring(1))
                    : new String(each.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        return String.join("&", parts).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// As curl does, without line breaks.
    private static String content(Terminal terminal, String file) throws Failure {
        try {
            var bytes = file.equals("-") ? terminal.in().readAllBytes() : Files.readAllBytes(terminal.path(file));
            return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[\r\n]", "");
        } catch (NoSuchFileException e) {
            throw Failure.io("-d @" + file + ": there is no such file", null);
        } catch (IOException e) {
            throw Failure.io("-d @" + file + ": cannot be read: " + e.getMessage(), null);
        }
    }

    /// `Name: value`; `Name;` for an empty value; `Name:` for no such header.
    private static void header(HttpRequest request, String line) throws Failure {
        int colon = line.indexOf(':');
        if (colon < 0 && line.matches(TOKEN + ";\\s*")) {
            request.header(line.substring(0, line.indexOf(';')), "");
            return;
        }
        var name = colon < 0 ? "" : line.substring(0, colon);
        if (!name.matches(TOKEN)) {
            throw Failure.usage("-H " + Values.shown(line) + ": wanted NAME: VALUE", null);
        }
        var value = Values.oneLine("-H", line.substring(colon + 1).strip());
        if (!value.isEmpty()) {
            request.header(name, value);
        } else if (ALWAYS_SENT.contains(name.toLowerCase(Locale.ROOT))) {
            throw Failure.usage("-H " + line + " this header cannot be left out", null);
        } else if (name.equalsIgnoreCase("Accept-Encoding")) {
            request.decompressResponse(false);
        }
    }

    private void authorize(HttpRequest request) throws Failure {
        if (user == null) {
            return;
        }
        int colon = user.indexOf(':');
        if (colon < 0) {
            throw Failure.usage("-u: wanted USER:PASSWORD, got no colon", null);
        }
        request.auth(user.substring(0, colon), user.substring(colon + 1));
    }
}
