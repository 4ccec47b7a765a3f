package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/// Resolves on the loop's own thread, so the future it returns is done already.
final class BlockingResolver implements Resolver {
    @Override
    @Models("tornado.netutil.ExecutorResolver.resolve")
    public Future<List<InetSocketAddress>> resolve(String host, int port) {
        var future = new Future<List<InetSocketAddress>>("Resolver.resolve");
        try {
            future.setResult(addresses(host, port));
        } catch (UnknownHostException e) {
            future.setException(e);
        }
        return future;
    }

    static List<InetSocketAddress> addresses(String host, int port) throws UnknownHostException {
        var addresses = new ArrayList<InetSocketAddress>();
        for (var address : InetAddress.getAllByName(host)) {
            addresses.add(new InetSocketAddress(address, port));
        }
        return addresses;
    }
}
