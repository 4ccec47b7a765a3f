package dev.loopglass.cli;

import dev.loopglass.reactor.Resolver;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the values of options, and says what is wrong with them.
final class Values {
    private static final int LAST_PORT = 65535;
    private static final Pattern RESOLVE = Pattern.compile("(\\[[^\\]]+]|[^:,]+):([0-9]{1,5}):(.+)");
    /// Only digits, dots and colons: nothing that anybody would look up.
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+|\\[?[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*]?");

    private Values() {}

    static int count(String option, String value, int least) throws Failure {
        if (value.matches("-?[0-9]{1,9}") && Integer.parseInt(value) >= least) {
            return Integer.parseInt(value);
        }
        throw Failure.usage(option + " " + shown(value) + ": wanted a number from " + least + " on", null);
    }

    static Duration seconds(String option, String value) throws Failure {
        if (value.matches("[0-9]{1,9}(\\.[0-9]{0,9})?|\\.[0-9]{1,9}")) {
            return Duration.ofNanos(new BigDecimal(value).movePointRight(9).longValue());
        }
        throw Failure.usage(option + " " + shown(value) + ": wanted a number of seconds, such as 2 or 0.5", null);
    }

    static Resolver resolver(String kind, List<String> overrides) throws Failure {
        var resolver = switch (kind) {
            case "blocking" -> Resolver.blocking();
            case "threaded" -> Resolver.threaded();
            default -> throw Failure.usage("--resolver " + shown(kind) + ": wanted blocking or threaded", null);
        };
        return overrides.isEmpty() ? resolver : Resolver.overriding(addresses(overrides), resolver);
    }

    private static Map<String, List<InetAddress>> addresses(List<String> overrides) throws Failure {
        Map<String, List<InetAddress>> known = new HashMap<>();
        for (var override : overrides) {
            var matcher = RESOLVE.matcher(override);
            if (!matcher.matches()) {
                throw Failure.usage("--resolve " + shown(override) + ": wanted HOST:PORT:ADDR[,ADDR]...", null);
            }
            int port = Integer.parseInt(matcher.group(2));
            if (port < 1 || port > LAST_PORT) {
                throw Failure.usage("--resolve " + override + ": port " + port + "; wanted a number from 1 to "
                        + LAST_PORT, null);
            }
            List<InetAddress> addresses = new ArrayList<>();
            for (var address : matcher.group(3).split(",", -1)) {
                addresses.add(address(override, address));
            }
            known.put(matcher.group(1).replaceAll("^\\[|]$", "") + ':' + port, addresses);
        }
        return known;
    }

    private static InetAddress address(String override, String text) throws Failure {
        try {
            if (ADDRESS.matcher(text).matches()) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException e) {
            // Said below.
        }
        throw Failure.usage("--resolve " + override + ": address " + shown(text)
                + "; wanted one such as 127.0.0.1 or ::1", null);
    }

    static String oneLine(String option, String value) throws Failure {
        if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw Failure.usage(option + ": a line break in a header", null);
        }
        return value;
    }

    static String shown(String value) {
        return value.isEmpty() ? "\"\"" : value.replaceAll("[\\r\\n]+", " ");
    }
}
