package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/// Resolves on the loop's own thread, so the future it returns is done already.
final class BlockingResolver implements Resolver {
    private final Lookup lookup;

    BlockingResolver(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    @Models("tornado.netutil.ExecutorResolver.resolve")
    public Future<List<InetSocketAddress>> resolve(String host, int port) {
        var future = new Future<List<InetSocketAddress>>("Resolver.resolve");
        try {
            future.setResult(addresses(lookup, host, port));
        } catch (UnknownHostException e) {
            future.setException(e);
        }
        return future;
    }

    static List<InetSocketAddress> addresses(Lookup lookup, String host, int port) throws UnknownHostException {
        var addresses = new ArrayList<InetSocketAddress>();
        for (var address : lookup.addresses(host)) {
            addresses.add(new InetSocketAddress(address, port));
        }
        return addresses;
    }
}
