package dev.loopglass.abuse;

import static dev.loopglass.abuse.Deed.dribbles;
import static dev.loopglass.abuse.Deed.hangsUp;
import static dev.loopglass.abuse.Deed.says;
import static dev.loopglass.abuse.Verdict.fails;
import static dev.loopglass.abuse.Verdict.gets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// What can be wrong with a body that is packed.
final class Zips {
    private static final String TEXT = "packed, packed, packed";
    private static final byte[] GZIP = gzip(TEXT);
    /// Its last eight bytes say what must have come out: a checksum, and a length.
    private static final int TRAILER_BYTES = 8;
    private static final int HEAD_BYTES = 10;

    private Zips() {}

    static List<Abuse> rows() {
        return Stream.of(good(), damaged(), bombs()).flatMap(List::stream).toList();
    }

    static byte[] gzip(String text) {
        return gzip(text, Deflater.DEFAULT_COMPRESSION);
    }

    private static byte[] gzip(String text, int compression) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed) {
            {
                def.setLevel(compression);
            }
        }) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] response(String coding, byte[] body) {
        return joined(("HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\nContent-Length: " + body.length
                + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1), body);
    }

    private static Abuse zip(String name, byte[] body, Verdict verdict) {
        return Abuse.of(name, says(response("gzip", body)), verdict);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /// With this byte turned over.
    private static byte[] spoilt(byte[] gzip, int at) {
        var bytes = gzip.clone();
        bytes[at < 0 ? bytes.length + at : at] ^= 0x55;
        return bytes;
    }

    private static List<Abuse> good() {
        var latin = new String(response("gzip", GZIP), StandardCharsets.ISO_8859_1);
        return List.of(
                Abuse.of("gzip byte by byte", dribbles(latin), gets(TEXT)),
                zip("gzip of nothing", gzip(""), gets("")),
                zip("gzip, and nothing at all", new byte[0], gets("")),
                zip("gzip in two parts", joined(GZIP, gzip("; "), GZIP), gets(TEXT + "; " + TEXT)),
                zip("gzip with zeros after it", joined(GZIP, new byte[20]), gets(TEXT)),
                zip("gzip with garbage after it", joined(GZIP, bytes(1, 2, 3)), gets(TEXT)),
                Abuse.of("GZIP in capitals", says(response("GZIP", GZIP)), gets(TEXT)),
                Abuse.of("gzip under its old name", says(response("x-gzip", GZIP)), gets(TEXT)),
                Abuse.of("gzip until the close", says(joined("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
                        .getBytes(StandardCharsets.ISO_8859_1), GZIP)).then(hangsUp()), gets(TEXT)),
                Abuse.of("a packing that nobody asked for", says(response("br",
                        "xyz".getBytes(StandardCharsets.UTF_8))),
                        gets("xyz")));
    }

    private static List<Abuse> damaged() {
        var early = fails("The gzip data ended too early");
        return List.of(
                zip("plain text that says it is gzip", "plain text".getBytes(StandardCharsets.UTF_8),
                        fails("Content-Encoding says gzip, but the data does not begin as gzip does")),
                zip("a gzip head, and garbage", joined(Arrays.copyOf(GZIP, HEAD_BYTES),
                        bytes(-1, -1, -1, -1, -1, -1)),
                        fails("Damaged gzip data: invalid block type")),
                zip("gzip of an unknown method", spoilt(GZIP, 2),
                        fails("Damaged gzip data: unknown method 93")),
                zip("gzip with another letter in it", spoilt(gzip(TEXT, Deflater.NO_COMPRESSION),
                        -TRAILER_BYTES - 1),
                        fails("Damaged gzip data: the checksum is wrong")),
                zip("gzip with another checksum", spoilt(GZIP, -TRAILER_BYTES),
                        fails("Damaged gzip data: the checksum is wrong")),
                zip("gzip with another length", spoilt(GZIP, -1),
                        fails("Damaged gzip data: the length is wrong")),
                zip("a gzip head alone", Arrays.copyOf(GZIP, HEAD_BYTES), early),
                zip("half a gzip head", Arrays.copyOf(GZIP, HEAD_BYTES / 2), early),
                zip("one byte of gzip", Arrays.copyOf(GZIP, 1), early),
                zip("half of the gzip data", Arrays.copyOf(GZIP, GZIP.length / 2), early),
                zip("gzip without its trailer", Arrays.copyOf(GZIP, GZIP.length - TRAILER_BYTES), early),
                zip("gzip with half a trailer", Arrays.copyOf(GZIP, GZIP.length - TRAILER_BYTES / 2), early),
                zip("a second part cut off", joined(GZIP, Arrays.copyOf(GZIP, GZIP.length / 2)), early),
                Abuse.of("gzip with a name that never ends", says(response("gzip",
                        joined(bytes(0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 0),
                                "n".repeat(100_000).getBytes(StandardCharsets.UTF_8)))),
                        fails("Damaged gzip data: its head is too long")));
    }

    private static List<Abuse> bombs() {
        var bomb = gzip("\0".repeat(9_000_000));
        var tooLarge = fails("Body too large once unpacked, at most 10000");
        return List.of(
                Abuse.of("a gzip bomb", says(response("gzip", bomb)), tooLarge).small(),
                Abuse.of("a gzip bomb for a streaming callback", says(response("gzip", bomb)),
                        tooLarge).small()
                        .asked(request -> request.streamingCallback(_ -> { })),
                Abuse.of("a gzip bomb in two parts", says(response("gzip", joined(gzip("x".repeat(6000)),
                        gzip("x".repeat(6000))))), tooLarge).small(),
                Abuse.of("gzip up to the limit", says(response("gzip", gzip("x".repeat(10_000)))),
                        gets("x".repeat(10_000))).small());
    }
}
