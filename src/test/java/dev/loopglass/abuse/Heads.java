package dev.loopglass.abuse;

import static dev.loopglass.abuse.Deed.babbles;
import static dev.loopglass.abuse.Deed.dribbles;
import static dev.loopglass.abuse.Deed.ends;
import static dev.loopglass.abuse.Deed.hangsUp;
import static dev.loopglass.abuse.Deed.pauses;
import static dev.loopglass.abuse.Deed.resets;
import static dev.loopglass.abuse.Deed.says;
import static dev.loopglass.abuse.Verdict.fails;
import static dev.loopglass.abuse.Verdict.gets;
import static dev.loopglass.abuse.Verdict.raises;

import dev.loopglass.reactor.UnsatisfiableReadException;
import java.util.List;
import java.util.stream.Stream;

/// What can be wrong with the first line and the headers of a response.
final class Heads {
    private static final String HI = "\r\nContent-Length: 2\r\n\r\nhi";

    private Heads() {}

    static List<Abuse> rows() {
        return Stream.of(startLines(), odd(), headers(), endless(), cut()).flatMap(List::stream).toList();
    }

    private static Verdict startLine(String got) {
        return fails("Malformed start line, wanted `HTTP/1.1 200 OK`, got \"" + got + '"');
    }

    private static Verdict header(String got) {
        return fails("Malformed HTTP header, wanted `name: value`, got \"" + got + '"');
    }

    private static Verdict tooLong(int bytes) {
        return raises(UnsatisfiableReadException.class, "delimiter .* not found within " + bytes + " bytes");
    }

    private static List<Abuse> startLines() {
        return List.of(
                Abuse.of("nothing but blank lines", says("\r\n\r\n"),
                        fails("Malformed HTTP message, wanted a start line, got nothing")),
                Abuse.of("garbage", says("\001\002\003\r\n\r\n"), startLine("\001\002\003")),
                Abuse.of("another protocol", says("SSH-2.0-OpenSSH_9.6\r\n\r\n"),
                        startLine("SSH-2.0-OpenSSH_9.6")),
                Abuse.of("HTTP/9.9", says("HTTP/9.9 200 OK" + HI), startLine("HTTP/9.9 200 OK")),
                Abuse.of("HTTP/2", says("HTTP/2 200" + HI), startLine("HTTP/2 200")),
                Abuse.of("http in small letters", says("http/1.1 200 OK" + HI), startLine("http/1.1 200 OK")),
                Abuse.of("no version", says("200 OK" + HI), startLine("200 OK")),
                Abuse.of("no code", says("HTTP/1.1 OK" + HI), startLine("HTTP/1.1 OK")),
                Abuse.of("the version alone", says("HTTP/1.1" + HI), startLine("HTTP/1.1")),
                Abuse.of("a negative code", says("HTTP/1.1 -200 OK" + HI), startLine("HTTP/1.1 -200 OK")),
                Abuse.of("a code of two digits", says("HTTP/1.1 20 OK" + HI), startLine("HTTP/1.1 20 OK")),
                Abuse.of("a code of four digits", says("HTTP/1.1 2000 OK" + HI),
                        startLine("HTTP/1.1 2000 OK")),
                Abuse.of("a huge code", says("HTTP/1.1 99999999999999999999 OK" + HI),
                        startLine("HTTP/1.1 99999999999999999999 OK")),
                Abuse.of("code 000", says("HTTP/1.1 000 OK" + HI), startLine("HTTP/1.1 000 OK")),
                Abuse.of("code 099", says("HTTP/1.1 099 OK" + HI), startLine("HTTP/1.1 099 OK")),
                Abuse.of("two blanks before the code", says("HTTP/1.1  200 OK" + HI),
                        startLine("HTTP/1.1  200 OK")),
                Abuse.of("a blank first", says(" HTTP/1.1 200 OK" + HI), startLine(" HTTP/1.1 200 OK")),
                Abuse.of("a NUL in the reason", says("HTTP/1.1 200 O\0K" + HI),
                        startLine("HTTP/1.1 200 O\0K")),
                Abuse.of("a request instead", says("GET / HTTP/1.1\r\n\r\n"), startLine("GET / HTTP/1.1")));
    }

    /// Odd, and yet it can be understood.
    private static List<Abuse> odd() {
        return List.of(
                Abuse.of("a blank line first", says("\r\nHTTP/1.1 200 OK" + HI), gets("hi")),
                Abuse.of("no reason", says("HTTP/1.1 200" + HI), gets("hi")),
                Abuse.of("an empty reason", says("HTTP/1.1 200 " + HI), gets("hi")),
                Abuse.of("a reason with accents", says("HTTP/1.1 200 D\u00e9j\u00e0 vu" + HI), gets("hi")),
                Abuse.of("a code nobody knows", says("HTTP/1.1 299 Fine" + HI), gets(299, "hi")),
                Abuse.of("a code beyond the last class", says("HTTP/1.1 999 Denied" + HI), gets(999, "hi")),
                Abuse.of("a very long reason", says("HTTP/1.1 200 " + "O".repeat(60_000) + HI), gets("hi")),
                Abuse.of("line feeds alone", says("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi"), gets("hi")),
                Abuse.of("line ends of both kinds", says("HTTP/1.1 200 OK\nContent-Length: 2\r\n\nhi"),
                        gets("hi")),
                Abuse.of("HTTP/1.0", says("HTTP/1.0 200 OK" + HI), gets("hi")),
                Abuse.of("no headers at all", says("HTTP/1.1 200 OK\r\n\r\nhi").then(hangsUp()), gets("hi")),
                Abuse.of("a head byte by byte", dribbles("HTTP/1.1 200 OK" + HI), gets("hi")));
    }

    private static Abuse field(String name, String line, Verdict verdict) {
        return Abuse.of(name, says("HTTP/1.1 200 OK\r\n" + line + HI), verdict);
    }

    private static List<Abuse> headers() {
        return List.of(
                field("a header without a colon", "no colon here", header("no colon here")),
                field("a header without a name", ": x", header(": x")),
                field("a blank before the colon", "Server : x", header("Server : x")),
                field("a blank in a name", "My Server: x", header("My Server: x")),
                field("a continuation of nothing", " x: y", header(" x: y")),
                field("a NUL in a name", "Ser\0ver: x", header("Ser\0ver: x")),
                field("a NUL in a value", "Server: x\0y", header("Server: x\0y")),
                field("a carriage return in a value", "Server: x\ry", header("Server: x\ry")),
                field("an escape in a value", "Server: \033[31mred", header("Server: \033[31mred")),
                field("a folded header", "Server: x\r\n  y\r\n\tz", gets("hi")),
                field("a header with accents", "Server: \u00e9t\u00e9", gets("hi")),
                field("an empty value", "Server:", gets("hi")),
                field("the same header a thousand times", "A: b\r\n".repeat(1000) + "A: c", gets("hi")),
                field("thousands of headers", Stream.iterate(0, i -> i + 1).limit(4000).map(i -> "A" + i
                        + ": b\r\n")
                        .reduce("", String::concat) + "A: c", gets("hi")),
                field("thousands of folds", "A: b" + "\r\n c".repeat(12_000), gets("hi")));
    }

    private static List<Abuse> endless() {
        var head = "HTTP/1.1 200 OK\r\nA: ";
        return List.of(
                Abuse.of("a head of 64 KiB", says(head + "x".repeat(65_536 - head.length() - 4) + "\r\n\r\n")
                        .then(hangsUp()), gets("")),
                Abuse.of("a head of 64 KiB and a byte", says(head + "x".repeat(65_536 - head.length() - 3)
                        + "\r\n\r\n"), tooLong(65_536)),
                Abuse.of("a head that is small, but too large", says(head + "x".repeat(1000) + "\r\n\r\n"),
                        tooLong(1000)).small(),
                Abuse.of("an endless first line", babbles("HTTP"), tooLong(65_536)),
                Abuse.of("an endless header", says(head).then(babbles("x")), tooLong(65_536)),
                Abuse.of("endless headers", says("HTTP/1.1 200 OK\r\n").then(babbles("A: b\r\n")),
                        tooLong(65_536)),
                Abuse.of("endless blanks", says("HTTP/1.1 200 OK\r\n").then(babbles(" ")), tooLong(65_536)));
    }

    private static List<Abuse> cut() {
        var half = "HTTP/1.1 200 OK\r\nContent-Le";
        return List.of(
                Abuse.of("hangs up instead of an answer", hangsUp(), fails("Stream closed")),
                Abuse.of("ends before its answer, and stays", ends(), fails("Stream closed")),
                Abuse.of("hangs up within the first line", says("HTTP/1.").then(hangsUp()),
                        fails("Stream closed")),
                Abuse.of("hangs up within the head", says(half).then(hangsUp()), fails("Stream closed")),
                Abuse.of("ends within the head, and stays", says(half).then(ends()), fails("Stream closed")),
                Abuse.of("hangs up before the last line end", says("HTTP/1.1 200 OK\r\n\r").then(hangsUp()),
                        fails("Stream closed")),
                Abuse.of("resets instead of an answer", pauses().then(resets()), Calls.reset()),
                Abuse.of("resets within the head", says(half).then(pauses()).then(resets()), Calls.reset()),
                Abuse.of("says nothing", pauses(), fails("Timeout")).impatient(),
                Abuse.of("goes silent within the head", says(half), fails("Timeout")).impatient());
    }
}
