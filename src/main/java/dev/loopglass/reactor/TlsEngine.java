package dev.loopglass.reactor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/// Carries bytes between a socket and an [SSLEngine]. The engine only computes: it makes records of plain
/// bytes, opens those that came, and says what it needs next. What it needs may not be there yet, or the
/// kernel may not take what it made; then this says so, and never waits.
final class TlsEngine {
    /// What has to happen before it can go on.
    enum Want { READ, WRITE, NOTHING }

    /// Of a record: its type, its version, its length.
    private static final int HEADER_BYTES = 5;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    /// Alerts that close a connection: at most so many records.
    private static final int LAST_WORDS = 3;

    private final SSLEngine engine;
    private final SocketChannel socket;
    private final Flight flight = new Flight();
    /// Records that came and are not opened yet, or a part of one.
    private ByteBuffer incoming;
    /// Records that the kernel has not taken yet.
    private ByteBuffer outgoing;
    /// Opened, and not asked for yet.
    private ByteBuffer plain;
    /// How many plain bytes are in `outgoing`, as a record that is not gone yet.
    private int underway;
    private boolean established;

    TlsEngine(SSLEngine engine, SocketChannel socket) throws SSLException {
        this.engine = engine;
        this.socket = socket;
        incoming = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).flip();
        outgoing = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).flip();
        plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
        engine.beginHandshake();
    }

    SSLSession session() {
        return engine.getSession();
    }

    Flight flight() {
        return flight;
    }

    /// What came from the peer and could not be opened, with what else there is.
    ByteBuffer unopened() {
        incoming.compact();
        try {
            socket.read(incoming);
        } catch (IOException e) {
            Log.info("no more to see: " + Shown.error(e));
        }
        return incoming.flip();
    }

    // ---- the handshake

    /// Goes on with the handshake as far as it goes. All messages of one flight are collected and sent
    /// with one write; then it is the peer's turn.
    Want handshake() throws IOException {
        flight.begin();
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> seal(NOTHING);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!flush()) {
                        return Want.WRITE;
                    }
                    if (!open()) {
                        return Want.READ;
                    }
                }
                case NOT_HANDSHAKING, FINISHED -> {
                    established = true;
                    return flush() ? Want.NOTHING : Want.WRITE;
                }
            }
        }
    }

    /// The arithmetic of public keys: milliseconds, in which the loop does nothing else. Here as in
    /// Tornado it runs where it is; a busy server would give it to another thread.
    private void runTasks() {
        for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    // ---- records in

    /// Moves plain bytes into `chunk`.
    ///
    /// @return how many; 0 when there are none now, -1 when the peer has said goodbye
    int read(ByteBuffer chunk) throws IOException {
        while (!plain.hasRemaining()) {
            if (engine.isInboundDone()) {
                return -1;
            }
            if (!open()) {
                return 0;
            }
            answer();
        }
        int count = Math.min(chunk.remaining(), plain.remaining());
        chunk.put(plain.slice(plain.position(), count));
        plain.position(plain.position() + count);
        return count;
    }

    /// Some records are for the engine itself. TLS 1.3 sends session tickets and changes keys, which
    /// may want an answer. A new handshake, as TLS 1.2 has it, is refused: it was attacked too often.
    private void answer() throws IOException {
        while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING && !engine.isInboundDone()) {
            if (!engine.getSession().getProtocol().equals("TLSv1.3")) {
                throw new TlsException("the server asks for a new handshake, which is refused");
            }
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> seal(NOTHING);
                default -> {
                    return;
                }
            }
        }
        flush();
    }

    /// Opens one record, fetching it from the kernel if need be.
    ///
    /// @return false if the rest of it has not come yet
    private boolean open() throws IOException {
        while (true) {
            int from = incoming.position();
            plain.compact();
            SSLEngineResult result;
            try {
                result = engine.unwrap(incoming, plain);
            } finally {
                plain.flip();
            }
            flight.received(established ? NOTHING : incoming.slice(from, result.bytesConsumed()));
            switch (result.getStatus()) {
                case OK, CLOSED -> {
                    return true;
                }
                case BUFFER_OVERFLOW -> plain = roomier(plain);
                case BUFFER_UNDERFLOW -> {
                    if (!fill()) {
                        return false;
                    }
                }
            }
        }
    }

    /// Fetches from the kernel no more than the record that is being read. What lies in here the loop
    /// cannot see: a goodbye fetched along with the last data would never wake an idle stream.
    private boolean fill() throws IOException {
        int wanted = incoming.remaining() < HEADER_BYTES ? HEADER_BYTES
                : HEADER_BYTES + (incoming.getShort(incoming.position() + HEADER_BYTES - 2) & 0xffff);
        while (incoming.capacity() < wanted) {
            incoming = roomier(incoming);
        }
        incoming.compact().limit(wanted);
        try {
            int count = socket.read(incoming);
            if (count < 0) {
                throw new TlsException(established
                        ? "the connection ended without TLS's goodbye (close_notify): what came may be cut off"
                        : "the connection was closed in the middle of the handshake");
            }
            return count > 0;
        } finally {
            incoming.flip();
        }
    }

    // ---- records out

    /// Seals plain bytes and sends them. They count as written when the kernel has the whole record: a
    /// record of which it took a part stays here, and so the stream keeps asking for WRITE.
    ///
    /// @return how many bytes of `data` are gone
    int write(ByteBuffer data) throws IOException {
        if (!flush()) {
            return 0;
        }
        if (underway == 0) {
            underway = seal(data.duplicate());
            if (!flush()) {
                return 0;
            }
        }
        int count = underway;
        underway = 0;
        data.position(data.position() + count);
        return count;
    }

    /// Makes one record of the first bytes of `data`.
    ///
    /// @return of how many
    private int seal(ByteBuffer data) throws IOException {
        while (true) {
            int from = outgoing.remaining();
            outgoing.compact();
            SSLEngineResult result;
            try {
                result = engine.wrap(data, outgoing);
            } finally {
                outgoing.flip();
            }
            flight.sent(established ? NOTHING : outgoing.slice(outgoing.position() + from, result.bytesProduced()));
            if (result.getStatus() == Status.CLOSED && result.bytesProduced() == 0) {
                throw new TlsException("the connection is closed for writing");
            }
            if (result.getStatus() != Status.BUFFER_OVERFLOW) {
                return result.bytesConsumed();
            }
            outgoing = roomier(outgoing);
        }
    }

    /// @return whether the kernel has taken all of it
    boolean flush() throws IOException {
        while (outgoing.hasRemaining()) {
            if (socket.write(outgoing) == 0) {
                return false;
            }
        }
        return true;
    }

    boolean pending() {
        return outgoing.hasRemaining();
    }

    /// Says goodbye, or why not, if the kernel takes it at once.
    void farewell() {
        try {
            engine.closeOutbound();
            for (int i = 0; i < LAST_WORDS && !engine.isOutboundDone(); i++) {
                seal(NOTHING);
            }
            flush();
        } catch (IOException e) {
            // Nobody there to hear it.
            Log.info("no goodbye: " + Shown.error(e));
        }
    }

    private static ByteBuffer roomier(ByteBuffer buffer) {
        return ByteBuffer.allocate(buffer.capacity() * 2).put(buffer).flip();
    }
}
