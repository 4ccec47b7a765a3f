package dev.loopglass.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks a gzip file (RFC 1952) as far as it has been written. Unlike `GZIPInputStream` it can go on
/// when there is more, and it gives all that can be had of a file that was cut off.
///
/// The two magic bytes of the first member have been read by whoever found out that this is gzip.
final class Gunzip implements AutoCloseable {
    private static final int CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private enum Part { HEADER, BODY, TRAILER, PADDING }

    private final InputStream packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] in = new byte[1 << 16];
    private int start;
    private int end;
    private Part part = Part.HEADER;
    private String damage;

    Gunzip(InputStream packed) {
        this.packed = packed;
        in[end++] = 0x1f;
        in[end++] = (byte) 0x8b;
    }

    /// At least one byte, or 0 when there are no more at present.
    int read(byte[] into, int from, int length) throws IOException {
        while (damage == null) {
            int read = part == Part.BODY ? inflate(into, from, length) : 0;
            if (read > 0) {
                return read;
            }
            if (!advance() && !fill()) {
                return 0;
            }
        }
        return 0;
    }

    private int inflate(byte[] into, int from, int length) {
        try {
            int read = inflater.inflate(into, from, length);
            crc.update(into, from, read);
            return read;
        } catch (DataFormatException e) {
            damage = e.getMessage() == null ? "not deflated" : e.getMessage();
            return 0;
        }
    }

    /// Goes on to the next part if what has been read allows it.
    private boolean advance() {
        switch (part) {
            case HEADER -> {
                int length = headerLength();
                if (damage != null || length > end - start) {
                    return false;
                }
                start += length;
                inflater.reset();
                crc.reset();
                inflater.setInput(in, start, end - start);
                part = Part.BODY;
            }
            case BODY -> {
                if (!inflater.finished()) {
                    return false;
                }
                start = end - inflater.getRemaining();
                part = Part.TRAILER;
            }
            case TRAILER -> {
                if (end - start < 8) {
                    return false;
                }
                check();
                part = Part.PADDING;
            }
            case PADDING -> {
                while (start < end && in[start] == 0) {
                    start++;
                }
                if (start == end) {
                    return false;
                }
                part = Part.HEADER;
            }
        }
        return true;
    }

    private void check() {
        long sum = 0;
        for (int i = 3; i >= 0; i--) {
            sum = sum << 8 | in[start + i] & 0xff;
        }
        if (sum != crc.getValue()) {
            damage = "its checksum is wrong";
        }
        start += 8;
    }

    /// How long the member's header is; more than there is when it is not all there.
    private int headerLength() {
        if (end - start < 10) {
            return 10;
        }
        if (in[start] != 0x1f || in[start + 1] != (byte) 0x8b || in[start + 2] != 8) {
            damage = "no gzip header where one should be";
            return 0;
        }
        int flags = in[start + 3];
        int at = start + 10;
        if ((flags & EXTRA) != 0) {
            at += at + 1 < end ? 2 + (in[at] & 0xff | (in[at + 1] & 0xff) << 8) : 2;
        }
        at = (flags & NAME) != 0 ? pastZero(at) : at;
        at = (flags & COMMENT) != 0 ? pastZero(at) : at;
        return at - start + ((flags & CHECKSUM) != 0 ? 2 : 0);
    }

    private int pastZero(int at) {
        while (at < end && in[at] != 0) {
            at++;
        }
        return at + 1;
    }

    private boolean fill() throws IOException {
        if (part == Part.BODY) {
            if (!inflater.needsInput()) {
                return false;
            }
            start = end;
        }
        System.arraycopy(in, start, in, 0, end - start);
        end -= start;
        start = 0;
        if (end == in.length) {
            damage = "its header is too long";
            return false;
        }
        int read = packed.read(in, end, in.length - end);
        if (read <= 0) {
            return false;
        }
        end += read;
        if (part == Part.BODY) {
            inflater.setInput(in, start, end - start);
        }
        return true;
    }

    /// Whether the last member ended. A file cut in the eight bytes behind it lacks nothing of its content.
    boolean whole() {
        return part == Part.TRAILER || part == Part.PADDING;
    }

    String damage() {
        return damage;
    }

    @Override
    public void close() {
        inflater.close();
    }
}
