package dev.loopglass.reactor;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;

/// Turns a host's name into addresses.
public interface Resolver {

    /// @return all addresses, in the order in which they should be tried; fails with
    ///     [java.net.UnknownHostException]
    Future<List<InetSocketAddress>> resolve(String host, int port);

    /// Asks, and waits for the answer: a few microseconds, or many seconds.
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /// Asks the system, and blocks the loop until it answers: while a slow name server thinks, *nothing*
    /// else runs. This is Tornado's default, and the lesson; the trace shows what it costs.
    static Resolver blocking() {
        return blocking(SystemLookup::addresses);
    }

    static Resolver blocking(Lookup lookup) {
        return new BlockingResolver(lookup);
    }

    /// Asks the system from a thread of its own. The loop goes on meanwhile, and is woken by the answer.
    static Resolver threaded() {
        return threaded(SystemLookup::addresses);
    }

    static Resolver threaded(Lookup lookup) {
        return new ThreadedResolver(lookup);
    }

    /// Knows some addresses by itself, and leaves the rest to `resolver`.
    ///
    /// @param overrides addresses of `host:port` or, for all ports, of `host`
    static Resolver overriding(Map<String, List<InetAddress>> overrides, Resolver resolver) {
        return new OverrideResolver(overrides, resolver);
    }
}
