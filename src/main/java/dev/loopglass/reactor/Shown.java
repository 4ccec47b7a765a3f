package dev.loopglass.reactor;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/// Values as short text for a trace. A stranger's `toString` is never called: it may be slow, may
/// throw, and may itself do what is being recorded.
public final class Shown {
    private static final int LIMIT = 200;
    private static final byte MIDDLE_DOT = (byte) '·';
    /// What people leave out of an IPv6 address.
    private static final Pattern ZEROS = Pattern.compile("(^|:)(0(:|$)){2,}");

    private Shown() {}

    /// Something that says of itself how a trace should show it.
    public interface Showable {
        String shown();
    }

    static String value(Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> cut('"' + text + '"');
            case Showable showable -> cut(showable.shown());
            case Number number when isJdk(number) -> number.toString();
            case Boolean flag -> flag.toString();
            case byte[] bytes -> bytes.length + " bytes";
            case Enum<?> constant -> constant.name();
            case Throwable error -> error(error);
            case InetSocketAddress address -> address(address);
            case Collection<?> items when isJdk(items) -> elements(items);
            case Map<?, ?> map when isJdk(map) -> map.size() + " entries";
            default -> value.getClass().getSimpleName();
        };
    }

    static String error(Throwable error) {
        if (error == null) {
            return null;
        }
        // Only classes that we know may speak: a message can be computed by anybody's code.
        boolean known = isJdk(error) || error.getClass().getName().startsWith("dev.loopglass.");
        String message = known ? error.getMessage() : null;
        String name = error.getClass().getSimpleName();
        return cut(message == null ? name : name + ": " + message);
    }

    /// Whose callback this is: a text, or an object that has a name.
    static String whose(Object whose) {
        return switch (whose) {
            case null -> null;
            case String text -> text;
            case Named named -> Probe.describe(named);
            default -> whose.getClass().getSimpleName();
        };
    }

    /// `127.0.0.1:8080` or `[::1]:8080`.
    static String address(InetSocketAddress address) {
        String host = address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
        boolean ipv6 = host.indexOf(':') >= 0;
        return (ipv6 ? '[' + ZEROS.matcher(host).replaceFirst("::") + ']' : host) + ':' + address.getPort();
    }

    /// The first bytes as text; what cannot be printed becomes a middle dot.
    static String preview(ByteBuffer bytes) {
        var text = new byte[bytes.remaining()];
        bytes.get(bytes.position(), text);
        for (int i = 0; i < text.length; i++) {
            int c = text[i] & 0xff;
            text[i] = Character.isISOControl(c) && c != '\r' && c != '\n' && c != '\t' ? MIDDLE_DOT : (byte) c;
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static String elements(Collection<?> items) {
        var text = new StringBuilder("[");
        for (var item : items) {
            if (text.length() > LIMIT) {
                break;
            }
            text.append(text.length() == 1 ? "" : ", ").append(value(item));
        }
        return cut(text.append(']').toString());
    }

    private static boolean isJdk(Object value) {
        var loader = value.getClass().getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static String cut(String text) {
        return text.length() <= LIMIT ? text : text.substring(0, LIMIT - 1) + '…';
    }
}
