package dev.loopglass.reactor;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server on loopback that treats everyone who calls as the test says, each in a thread of its own.
public final class Peer implements AutoCloseable {

    /// What is done with a caller; afterwards it is hung up on.
    @FunctionalInterface
    public interface Talk {
        void with(Socket caller) throws Exception;
    }

    private final ServerSocket listener;
    private final Talk talk;
    private final List<Socket> callers = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Thread> talks = new CopyOnWriteArrayList<>();

    private Peer(ServerSocket listener, Talk talk) {
        this.listener = listener;
        this.talk = talk;
    }

    public static Peer start(Talk talk) {
        return start("127.0.0.1", 0, talk);
    }

    public static Peer start(String host, int port, Talk talk) {
        try {
            var peer = new Peer(new ServerSocket(port, 0, InetAddress.getByName(host)), talk);
            Thread.ofVirtual().name("peer").start(peer::accept);
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads the head of a request, sends `pieces`, hangs up.
    public static Peer answering(String... pieces) {
        var peers = new Peer[1];
        peers[0] = start(caller -> {
            peers[0].readHead(caller);
            for (var piece : pieces) {
                send(caller, piece);
            }
        });
        return peers[0];
    }

    /// The same, but it answers only when the client has gone to sleep over it: so the client really waits.
    public static Peer answeringLate(Sightings sightings, String answer) {
        var peers = new Peer[1];
        peers[0] = start(caller -> {
            peers[0].readHead(caller);
            sightings.awaitSleepAfterRequest(peers[0].heads.size());
            send(caller, answer);
        });
        return peers[0];
    }

    /// A port on which nobody listens.
    public static int deadPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void accept() {
        try {
            while (true) {
                var caller = listener.accept();
                caller.setTcpNoDelay(true);
                callers.add(caller);
                talks.add(Thread.ofVirtual().name("talk").start(() -> talkTo(caller)));
            }
        } catch (IOException e) {
            // Closed: nobody is waited for any more.
        }
    }

    private void talkTo(Socket caller) {
        try (caller) {
            talk.with(caller);
        } catch (IOException e) {
            // The caller hung up first, which some tests are about.
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// The head of a request, without the empty line at its end.
    public String readHead(Socket caller) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int c = caller.getInputStream().read();
            if (c < 0) {
                throw new IOException("the caller hung up");
            }
            head.append((char) c);
        }
        heads.add(head.toString().strip());
        return heads.getLast();
    }

    public static void send(Socket caller, String text) throws IOException {
        send(caller, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static void send(Socket caller, byte[] bytes) throws IOException {
        caller.getOutputStream().write(bytes);
        caller.getOutputStream().flush();
    }

    /// Hangs up with a reset.
    public static void reset(Socket caller) throws IOException {
        caller.setSoLinger(true, 0);
        caller.close();
    }

    /// Returns when the caller hangs up.
    public static void awaitEnd(Socket caller) throws IOException {
        caller.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /// Returns when every talk has come to its end.
    public void awaitSilence() throws InterruptedException {
        for (var each : talks) {
            if (!each.join(Duration.ofSeconds(10))) {
                throw new AssertionError("somebody was never hung up on");
            }
        }
    }

    /// The heads of the requests so far.
    public List<String> heads() {
        return List.copyOf(heads);
    }

    public int callers() {
        return callers.size();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (var caller : callers) {
                caller.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
