package dev.loopglass.reactor;

import java.net.InetSocketAddress;
import java.util.List;

/// Turns a host's name into addresses.
public interface Resolver {

    /// @return all addresses, in the order in which they should be tried; fails with
    ///     [java.net.UnknownHostException]
    Future<List<InetSocketAddress>> resolve(String host, int port);

    /// Asks the system, and blocks the loop until it answers: while a slow name server thinks, *nothing*
    /// else runs. This is Tornado's default, and the lesson; the trace shows what it costs.
    static Resolver blocking() {
        return new BlockingResolver();
    }
}
