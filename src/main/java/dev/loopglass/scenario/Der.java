package dev.loopglass.scenario;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;

/// The little of ASN.1's DER encoding that a certificate is made of: each thing is a tag, a length, and
/// its content, which may be things again.
final class Der {
    static final byte[] TRUE = tagged(0x01, new byte[] {(byte) 0xff});
    static final byte[] ECDSA_WITH_SHA256 = sequence(oid("2a8648ce3d040302"));

    private static final String COMMON_NAME = "550403";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] tagged(int tag, byte[]... contents) {
        var all = join(contents);
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (all.length < 0x80) {
            out.write(all.length);
        } else {
            var length = BigInteger.valueOf(all.length).toByteArray();
            int zero = length[0] == 0 ? 1 : 0;
            out.write(0x80 | length.length - zero);
            out.write(length, zero, length.length - zero);
        }
        out.writeBytes(all);
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... items) {
        return tagged(0x30, items);
    }

    static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    static byte[] bits(byte[] bytes) {
        return tagged(0x03, new byte[] {0}, bytes);
    }

    /// @param hex the identifier as it is encoded
    static byte[] oid(String hex) {
        return tagged(0x06, HexFormat.of().parseHex(hex));
    }

    static byte[] time(Instant time) {
        return tagged(0x17, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] name(String commonName) {
        var text = tagged(0x0c, commonName.getBytes(StandardCharsets.UTF_8));
        return sequence(tagged(0x31, sequence(oid(COMMON_NAME), text)));
    }

    static byte[] extension(String oid, byte[] value) {
        return sequence(oid(oid), tagged(0x04, value));
    }

    static byte[] hosts(String... hosts) {
        var names = new ArrayList<byte[]>();
        for (var host : hosts) {
            boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
            names.add(address
                    ? tagged(0x87, InetAddress.ofLiteral(host).getAddress())
                    : tagged(0x82, host.getBytes(StandardCharsets.US_ASCII)));
        }
        return sequence(names.toArray(byte[][]::new));
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
