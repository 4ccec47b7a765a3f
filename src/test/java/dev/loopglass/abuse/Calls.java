package dev.loopglass.abuse;

import static dev.loopglass.abuse.Deed.ends;
import static dev.loopglass.abuse.Deed.hangsUp;
import static dev.loopglass.abuse.Deed.hears;
import static dev.loopglass.abuse.Deed.resets;
import static dev.loopglass.abuse.Deed.says;
import static dev.loopglass.abuse.Deed.sits;
import static dev.loopglass.abuse.Verdict.fails;
import static dev.loopglass.abuse.Verdict.gets;
import static dev.loopglass.abuse.Verdict.raises;
import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.http.HttpRequest;
import dev.loopglass.http.SimpleAsyncHttpClient.Limits;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.scenario.ClosedDoor;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.stream.Stream;

/// Servers that are rude before there is a response, or while we are still talking.
final class Calls {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    private static final byte[] BIG = new byte[20_000_000];
    private static final ClosedDoor DOOR = new ClosedDoor();

    private Calls() {}

    static List<Abuse> rows() {
        return Stream.of(calls(), bodies()).flatMap(List::stream).toList();
    }

    /// What the system says of a reset depends on what we were doing when it came.
    static Verdict reset() {
        return raises(IOException.class, "Connection reset( by peer)?|Broken pipe");
    }

    /// Held for as long as the tests run: a port that was merely free a moment ago may be somebody's by now.
    static int closedPort() {
        return DOOR.port();
    }

    private static List<Abuse> calls() {
        return List.of(
                new Abuse("nobody there", "http://127.0.0.1:" + closedPort() + "/", request -> request,
                        Limits.DEFAULT, hears(),
                        raises(ConnectException.class, "Connection refused")),
                Abuse.deaf("hangs up at once", hangsUp(), either(closed(), reset())),
                Abuse.deaf("resets at once", resets(), reset()),
                Abuse.deaf("ends at once, and stays", ends(), closed()),
                Abuse.deaf("neither hears nor speaks", sits(), fails("Timeout")).impatient(),
                Abuse.deaf("answers before it is asked", says(OK), gets("hi")),
                Abuse.deaf("answers before it is asked, and hangs up", says(OK).then(hears()).then(hangsUp()),
                        gets("hi")),
                Abuse.deaf("garbage before it is asked", says("220 mail.example ESMTP\r\n\r\n"),
                        fails("Malformed start line, wanted `HTTP/1.1 200 OK`, got \"220 mail.example ESMTP\"")));
    }

    /// Which of them depends on whether we had our say before.
    private static Verdict closed() {
        return either(fails("Stream closed"), fails("Connection closed"));
    }

    /// A close with something unread is a reset.
    private static Verdict either(Verdict one, Verdict other) {
        return (response, error) -> {
            try {
                one.on(response, error);
            } catch (AssertionError e) {
                other.on(response, error);
            }
        };
    }

    private static HttpRequest posting(HttpRequest request) {
        return request.method("POST").body(BIG);
    }

    private static HttpRequest producing(HttpRequest request) {
        return request.method("POST").bodyProducer(write -> Coroutine.start("producer", () -> {
            while (true) {
                await(write.write(new byte[100_000]));
            }
        }));
    }

    private static List<Abuse> bodies() {
        var tooLarge = says("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
        return List.of(
                Abuse.of("never takes the body", sits(), fails("Timeout")).asked(Calls::posting).impatient(),
                Abuse.of("answers before it has the body", tooLarge, gets(413, "no")).asked(Calls::posting),
                Abuse.of("answers before it has the body, and takes no more",
                        tooLarge.then(ends()).then(sits()), gets(413, "no"))
                        .asked(Calls::posting),
                Abuse.of("resets while the body goes out", resets(), reset()).asked(Calls::posting),
                Abuse.of("ends while the body goes out", ends(), fails("Stream closed"))
                        .asked(Calls::posting),
                Abuse.of("garbage while the body goes out", says("garbage\r\n\r\n"),
                        fails("Malformed start line, wanted `HTTP/1.1 200 OK`, got \"garbage\""))
                                .asked(Calls::posting),
                Abuse.of("takes the body slowly", slowly().then(says(OK)), gets("hi"))
                        .asked(request -> request.method("PUT").body(new byte[1_000_000])),
                Abuse.of("never takes what is produced", sits(), fails("Timeout"))
                        .asked(Calls::producing).impatient(),
                Abuse.of("resets while it is produced", resets(), reset()).asked(Calls::producing));
    }

    private static Deed slowly() {
        return caller -> {
            for (int left = 1_000_000; left > 0; ) {
                left -= caller.socket().getInputStream().read(new byte[Math.min(left, 50_000)]);
                caller.pause();
            }
        };
    }
}
