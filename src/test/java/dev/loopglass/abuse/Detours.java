package dev.loopglass.abuse;

import static dev.loopglass.abuse.Deed.babbles;
import static dev.loopglass.abuse.Deed.hangsUp;
import static dev.loopglass.abuse.Deed.pauses;
import static dev.loopglass.abuse.Deed.resets;
import static dev.loopglass.abuse.Deed.says;
import static dev.loopglass.abuse.Verdict.fails;
import static dev.loopglass.abuse.Verdict.gets;
import static dev.loopglass.abuse.Verdict.raises;

import java.net.ConnectException;
import java.util.List;
import java.util.stream.Stream;

/// Servers that send us elsewhere.
final class Detours {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

    private Detours() {}

    static List<Abuse> rows() {
        return Stream.of(loops(), nowhere(), bodies()).flatMap(List::stream).toList();
    }

    private static Deed to(String location) {
        return says("HTTP/1.1 302 Go\r\nLocation: " + location + "\r\nContent-Length: 4\r\n\r\naway");
    }

    /// The server sends everybody there; whoever comes for anything else than `/` gets what it says next.
    private static Abuse detour(String name, Deed away, Deed next, Verdict verdict) {
        return Abuse.deaf(name, caller -> (caller.hear().equals("/") ? away : next).to(caller), verdict);
    }

    private static List<Abuse> loops() {
        return List.of(
                Abuse.of("a redirect to itself", to("/"), gets(302, "away")),
                Abuse.of("a redirect to nothing but a query", to("?again"), gets(302, "away")),
                Abuse.of("a redirect to an empty place", to(""), gets(302, "away")),
                Abuse.of("a redirect to a fragment of itself", to("#here"), gets(302, "away")),
                detour("a redirect to and fro", to("/fro"), to("/"), gets(302, "away")),
                detour("a redirect that is followed", to("/there"), says(OK), gets("hi")),
                detour("a redirect to two places", to("/there\r\nLocation: /elsewhere"), says(OK),
                        gets("hi")));
    }

    private static List<Abuse> nowhere() {
        var unsupported = "Unsupported url, wanted http://host/path or https://host/path, got ";
        return List.of(
                Abuse.of("a redirect to nowhere", says("HTTP/1.1 302 Go\r\nContent-Length: 0\r\n\r\n"),
                        fails("Redirect without a Location, code 302")),
                Abuse.of("a redirect by ftp", to("ftp://127.0.0.1/"),
                        raises(IllegalArgumentException.class, unsupported + "ftp://127.0.0.1/")),
                Abuse.of("a redirect to a file", to("file:///etc/passwd"),
                        raises(IllegalArgumentException.class, unsupported + "file:///etc/passwd")),
                Abuse.of("a redirect to a script", to("javascript:alert(1)"),
                        raises(IllegalArgumentException.class, unsupported + "javascript:alert\\(1\\)")),
                Abuse.of("a redirect to no host", to("http:///path"),
                        raises(IllegalArgumentException.class, unsupported + "http:///path")),
                Abuse.of("a redirect to a colon", to("::"),
                        fails("Redirect to a place that is no URL, got \"::\"")),
                Abuse.of("a redirect to brackets", to("http://[x]/"),
                        fails("Redirect to a place that is no URL, got \"http://[x]/\"")),
                Abuse.of("a redirect to no port", to("http://127.0.0.1:99999/"),
                        raises(IllegalArgumentException.class,
                                "Unsupported port, wanted 1 to 65535, got 99999")),
                Abuse.of("a redirect to letters for a port", to("http://127.0.0.1:abc/"),
                        raises(IllegalArgumentException.class,
                                "Unsupported url, wanted host or host:port, got 127.*")),
                Abuse.of("a redirect to a closed port", to("http://127.0.0.1:" + Calls.closedPort() + "/"),
                        raises(ConnectException.class, "Connection refused")),
                detour("a redirect to a line break", to("/a%0d%0ab"), says(OK), gets("hi")),
                detour("a redirect to blanks and accents", to("/a b\u00e9\"<>"), says(OK), gets("hi")));
    }

    private static List<Abuse> bodies() {
        var head = "HTTP/1.1 302 Go\r\nLocation: /there\r\n";
        return List.of(
                detour("a redirect with an endless body", says(head + "\r\n").then(babbles("x")), says(OK),
                        fails("Body too large, at most 10000")).small(),
                detour("a redirect with a body cut off", says(head + "Content-Length: 9\r\n\r\nx")
                        .then(hangsUp()),
                        says(OK), fails("Connection closed")),
                detour("a redirect that stays silent", says(head + "Content-Length: 9\r\n\r\nx"), says(OK),
                        fails("Timeout")).impatient(),
                detour("a redirect to silence", to("/there"), pauses(), fails("Timeout")).impatient(),
                detour("a redirect to a reset", to("/there"), pauses().then(resets()), Calls.reset()),
                detour("a redirect to garbage", to("/there"), says("garbage\r\n\r\n"),
                        fails("Malformed start line, wanted `HTTP/1.1 200 OK`, got \"garbage\"")),
                detour("a redirect whose answer is cut off", to("/there"),
                        says("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhi").then(hangsUp()),
                                fails("Connection closed")),
                detour("a redirect with damaged gzip", says(head
                        + "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\naway"),
                        says(OK), fails("Content-Encoding says gzip, but the data does not begin as gzip does")));
    }
}
