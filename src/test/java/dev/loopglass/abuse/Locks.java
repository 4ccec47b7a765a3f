package dev.loopglass.abuse;

import static dev.loopglass.abuse.Deed.babbles;
import static dev.loopglass.abuse.Deed.ends;
import static dev.loopglass.abuse.Deed.hangsUp;
import static dev.loopglass.abuse.Deed.pauses;
import static dev.loopglass.abuse.Deed.resets;
import static dev.loopglass.abuse.Deed.says;
import static dev.loopglass.abuse.Verdict.fails;
import static dev.loopglass.abuse.Verdict.gets;
import static dev.loopglass.abuse.Verdict.raises;

import dev.loopglass.reactor.Secret;
import dev.loopglass.reactor.TlsException;
import dev.loopglass.scenario.Identity;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What can be wrong with TLS.
final class Locks {
    private static final Identity SERVER = Identity.selfSigned("server", "127.0.0.1");
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n";
    private static final String TLS_12 = "TLSv1.2";
    private static final String TLS_13 = "TLSv1.3";
    /// A record with the beginning of a ServerHello.
    private static final byte[] HALF_HELLO = HexFormat.of().parseHex("160303004a020000460303");

    private Locks() {}

    static List<Abuse> rows() {
        return Stream.of(noTls(), handshakes(), secrets(TLS_12), secrets(TLS_13),
                trusts()).flatMap(List::stream).toList();
    }

    private static Verdict refuses(String message) {
        return raises(TlsException.class, Pattern.quote("127.0.0.1: " + message));
    }

    /// The server takes what the client says first.
    private static Abuse hello(String name, Deed deed, Verdict verdict) {
        Deed takes = caller -> {
            var header = caller.socket().getInputStream().readNBytes(5);
            caller.socket().getInputStream().readNBytes((header[3] & 0xff) << 8 | header[4] & 0xff);
        };
        return Abuse.deaf(name, takes.then(deed), verdict).secure();
    }

    private static List<Abuse> noTls() {
        return List.of(
                hello("plain text where TLS should be", says("HTTP/1.1 400 Bad Request\r\n\r\n"),
                        refuses("the server speaks plain text, not TLS: \"HTTP/1.1 400 Bad Request\"")),
                hello("garbage where TLS should be", says("\u0099\0\1\2\3\4\5\6\7\b\t"),
                        refuses("the server sent bytes that are no TLS")),
                hello("endless garbage where TLS should be", babbles("\u0099\0\1\2\3\4\5\6\7\b\t"),
                        refuses("the server sent bytes that are no TLS")),
                hello("an alert instead of a hello", says(HexFormat.of().parseHex("15030300020228")),
                        refuses("the server found no cipher or key in common (alert handshake_failure)")),
                Abuse.of("TLS where plain text should be", says(HexFormat.of().parseHex("15030100020246"))
                        .then(hangsUp()),
                        fails("Stream closed")));
    }

    private static List<Abuse> handshakes() {
        var broken = refuses("the connection was closed in the middle of the handshake");
        return List.of(
                hello("hangs up instead of a hello", hangsUp(), broken),
                hello("ends instead of a hello, and stays", ends(), broken),
                hello("hangs up within its hello", says(HALF_HELLO).then(hangsUp()), broken),
                hello("resets instead of a hello", pauses().then(resets()), Calls.reset()),
                hello("silence instead of a hello", pauses(), fails("Timeout")).impatient(),
                hello("silence within its hello", says(HALF_HELLO), fails("Timeout")).impatient(),
                Abuse.deaf("does not even hear our hello", pauses(), fails("Timeout")).secure().impatient());
    }

    /// What the server does once hands are shaken, and the request is heard.
    private interface Talk {
        void with(Secret secret, Caller caller) throws Exception;
    }

    private static Abuse secret(String name, String protocol, Talk talk, Verdict verdict) {
        return Abuse.deaf(name + ", " + protocol, caller -> {
            var secret = Secret.with(caller.socket(), SERVER.context(), protocol).shakeHands();
            secret.readHead();
            talk.with(secret, caller);
        }, verdict).secure();
    }

    private static List<Abuse> secrets(String protocol) {
        var noGoodbye = refuses("the connection ended without TLS's goodbye (close_notify): what came may be cut off");
        return List.of(
                secret("all is well", protocol, (it, _) -> it.write(HEAD + "hi"), gets("hi")),
                secret("hangs up without a goodbye, with all said", protocol, (it, caller) -> {
                    it.write(HEAD + "hi");
                    hangsUp().to(caller);
                }, gets("hi")),
                secret("hangs up without a goodbye", protocol, (it, caller) -> {
                    it.write("HTTP/1.1 200 OK\r\n\r\nhi");
                    ends().to(caller);
                }, noGoodbye),
                secret("a goodbye for an end", protocol, (it, _) -> {
                    it.write("HTTP/1.1 200 OK\r\n\r\nhi");
                    it.goodbye();
                }, gets("hi")),
                secret("a goodbye in the middle", protocol, (it, _) -> {
                    it.write(HEAD);
                    it.goodbye();
                }, fails("Connection closed")),
                secret("a goodbye instead of an answer", protocol, (it, _) -> it.goodbye(),
                        fails("Stream closed")),
                secret("garbage in the middle", protocol, (it, caller) -> {
                    it.write(HEAD);
                    says("plain text, all of a sudden").to(caller);
                }, raises(TlsException.class, "127.0.0.1: .*")),
                secret("a forged record", protocol, (it, caller) -> {
                    it.write(HEAD);
                    caller.say(HexFormat.of().parseHex("1703030020" + "00".repeat(32)));
                }, raises(TlsException.class, "127.0.0.1: .*")),
                secret("a reset in the middle", protocol, (it, caller) -> {
                    it.write(HEAD);
                    pauses().then(resets()).to(caller);
                }, Calls.reset()),
                secret("silence in the middle", protocol, (it, _) -> it.write(HEAD),
                        fails("Timeout")).impatient());
    }

    private static List<Abuse> trusts() {
        return List.of(
                secret("nobody vouches for it", TLS_12, (it, _) -> it.write(HEAD + "hi"),
                        raises(TlsException.class, "127.0.0.1: the certificate is self-signed.*"))
                        .asked(request -> request.validateCert(true)));
    }
}
