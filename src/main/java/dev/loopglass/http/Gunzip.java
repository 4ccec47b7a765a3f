package dev.loopglass.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Undoes gzip as the bytes come in. The JDK's `GZIPInputStream` wants to wait for its input; this one
/// takes what there is. It reads the frame around the deflated data (RFC 1952) and ignores its checksum,
/// as the transport has one.
final class Gunzip {
    private static final int PIECE_BYTES = 64 * 1024;
    private static final int FIXED_HEADER_BYTES = 10;
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final Inflater inflater = new Inflater(true);
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private boolean headDone;

    /// @throws HttpInputException if it does not begin as gzip does
    void input(byte[] bytes) throws HttpInputException {
        if (headDone) {
            inflater.setInput(bytes);
            return;
        }
        head.writeBytes(bytes);
        var soFar = head.toByteArray();
        int length = headLength(soFar);
        if (length >= 0) {
            headDone = true;
            inflater.setInput(soFar, length, soFar.length - length);
        }
    }

    /// The next piece of what can be inflated now; empty when there is no more.
    ///
    /// @throws HttpInputException if the data is damaged
    byte[] next() throws HttpInputException {
        if (!headDone || inflater.finished()) {
            return new byte[0];
        }
        var piece = new byte[PIECE_BYTES];
        try {
            return Arrays.copyOf(piece, inflater.inflate(piece));
        } catch (DataFormatException e) {
            throw new HttpInputException("Damaged gzip data: " + e.getMessage());
        }
    }

    /// @throws HttpInputException if the data ended too early
    void finish() throws HttpInputException {
        boolean complete = inflater.finished() || head.size() == 0;
        inflater.end();
        if (!complete) {
            throw new HttpInputException("The gzip data ended too early");
        }
    }

    /// @return how long the head is, or -1 while it is not all there
    private static int headLength(byte[] bytes) throws HttpInputException {
        if (bytes.length >= 1 && (bytes[0] & 0xff) != 0x1f || bytes.length >= 2 && (bytes[1] & 0xff) != 0x8b) {
            throw new HttpInputException("Content-Encoding says gzip, but the data does not begin as gzip does");
        }
        if (bytes.length < FIXED_HEADER_BYTES) {
            return -1;
        }
        int flags = bytes[3];
        int at = FIXED_HEADER_BYTES;
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
