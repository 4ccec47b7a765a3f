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

import java.util.List;
import java.util.stream.Stream;

/// What can be wrong with a body in chunks.
final class Chunks {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String LAST = "0\r\n\r\n";

    private Chunks() {}

    static List<Abuse> rows() {
        return Stream.of(codings(), sizes(), odd(), frames(), trailers(),
                cut()).flatMap(List::stream).toList();
    }

    private static Abuse chunks(String name, String body, Verdict verdict) {
        return Abuse.of(name, says(HEAD + body), verdict);
    }

    private static Verdict size(String got) {
        return fails("Malformed chunk size, wanted a hexadecimal number, got \"" + got + '"');
    }

    private static Abuse coding(String coding) {
        return Abuse.of("transfer coding " + coding, says("HTTP/1.1 200 OK\r\nTransfer-Encoding: " + coding
                + "\r\n\r\n2\r\nhi\r\n0\r\n\r\n"), fails("Unsupported Transfer-Encoding, wanted chunked, got \""
                + coding.replace("\r\nTransfer-Encoding: ", ",") + '"'));
    }

    private static List<Abuse> codings() {
        return List.of(coding("gzip, chunked"), coding("gzip"), coding("chunked, chunked"), coding("x"),
                coding(""),
                coding("chunked\r\nTransfer-Encoding: chunked"), coding("chunked, identity"));
    }

    private static List<Abuse> sizes() {
        return List.of(
                chunks("no chunk size", "\r\nhi\r\n", size("")),
                chunks("a chunk size that is none", "xyz\r\nhi\r\n", size("xyz")),
                chunks("a chunk size with a sign", "+2\r\nhi\r\n" + LAST, size("+2")),
                chunks("a negative chunk size", "-2\r\nhi\r\n" + LAST, size("-2")),
                chunks("a chunk size with 0x", "0x2\r\nhi\r\n" + LAST, size("0x2")),
                chunks("a chunk size of two numbers", "2 2\r\nhi\r\n" + LAST, size("2 2")),
                chunks("a chunk size no number can hold", "ffffffffffffffffff\r\nhi\r\n",
                        size("ffffffffffffffffff")),
                chunks("a chunk size that turns negative", "8000000000000000\r\nhi\r\n",
                        size("8000000000000000")),
                chunks("the largest chunk size", "7fffffffffffffff\r\nhi\r\n",
                        fails("Chunked body too large, at most 104857600")),
                Abuse.of("chunks beyond the limit", says(HEAD).then(babbles("A\r\n0123456789\r\n")),
                        fails("Chunked body too large, at most 10000")).small(),
                Abuse.of("chunks up to the limit", says(HEAD + "2710\r\n" + "x".repeat(10_000) + "\r\n"
                        + LAST),
                        gets("x".repeat(10_000))).small(),
                chunks("a chunk size line that is too long", "2;" + "x".repeat(100) + "\r\nhi\r\n" + LAST,
                        fails("Malformed chunk: no line break within 64 bytes")),
                Abuse.of("an endless chunk size line", says(HEAD).then(babbles("0")),
                        fails("Malformed chunk: no line break within 64 bytes")));
    }

    /// Odd, and yet it can be understood.
    private static List<Abuse> odd() {
        return List.of(
                chunks("chunk sizes of all kinds", "2\r\nhi\r\nA\r\n0123456789\r\na;b=\"c\"\r\n0123456789\r\n000001\r\n!\r\n"
                        + "00000\r\n\r\n", gets("hi01234567890123456789!")),
                chunks("a chunk size with more zeros than digits", "0".repeat(40) + "2\r\nhi\r\n" + LAST,
                        gets("hi")),
                chunks("blanks about a chunk size", " 2 \r\nhi\r\n 0 ; x \r\n\r\n", gets("hi")),
                chunks("no chunk but the last", LAST, gets("")),
                Abuse.of("a thousand small chunks", says(HEAD + "1\r\nx\r\n".repeat(1000) + LAST),
                        gets("x".repeat(1000))),
                Abuse.of("chunks byte by byte", dribbles(HEAD + "2\r\nhi\r\n0\r\nA: b\r\n\r\n"), gets("hi")),
                Abuse.of("chunks by HTTP/1.0", says(HEAD.replace("1.1", "1.0") + "2\r\nhi\r\n" + LAST),
                        gets("hi")),
                Abuse.of("CHUNKED", says(HEAD.replace("chunked", "CHUNKED") + "2\r\nhi\r\n" + LAST),
                        gets("hi")),
                chunks("more after the last chunk", "2\r\nhi\r\n" + LAST + "and more", gets("hi")));
    }

    private static List<Abuse> frames() {
        var noBreak = fails("Malformed chunk: no line break at its end");
        return List.of(
                chunks("a chunk longer than it says", "2\r\nhi there\r\n" + LAST, noBreak),
                chunks("a chunk shorter than it says", "4\r\nhi\r\n" + LAST, noBreak),
                chunks("no line break after a chunk", "2\r\nhi0\r\n\r\n", noBreak),
                chunks("half a line break after a chunk", "2\r\nhi\n0\r\n\r\n", noBreak),
                chunks("chunks with line feeds alone", "2\nhi\n0\n\n" + "\n".repeat(64),
                        fails("Malformed chunk: no line break within 64 bytes")));
    }

    private static List<Abuse> trailers() {
        var head = says(HEAD + "2\r\nhi\r\n0\r\n");
        return List.of(
                Abuse.of("a trailer", head.then(says("A: b\r\nC: d\r\n\r\n")), gets("hi")),
                Abuse.of("a trailer that is no header", head.then(says("no colon\r\n\r\n")), gets("hi")),
                Abuse.of("a trailer that would change everything",
                        head.then(says("Content-Length: 5\r\n\r\n")), gets("hi")),
                Abuse.of("a trailer that is too long", head.then(babbles("x")),
                        fails("Trailers too large, at most 65536 bytes")),
                Abuse.of("endless trailers", head.then(babbles("A: b\r\n")),
                        fails("Trailers too large, at most 65536 bytes")),
                Abuse.of("cut within the trailers", head.then(says("A: b\r\n")).then(hangsUp()),
                        fails("Connection closed")),
                Abuse.of("silence within the trailers", head.then(says("A: b\r\n")),
                        fails("Timeout")).impatient());
    }

    private static List<Abuse> cut() {
        return List.of(
                Abuse.of("cut before the first chunk", says(HEAD).then(hangsUp()),
                        fails("Connection closed")),
                Abuse.of("cut within a chunk size", says(HEAD + "2").then(hangsUp()),
                        fails("Connection closed")),
                Abuse.of("cut within a chunk", says(HEAD + "4\r\nhi").then(ends()),
                        fails("Connection closed")),
                Abuse.of("cut after a chunk", says(HEAD + "2\r\nhi\r\n").then(hangsUp()),
                        fails("Connection closed")),
                Abuse.of("cut within the last chunk", says(HEAD + "2\r\nhi\r\n0\r\n").then(hangsUp()),
                        fails("Connection closed")),
                Abuse.of("reset within a chunk", says(HEAD + "4\r\nhi").then(pauses()).then(resets()),
                        Calls.reset()),
                Abuse.of("silence within a chunk", says(HEAD + "4\r\nhi"), fails("Timeout")).impatient(),
                Abuse.of("silence instead of the last chunk", says(HEAD + "2\r\nhi\r\n"),
                        fails("Timeout")).impatient());
    }
}
