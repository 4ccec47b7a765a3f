package dev.loopglass.reactor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// A connection over loopback: a stream at this end, a plain socket in the test's hand at the other. The
/// test is both, so it decides what comes when.
final class Wire implements AutoCloseable {
    private static final int KERNEL_BUFFER_BYTES = 64 * 1024;

    private final SocketChannel near;
    final IOStream stream;
    final SocketChannel far;

    private Wire(SocketChannel near, IOStream stream, SocketChannel far) {
        this.near = near;
        this.stream = stream;
        this.far = far;
    }

    static Wire open() {
        return open(1024 * 1024);
    }

    static Wire open(long maxBufferBytes) {
        try (var listener = ServerSocketChannel.open()) {
            // Small buffers in the kernel, so that a writer soon has to wait for the reader.
            listener.setOption(StandardSocketOptions.SO_RCVBUF, KERNEL_BUFFER_BYTES);
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            var near = SocketChannel.open();
            near.setOption(StandardSocketOptions.SO_SNDBUF, KERNEL_BUFFER_BYTES);
            near.connect(listener.getLocalAddress());
            var far = listener.accept();
            far.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new Wire(near, new IOStream(near, "wire", maxBufferBytes), far);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            far.write(bytes);
        }
    }

    /// Returns when something has arrived at this end.
    void awaitArrival() throws IOException {
        try (var selector = Selector.open()) {
            near.register(selector, SelectionKey.OP_READ);
            if (selector.select(10_000) == 0) {
                throw new AssertionError("nothing arrives");
            }
        }
    }

    void hangUp() throws IOException {
        far.close();
    }

    /// Hangs up with a reset.
    void reset() throws IOException {
        far.setOption(StandardSocketOptions.SO_LINGER, 0);
        far.close();
    }

    /// Whatever has arrived at the other end by now.
    long drain(ByteBuffer into) throws IOException {
        far.configureBlocking(false);
        return far.read(into);
    }

    @Override
    public void close() {
        stream.close();
        try {
            far.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
