package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Resolves on a thread of its own. Danger: futures and everything else here belong to the loop's thread.
/// So the other one touches nothing; it hands its answer over with [IOLoop#addCallback], the one door
/// that is open to all threads, and the loop, if it sleeps, is woken.
final class ThreadedResolver implements Resolver {
    private final Lookup lookup;

    ThreadedResolver(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    @Models("tornado.netutil.ExecutorResolver.resolve")
    public Future<List<InetSocketAddress>> resolve(String host, int port) {
        var loop = IOLoop.current();
        var future = new Future<List<InetSocketAddress>>("Resolver.resolve");
        Thread.ofVirtual().name("resolving " + host).start(() -> answer(loop, future, host, port));
        return future;
    }

    private void answer(IOLoop loop, Future<List<InetSocketAddress>> future, String host, int port) {
        try {
            var addresses = BlockingResolver.addresses(lookup, host, port);
            loop.addCallback("resolved " + host, future, () -> future.setResult(addresses));
        } catch (UnknownHostException | RuntimeException e) {
            loop.addCallback("resolved " + host, future, () -> future.setException(e));
        }
    }
}
