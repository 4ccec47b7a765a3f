package dev.loopglass.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Lets in everyone who calls at a port of this machine, and leaves each to a thread of its own: threads
/// that wait are simple, and are what an event loop does without.
final class Doorman implements AutoCloseable {

    /// What is done with a caller. It is hung up on afterwards.
    @FunctionalInterface
    interface Talk {
        void with(Socket caller) throws IOException;
    }

    /// Where the listener is made.
    @FunctionalInterface
    interface Door {
        ServerSocket open(InetAddress address) throws IOException;
    }

    private final ServerSocket listener;
    private final Talk talk;
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();

    private Doorman(ServerSocket listener, Talk talk) {
        this.listener = listener;
        this.talk = talk;
    }

    /// At a port that was free.
    static Doorman start(Talk talk) {
        return start(address -> new ServerSocket(0, 0, address), talk);
    }

    static Doorman start(Door door, Talk talk) {
        try {
            var doorman = new Doorman(door.open(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), talk);
            Thread.ofVirtual().name("doorman").start(doorman::accept);
            return doorman;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        }
    }

    /// Where to call, for example `127.0.0.1:8080`.
    String address() {
        return "127.0.0.1:" + port();
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var caller = listener.accept();
                callers.add(caller);
                Thread.ofVirtual().start(() -> talkTo(caller));
            }
        } catch (IOException e) {
            // Closed: nobody calls any more.
        }
    }

    private void talkTo(Socket caller) {
        try (caller) {
            talk.with(caller);
        } catch (IOException e) {
            // The caller hung up first, which is its good right.
        } finally {
            callers.remove(caller);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        callers.forEach(Doorman::hangUp);
    }

    private static void hangUp(Socket caller) {
        try {
            caller.close();
        } catch (IOException e) {
            // It hung up in the same moment, or has something left to say that nobody hears.
        }
    }
}
