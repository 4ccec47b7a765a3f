package dev.loopglass.reactor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/// A connection could not be made secure, or did not stay so. The message says with whom, and why.
public final class TlsException extends IOException {
    private static final long serialVersionUID = 1;
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");
    private static final int QUOTE_CHARS = 40;

    TlsException(String reason) {
        super(reason);
    }

    private TlsException(String host, String reason, Throwable cause) {
        super(host + ": " + reason, cause);
    }

    /// The same error in words; one that is not about TLS, such as a reset, as it is.
    ///
    /// @param unopened what came from the peer and could not be read
    /// @param asked whether the peer has asked who we are
    static IOException of(String host, IOException e, ByteBuffer unopened, boolean asked) {
        return switch (e) {
            case TlsException known -> new TlsException(host, known.getMessage(), known.getCause());
            case SSLException broken -> new TlsException(host, reason(broken, unopened, asked), broken);
            default -> e;
        };
    }

    private static String reason(SSLException e, ByteBuffer unopened, boolean asked) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return cause.getMessage();
            }
        }
        var message = String.valueOf(e.getMessage());
        var alert = ALERT.matcher(message);
        if (alert.find()) {
            return alert(alert.group(1), asked);
        }
        if (message.contains("protocol version")) {
            return "no TLS version in common; wanted 1.2 or 1.3";
        }
        if (unopened.hasRemaining() && !isRecord(unopened.get(unopened.position()))) {
            return foreign(unopened);
        }
        return message;
    }

    private static String alert(String alert, boolean asked) {
        return switch (alert) {
            case "protocol_version" -> "no TLS version in common; the server wants neither 1.2 nor 1.3";
            // Under TLS 1.2 it also says that a certificate is missing: there is no other word for that.
            case "handshake_failure" -> asked
                ? "the server does not accept our certificate, or its absence (alert handshake_failure)"
                : "the server found no cipher or key in common (alert handshake_failure)";
            case "unrecognized_name" -> "the server knows no host of this name (alert unrecognized_name)";
            case "certificate_required" -> "the server wants a client certificate (alert certificate_required)";
            case "bad_certificate", "certificate_unknown", "unknown_ca", "certificate_expired" ->
                "the server does not accept our certificate, or its absence (alert " + alert + ')';
            default -> "the server broke it off (alert " + alert + ')';
        };
    }

    /// Change of keys, alert, handshake and data are the four types of records.
    private static boolean isRecord(byte type) {
        return type >= 20 && type <= 23;
    }

    private static String foreign(ByteBuffer bytes) {
        var text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
        var line = text.lines().findFirst().orElse("");
        if (line.isEmpty() || !line.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return "the server sent bytes that are no TLS";
        }
        var quote = line.length() <= QUOTE_CHARS ? line : line.substring(0, QUOTE_CHARS) + '…';
        return "the server speaks plain text, not TLS: \"" + quote + '"';
    }
}
