package dev.loopglass.reactor;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// A listener whose queue of callers is full: a connect to it neither succeeds nor fails.
public final class Hanging implements AutoCloseable {
    private final ServerSocket listener;
    private final List<SocketChannel> callers = new ArrayList<>();

    public Hanging(String host) throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getByName(host));
        for (int i = 0; i < 8; i++) {
            var caller = SocketChannel.open();
            caller.configureBlocking(false);
            caller.connect(listener.getLocalSocketAddress());
            callers.add(caller);
        }
    }

    /// Whether this machine has ::1.
    public static boolean hasIpv6() throws SocketException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    @Override
    public void close() throws IOException {
        for (var caller : callers) {
            caller.close();
        }
        listener.close();
    }
}
