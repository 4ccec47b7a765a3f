package dev.loopglass.reactor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;

/// Asks the system, each time anew. Java would remember an answer for 30 seconds and a failure for 10; but what a
/// lookup costs, and when a name is known at last, is what a recording is there to show.
final class SystemLookup {
    static {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }

    private SystemLookup() {}

    /// @return in the system's order, if the program runs with `java.net.preferIPv6Addresses=system`
    static InetAddress[] addresses(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }
}
