package dev.loopglass.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Undoes gzip as the bytes come in. The JDK's `GZIPInputStream` wants to wait for its input; this one
/// takes what there is. It reads the frame around the deflated data (RFC 1952): a head, and a trailer
/// that says what must have come out. After one such member there may be another.
final class Gunzip {
    /// What comes next. After a member comes its next, or something that is none and does not matter.
    private enum Part { HEAD, DATA, TRAILER, AFTER, REST }

    private static final byte[] NOTHING = {};
    private static final int PIECE_BYTES = 64 * 1024;
    private static final int FIXED_HEAD_BYTES = 10;
    private static final int LONGEST_HEAD_BYTES = 64 * 1024;
    private static final int TRAILER_BYTES = 8;
    private static final int DEFLATE = 8;
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private ByteBuffer waiting = ByteBuffer.allocate(0);
    private Part part = Part.HEAD;
    private boolean begun;

    void input(byte[] bytes) {
        begun |= bytes.length > 0;
        var joined = Arrays.copyOf(bytes, waiting.remaining() + bytes.length);
        System.arraycopy(bytes, 0, joined, waiting.remaining(), bytes.length);
        waiting.get(joined, 0, waiting.remaining());
        waiting = ByteBuffer.wrap(joined).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The next piece of what can be inflated now; empty when there is no more.
    ///
    /// @throws HttpInputException if the data is damaged, or is no gzip
    byte[] next() throws HttpInputException {
        while (true) {
            if (part == Part.DATA) {
                var piece = inflated();
                if (piece.length > 0 || part == Part.DATA) {
                    return piece;
                }
            } else if (!frame()) {
                return NOTHING;
            }
        }
    }

    private byte[] inflated() throws HttpInputException {
        var piece = new byte[PIECE_BYTES];
        try {
            inflater.setInput(waiting);
            int count = inflater.inflate(piece);
            checksum.update(piece, 0, count);
            part = inflater.finished() ? Part.TRAILER : Part.DATA;
            return Arrays.copyOf(piece, count);
        } catch (DataFormatException e) {
            throw new HttpInputException("Damaged gzip data: " + e.getMessage());
        }
    }

    /// Reads what is not the data itself.
    ///
    /// @return false if more of it has to come first
    private boolean frame() throws HttpInputException {
        var before = part;
        switch (part) {
            case HEAD -> readHead();
            case TRAILER -> readTrailer();
            case AFTER -> {
                // One byte is not enough to tell.
                boolean another = waiting.hasRemaining() && waiting.get(waiting.position()) == 0x1f;
                if (waiting.remaining() >= 2 || waiting.hasRemaining() && !another) {
                    part = another && waiting.get(waiting.position() + 1) == (byte) 0x8b ? Part.HEAD : Part.REST;
                }
            }
            default -> waiting.position(waiting.limit());
        }
        return part != before;
    }

    private void readHead() throws HttpInputException {
        int length = headLength(Arrays.copyOfRange(waiting.array(), waiting.position(), waiting.limit()));
        if (length >= 0) {
            waiting.position(waiting.position() + length);
            inflater.reset();
            checksum.reset();
            part = Part.DATA;
        } else if (waiting.remaining() > LONGEST_HEAD_BYTES) {
            throw new HttpInputException("Damaged gzip data: its head is too long");
        }
    }

    /// Deflated data that was altered may well inflate to something. Only this tells.
    private void readTrailer() throws HttpInputException {
        if (waiting.remaining() < TRAILER_BYTES) {
            return;
        }
        if (waiting.getInt() != (int) checksum.getValue()) {
            throw new HttpInputException("Damaged gzip data: the checksum is wrong");
        }
        if (waiting.getInt() != (int) inflater.getBytesWritten()) {
            throw new HttpInputException("Damaged gzip data: the length is wrong");
        }
        part = Part.AFTER;
    }

    /// @throws HttpInputException if the data ended too early
    void finish() throws HttpInputException {
        if (begun && part != Part.AFTER && part != Part.REST) {
            throw new HttpInputException("The gzip data ended too early");
        }
    }

    /// Gives the inflater's memory back, which the garbage collector does not see.
    void close() {
        inflater.end();
    }

    /// @return how long the head is, or -1 while it is not all there
    private static int headLength(byte[] bytes) throws HttpInputException {
        if (bytes.length >= 1 && (bytes[0] & 0xff) != 0x1f || bytes.length >= 2 && (bytes[1] & 0xff) != 0x8b) {
            throw new HttpInputException("Content-Encoding says gzip, but the data does not begin as gzip does");
        }
        if (bytes.length < FIXED_HEAD_BYTES) {
            return -1;
        }
        if (bytes[2] != DEFLATE) {
            throw new HttpInputException("Damaged gzip data: unknown method " + (bytes[2] & 0xff));
        }
        int flags = bytes[3];
        int at = FIXED_HEAD_BYTES;
        if ((flags & HAS_EXTRA) != 0) {
            if (bytes.length < at + 2) {
                return -1;
            }
            at += 2 + (bytes[at] & 0xff) + ((bytes[at + 1] & 0xff) << 8);
        }
        for (int flag : new int[] {HAS_NAME, HAS_COMMENT}) {
            if ((flags & flag) != 0) {
                while (at < bytes.length && bytes[at] != 0) {
                    at++;
                }
                at++;
            }
        }
        at += (flags & HAS_CRC) != 0 ? 2 : 0;
        return at <= bytes.length ? at : -1;
    }
}
