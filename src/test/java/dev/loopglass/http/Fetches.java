package dev.loopglass.http;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.reactor.Loops;
import dev.loopglass.reactor.Peer;

/// One fetch in a loop of its own, in the words of a test.
final class Fetches {
    private Fetches() {}

    static HttpResponse fetch(String url) throws Exception {
        return fetch(new HttpRequest(url), true);
    }

    static HttpResponse fetch(HttpRequest request, boolean raiseError) throws Exception {
        return Loops.run(() -> await(AsyncHttpClient.current().fetch(request, raiseError)));
    }

    /// What comes of it when the server answers exactly so, and hangs up.
    static HttpResponse answered(String... pieces) throws Exception {
        return answered(true, pieces);
    }

    static HttpResponse answered(boolean raiseError, String... pieces) throws Exception {
        try (var peer = Peer.answering(pieces)) {
            return fetch(new HttpRequest(peer.url("/")), raiseError);
        }
    }
}
