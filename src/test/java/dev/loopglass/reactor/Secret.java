package dev.loopglass.reactor;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/// The server's end of a TLS connection, in the hand of a test: it says when each flight goes, and in
/// which pieces.
public final class Secret {

    /// What is waited for before a flight goes out.
    @FunctionalInterface
    public interface Pause {
        void before() throws Exception;
    }

    private static final int ROOM = 64 * 1024;

    private final Socket socket;
    private final Pause pause;
    private final int pieceBytes;
    public final SSLEngine engine;
    private ByteBuffer incoming = ByteBuffer.allocate(ROOM).flip();

    private Secret(Socket socket, SSLEngine engine, Pause pause, int pieceBytes) {
        this.socket = socket;
        this.engine = engine;
        this.pause = pause;
        this.pieceBytes = pieceBytes;
    }

    /// Does not yet shake hands.
    public static Secret with(Socket caller, SSLContext context, String protocol) throws IOException {
        return with(caller, context, protocol, () -> { }, ROOM);
    }

    public static Secret with(Socket caller, SSLContext context, String protocol, Pause pause, int pieceBytes)
            throws IOException {
        var engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(new String[] {protocol});
        return new Secret(caller, engine, pause, pieceBytes);
    }

    public Secret shakeHands() throws Exception {
        engine.beginHandshake();
        while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> {
                    var flight = new ByteArrayOutputStream();
                    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                        flight.writeBytes(sealed(new byte[0]));
                    }
                    pause.before();
                    send(flight.toByteArray());
                }
                default -> open();
            }
        }
        return this;
    }

    private byte[] sealed(byte[] data) throws IOException {
        var plain = ByteBuffer.wrap(data);
        var all = new ByteArrayOutputStream();
        do {
            var record = ByteBuffer.allocate(ROOM);
            var result = engine.wrap(plain, record);
            all.write(record.array(), 0, record.position());
            if (result.getStatus() == Status.CLOSED) {
                break;
            }
        } while (plain.hasRemaining());
        return all.toByteArray();
    }

    private void send(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; from += pieceBytes) {
            socket.getOutputStream().write(bytes, from, Math.min(pieceBytes, bytes.length - from));
            socket.getOutputStream().flush();
        }
    }

    private byte[] open() throws IOException {
        while (true) {
            var plain = ByteBuffer.allocate(ROOM);
            var result = engine.unwrap(incoming, plain);
            if (result.getStatus() != Status.BUFFER_UNDERFLOW) {
                return Arrays.copyOf(plain.array(), plain.position());
            }
            incoming.compact();
            int count = socket.getInputStream().read(incoming.array(), incoming.position(), incoming.remaining());
            if (count < 0) {
                incoming.flip();
                throw new EOFException("the caller hung up");
            }
            incoming.position(incoming.position() + count).flip();
        }
    }

    /// Some plain bytes; none at the end.
    public byte[] read() throws Exception {
        while (!engine.isInboundDone()) {
            var bytes = open();
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                engine.getDelegatedTask().run();
            }
            if (bytes.length > 0) {
                return bytes;
            }
        }
        return new byte[0];
    }

    public String readHead() throws Exception {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var bytes = read();
            if (bytes.length == 0) {
                throw new EOFException("the caller said goodbye");
            }
            head.append(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        return head.toString();
    }

    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void write(byte[] data) throws IOException {
        send(sealed(data));
    }

    /// Says close_notify.
    public void goodbye() throws IOException {
        engine.closeOutbound();
        send(sealed(new byte[0]));
    }

    /// Asks for a new handshake, as TLS 1.2 allows.
    public void renegotiate() throws IOException {
        engine.beginHandshake();
        send(sealed(new byte[0]));
    }
}
