package dev.loopglass.reactor;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/// The kinds of addresses that a host may be reached at.
public enum Family {
    ANY, IPV4, IPV6;

    /// Those of `addresses` that are of this kind, in their order.
    ///
    /// @throws UnknownHostException if there are none
    List<InetSocketAddress> among(String host, List<InetSocketAddress> addresses) throws UnknownHostException {
        if (this == ANY) {
            return addresses;
        }
        var kept = addresses.stream()
                .filter(address -> address.getAddress() instanceof Inet4Address == (this == IPV4)).toList();
        if (kept.isEmpty()) {
            throw new UnknownHostException(host + ": no " + (this == IPV4 ? "IPv4" : "IPv6") + " address");
        }
        return kept;
    }
}
