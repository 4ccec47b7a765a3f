package dev.loopglass.abuse;

import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Peer;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Somebody who has called a misbehaving server, and cannot know it yet.
///
/// @param loop the one that the caller's stream lives on
/// @param over done when the fetch has ended
record Caller(Peer peer, Socket socket, AtomicReference<IOLoop> loop, CountDownLatch over) {
    static final String PAUSE = "pause";

    /// @return the path that is asked for
    String hear() throws IOException {
        return peer.readHead(socket).split(" ")[1];
    }

    void say(byte[] bytes) throws IOException {
        Peer.send(socket, bytes);
    }

    /// Returns when the caller has taken what was sent so far, or is gone. Two turns of its loop prove that:
    /// between their callbacks there was a poll, and after the poll the stream has read all there was.
    void pause() throws IOException, InterruptedException {
        var taken = new CountDownLatch(1);
        loop.get().addCallback(PAUSE, () -> loop.get().addCallback(PAUSE, taken::countDown));
        if (!taken.await(10, TimeUnit.SECONDS)) {
            throw new IOException("the caller's loop is over");
        }
    }

    void awaitEnd() throws IOException {
        if (!socket.isClosed() && !socket.isInputShutdown()) {
            Peer.awaitEnd(socket);
        }
    }
}
