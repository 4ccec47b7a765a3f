package dev.loopglass.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// A port of this machine whose waiting room is full: nobody is called in, and whoever knocks now gets no
/// answer at all.
final class FullHouse implements AutoCloseable {
    private static final int SEATS = 1;
    /// More than fit, as systems add a few seats of their own.
    private static final int GUESTS = 12;

    private final ServerSocket listener;
    private final List<SocketChannel> guests = new ArrayList<>();

    FullHouse() {
        this(InetAddress.ofLiteral("127.0.0.1"), 0);
    }

    /// @param port 0 for one that is free
    /// @throws UncheckedIOException if this machine does not have that address, or the port is taken
    FullHouse(InetAddress address, int port) {
        try {
            listener = new ServerSocket(port, SEATS, address);
            for (int i = 0; i < GUESTS; i++) {
                var guest = SocketChannel.open();
                guests.add(guest);
                guest.configureBlocking(false);
                guest.connect(listener.getLocalSocketAddress());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no full house on " + address, e);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + listener.getLocalPort() + path;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (var guest : guests) {
                guest.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
