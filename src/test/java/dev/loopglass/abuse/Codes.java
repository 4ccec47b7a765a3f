package dev.loopglass.abuse;

import static dev.loopglass.abuse.Deed.babbles;
import static dev.loopglass.abuse.Deed.hangsUp;
import static dev.loopglass.abuse.Deed.hears;
import static dev.loopglass.abuse.Deed.pauses;
import static dev.loopglass.abuse.Deed.resets;
import static dev.loopglass.abuse.Deed.says;
import static dev.loopglass.abuse.Verdict.fails;
import static dev.loopglass.abuse.Verdict.gets;

import dev.loopglass.http.HttpRequest;
import java.util.List;
import java.util.stream.Stream;

/// Codes that promise something: no body, another response, a place elsewhere; and servers that break it.
final class Codes {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    private Codes() {}

    static List<Abuse> rows() {
        return Stream.of(bodiless(), interim(), continued()).flatMap(List::stream).toList();
    }

    private static HttpRequest head(HttpRequest request) {
        return request.method("HEAD");
    }

    private static List<Abuse> bodiless() {
        var fixed = "Content-Length: 2\r\n\r\nhi";
        var chunks = "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n";
        var noBody = fails("Response with code 204 should not have a body");
        return List.of(
                Abuse.of("HEAD with a body", says("HTTP/1.1 200 OK\r\n" + fixed), gets(""))
                        .asked(Codes::head),
                Abuse.of("HEAD with chunks", says("HTTP/1.1 200 OK\r\n" + chunks), gets(""))
                        .asked(Codes::head),
                Abuse.of("HEAD with a length that is none", says("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"),
                        gets("")).asked(Codes::head),
                Abuse.of("HEAD of something packed", says("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
                        + fixed),
                        gets("")).asked(Codes::head),
                Abuse.of("HEAD with an endless body", says("HTTP/1.1 200 OK\r\n\r\n").then(babbles("x")),
                        gets("")).asked(Codes::head),
                Abuse.of("204 and nothing", says("HTTP/1.1 204 No Content\r\n\r\n"), gets(204, "")),
                Abuse.of("204 with a body", says("HTTP/1.1 204 No Content\r\n" + fixed), noBody),
                Abuse.of("204 with chunks", says("HTTP/1.1 204 No Content\r\n" + chunks), noBody),
                Abuse.of("204 with a body that it does not admit", says("HTTP/1.1 204 No Content\r\n\r\nhi"),
                        gets(204, "")),
                Abuse.of("304 with a body", says("HTTP/1.1 304 Not Modified\r\n" + fixed), gets(304, "")),
                Abuse.of("304 with chunks", says("HTTP/1.1 304 Not Modified\r\n" + chunks), gets(304, "")),
                Abuse.of("404 with a body", says("HTTP/1.1 404 Not Found\r\n" + fixed), gets(404, "hi")),
                Abuse.of("500 with a body cut off", says("HTTP/1.1 500 Oops\r\nContent-Length: 5\r\n\r\nhi")
                        .then(hangsUp()),
                        fails("Connection closed")));
    }

    private static List<Abuse> interim() {
        var switching = fails("The server switches to another protocol, code 101; wanted HTTP");
        return List.of(
                Abuse.of("100 before the answer", says(CONTINUE + OK), gets("hi")),
                Abuse.of("100 and 103 before the answer", says(CONTINUE
                        + "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                        + OK), gets("hi")),
                Abuse.of("100 before a 204", says(CONTINUE + "HTTP/1.1 204 No Content\r\n\r\n"),
                        gets(204, "")),
                Abuse.of("as many interim responses as we bear", says(CONTINUE.repeat(20) + OK), gets("hi")),
                Abuse.of("one interim response too many", says(CONTINUE.repeat(21) + OK),
                        fails("More than 20 interim responses")),
                Abuse.of("a storm of interim responses", babbles("HTTP/1.1 102 Processing\r\n\r\n"),
                        fails("More than 20 interim responses")),
                Abuse.of("100 with a length", says("HTTP/1.1 100 Continue\r\nContent-Length: 2\r\n\r\nhi"),
                        fails("Response with code 100 should not have a body")),
                Abuse.of("100 and chunks", says("HTTP/1.1 100 Continue\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                        fails("Response with code 100 should not have a body")),
                Abuse.of("100 and no answer", says(CONTINUE).then(hangsUp()), fails("Connection closed")),
                Abuse.of("100 and silence", says(CONTINUE), fails("Timeout")).impatient(),
                Abuse.of("100 and garbage", says(CONTINUE + "garbage\r\n\r\n"),
                        fails("Malformed start line, wanted `HTTP/1.1 200 OK`, got \"garbage\"")),
                Abuse.of("100 and a reset", says(CONTINUE).then(pauses()).then(resets()), Calls.reset()),
                Abuse.of("101", says("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"), switching),
                Abuse.of("101 and another protocol", says("HTTP/1.1 101 Switching Protocols\r\n\r\n\1\2\3"),
                        switching));
    }

    private static HttpRequest asking(HttpRequest request) {
        return request.method("POST").body(new byte[1000]).expect100Continue(true);
    }

    private static List<Abuse> continued() {
        Deed takesBody = caller -> caller.socket().getInputStream().readNBytes(1000);
        return List.of(
                Abuse.of("the word to go on never comes", pauses(), fails("Timeout"))
                        .asked(Codes::asking).impatient(),
                Abuse.of("an answer instead of the word to go on",
                        says("HTTP/1.1 417 No\r\nContent-Length: 2\r\n\r\nno"), gets(417, "no"))
                                .asked(Codes::asking),
                Abuse.of("the word to go on, twice", says(CONTINUE + CONTINUE).then(takesBody).then(says(OK)),
                        gets("hi")).asked(Codes::asking),
                Abuse.of("the word to go on, and a reset", says(CONTINUE).then(takesBody).then(resets()),
                        Calls.reset()).asked(Codes::asking),
                Abuse.of("the word to go on, and no answer", says(CONTINUE).then(takesBody).then(hangsUp()),
                        fails("Connection closed")).asked(Codes::asking),
                Abuse.of("hangs up instead of the word to go on", hangsUp(), fails("Stream closed"))
                        .asked(Codes::asking),
                Abuse.deaf("the word to go on before it was asked for",
                        says(CONTINUE).then(hears()).then(takesBody)
                        .then(says(OK)), gets("hi")).asked(Codes::asking));
    }
}
