package dev.loopglass.abuse;

import dev.loopglass.reactor.Peer;
import java.nio.charset.StandardCharsets;

/// What a server does to a caller. When it has done it, it stays, silent, until the caller hangs up: so a
/// fetch that ends has ended by its own wits.
@FunctionalInterface
interface Deed {
    void to(Caller caller) throws Exception;

    default Deed then(Deed next) {
        return caller -> {
            to(caller);
            next.to(caller);
        };
    }

    /// Reads the head of the request, and no more.
    static Deed hears() {
        return Caller::hear;
    }

    /// All of it at once; each character is a byte.
    static Deed says(String text) {
        return says(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Deed says(byte[] bytes) {
        return caller -> caller.say(bytes);
    }

    /// Byte by byte, each only when the caller has taken the one before.
    static Deed dribbles(String text) {
        return caller -> {
            for (var letter : text.split("")) {
                says(letter).then(pauses()).to(caller);
            }
        };
    }

    /// The same again and again, until the caller has had enough.
    static Deed babbles(String text) {
        return caller -> {
            while (true) {
                says(text).to(caller);
            }
        };
    }

    static Deed pauses() {
        return Caller::pause;
    }

    /// Does nothing, and does not even listen.
    static Deed sits() {
        return caller -> caller.over().await();
    }

    /// The end of what it says; it still listens.
    static Deed ends() {
        return caller -> caller.socket().shutdownOutput();
    }

    static Deed hangsUp() {
        return caller -> caller.socket().close();
    }

    /// What the caller has not taken yet is lost on it.
    static Deed resets() {
        return caller -> Peer.reset(caller.socket());
    }
}
