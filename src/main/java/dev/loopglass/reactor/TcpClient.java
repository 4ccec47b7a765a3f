package dev.loopglass.reactor;

import static dev.loopglass.reactor.Coroutine.await;

import dev.loopglass.event.Models;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;

/// Makes connections: resolves the name, then lets a [Connector] try the addresses.
public final class TcpClient {
    private final Resolver resolver;
    private final long maxBufferBytes;

    /// @param maxBufferBytes how much each stream may keep in memory
    public TcpClient(Resolver resolver, long maxBufferBytes) {
        this.resolver = resolver;
        this.maxBufferBytes = maxBufferBytes;
    }

    /// @param family which addresses to try
    /// @param tls null for a plain connection
    /// @param attempts holds the sockets while they try; closing it gives up
    /// @param whose what `onConnect` is, in a few words
    /// @param onConnect gets the connected stream; an error goes to the stack context
    @Models("tornado.tcpclient.TCPClient.connect")
    public Future<IOStream> connect(
            String host, int port, Family family, TlsOptions tls, Attempts attempts, String whose,
            Coroutine.Callback<IOStream> onConnect) {
        return Coroutine.start("TcpClient.connect", whose, onConnect, () -> {
            // The blocking resolver's future is done: this await costs no turn.
            var addresses = family.among(host, await(resolver.resolve(host, port)));
            var connector = new Connector(addresses, attempts, this::createStream);
            // This one is pending. The coroutine stops here until a socket is connected.
            var stream = await(connector.start());
            if (tls != null) {
                // TLS is a conversation over a connection that stands already.
                stream = await(stream.startTls(tls, host, attempts));
                attempts.remove(stream);
            }
            return stream;
        });
    }

    @Models("tornado.tcpclient.TCPClient._create_stream")
    private IOStream createStream(InetSocketAddress address) throws IOException {
        // Java's own choice is a socket for IPv6 that can speak IPv4 too, and takes longer for it.
        var socket = address.getAddress() instanceof Inet4Address
                ? SocketChannel.open(StandardProtocolFamily.INET) : SocketChannel.open();
        return new IOStream(socket, new Descriptor(socket, address), maxBufferBytes);
    }
}
