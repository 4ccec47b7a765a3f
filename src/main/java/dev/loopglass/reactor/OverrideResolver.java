package dev.loopglass.reactor;

import dev.loopglass.event.Models;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A small address book in front of another resolver: for trying out a server before its name is known,
/// say.
final class OverrideResolver implements Resolver {
    private final Map<String, List<InetAddress>> overrides = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Resolver resolver;

    OverrideResolver(Map<String, List<InetAddress>> overrides, Resolver resolver) {
        this.overrides.putAll(overrides);
        this.resolver = resolver;
    }

    @Override
    @Models("tornado.netutil.OverrideResolver.resolve")
    public Future<List<InetSocketAddress>> resolve(String host, int port) {
        var known = overrides.getOrDefault(host + ':' + port, overrides.get(host));
        if (known != null && known.size() > 1) {
            // Tornado's book has one address for a name; there is nobody to ask for several.
            return Future.of("Resolver.resolve",
                    known.stream().map(address -> new InetSocketAddress(address, port)).toList());
        }
        return resolver.resolve(known == null ? host : known.getFirst().getHostAddress(), port);
    }
}
