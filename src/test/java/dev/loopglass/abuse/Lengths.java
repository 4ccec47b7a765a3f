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

/// What can be wrong with a body that has a length, and with one that lasts until the close.
final class Lengths {
    private Lengths() {}

    static List<Abuse> rows() {
        return Stream.of(lengths(), bodies(), untilClose()).flatMap(List::stream).toList();
    }

    private static Deed length(String length, String body) {
        return says("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + body);
    }

    private static Verdict malformed(String length) {
        return fails("Malformed Content-Length, wanted a number, got \"" + length + '"');
    }

    private static List<Abuse> lengths() {
        return List.of(
                Abuse.of("the same length twice", length("2\r\nContent-Length: 2", "hi"), gets("hi")),
                Abuse.of("the same length twice in a line", length("2, 2", "hi"), gets("hi")),
                Abuse.of("two lengths", length("2\r\nContent-Length: 3", "hi"),
                        fails("Multiple unequal Content-Lengths: 2,3")),
                Abuse.of("two lengths in a line", length("2, 3", "hi"),
                        fails("Multiple unequal Content-Lengths: 2, 3")),
                Abuse.of("a length and nothing", length("2,", "hi"),
                        fails("Multiple unequal Content-Lengths: 2,")),
                Abuse.of("no length where one should be", length("", "hi"), malformed("")),
                Abuse.of("a comma for a length", length(",", "hi"), malformed(",")),
                Abuse.of("a negative length", length("-1", "hi"), malformed("-1")),
                Abuse.of("a length with a sign", length("+2", "hi"), malformed("+2")),
                Abuse.of("a hexadecimal length", length("0x2", "hi"), malformed("0x2")),
                Abuse.of("a length with a fraction", length("2.0", "hi"), malformed("2.0")),
                Abuse.of("a length in words", length("two", "hi"), malformed("two")),
                Abuse.of("a length of two numbers", length("2 2", "hi"), malformed("2 2")),
                Abuse.of("a length no number can hold", length("99999999999999999999", "hi"),
                        malformed("99999999999999999999")),
                Abuse.of("a length with zeros first", length("0002", "hi"), gets("hi")),
                Abuse.of("a length beyond the limit", length("999999999999", "hi"),
                        fails("Content-Length too long: 999999999999, at most 104857600")),
                Abuse.of("a length just beyond the limit", length("10001", "hi"),
                        fails("Content-Length too long: 10001, at most 10000")).small(),
                Abuse.of("a length and chunks", length("2\r\nTransfer-Encoding: chunked",
                        "2\r\nhi\r\n0\r\n\r\n"),
                        fails("Response with both Transfer-Encoding and Content-Length")));
    }

    private static List<Abuse> bodies() {
        return List.of(
                Abuse.of("more than it promised", length("2", "hi, and more"), gets("hi")),
                Abuse.of("endlessly more than it promised", length("2", "hi").then(babbles("ho")),
                        gets("hi")),
                Abuse.of("nothing promised, but more", length("0", "hi"), gets("")),
                Abuse.of("two responses", length("2", "hi").then(length("2", "ho")), gets("hi")),
                Abuse.of("all it promised, and a reset", length("2", "hi").then(pauses()).then(resets()),
                        gets("hi")),
                Abuse.of("less than it promised", length("10", "hi").then(hangsUp()),
                        fails("Connection closed")),
                Abuse.of("less than it promised, and stays", length("10", "hi").then(ends()),
                        fails("Connection closed")),
                Abuse.of("nothing of what it promised", length("10", "").then(hangsUp()),
                        fails("Connection closed")),
                Abuse.of("a reset within the body", length("10", "hi").then(pauses()).then(resets()),
                        Calls.reset()),
                Abuse.of("silence within the body", length("10", "hi"), fails("Timeout")).impatient(),
                Abuse.of("silence after the head", length("10", ""), fails("Timeout")).impatient(),
                Abuse.of("a body too slow to end", length("1000000", "").then(slowly()),
                        fails("Timeout")).impatient(),
                Abuse.of("a body byte by byte", length("10", "").then(dribbles("0123456789")),
                        gets("0123456789")),
                Abuse.of("a large body", length("3000000", "x".repeat(3_000_000)),
                        gets("x".repeat(3_000_000))));
    }

    private static Deed slowly() {
        return caller -> {
            while (true) {
                says("x").then(pauses()).to(caller);
            }
        };
    }

    private static List<Abuse> untilClose() {
        var head = says("HTTP/1.1 200 OK\r\n\r\n");
        return List.of(
                Abuse.of("nothing until the close", head.then(hangsUp()), gets("")),
                Abuse.of("ends what has no length, and stays", head.then(says("hi")).then(ends()),
                        gets("hi")),
                Abuse.of("an unfinished letter until the close", head.then(says("\303")).then(hangsUp()),
                        gets("\ufffd")),
                Abuse.of("a reset where a close should be", head.then(says("hi")).then(pauses())
                        .then(resets()),
                        Calls.reset()),
                Abuse.of("silence where a close should be", head.then(says("hi")),
                        fails("Timeout")).impatient(),
                Abuse.of("more than the limit until the close",
                        head.then(says("x".repeat(10_001))).then(hangsUp()),
                        fails("Body too large, at most 10000")).small(),
                Abuse.of("more than the limit, and no close", head.then(says("x".repeat(10_001))),
                        fails("Body too large, at most 10000")).small(),
                Abuse.of("exactly the limit until the close",
                        head.then(says("x".repeat(10_000))).then(hangsUp()),
                        gets("x".repeat(10_000))).small(),
                Abuse.of("endless without a length", head.then(babbles("xxxxxxxxxx")),
                        fails("Body too large, at most 10000")).small(),
                Abuse.of("identity", says("HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\nhi")
                        .then(hangsUp()),
                        gets("hi")));
    }
}
