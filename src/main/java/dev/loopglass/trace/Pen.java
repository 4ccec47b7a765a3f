package dev.loopglass.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes JSON by hand into one array that is used again and again: a recorder must not slow down what
/// it records.
final class Pen {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /// Letters that stand for themselves.
    private static final boolean[] PLAIN = new boolean[128];
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ASCII_ZEROS = 0x3030_3030_3030_3030L;
    private static final int EIGHT_DIGITS = 100_000_000;

    static {
        for (char c = ' '; c < 0x7f; c++) {
            PLAIN[c] = c != '"' && c != '\\';
        }
    }

    /// Up to sixteen ASCII letters, which two stores write.
    record Word(long first, long second, int length) {
        Word(String ascii) {
            var letters = Arrays.copyOf(ascii.getBytes(StandardCharsets.US_ASCII), 2 * Long.BYTES);
            this((long) LONG.get(letters, 0), (long) LONG.get(letters, Long.BYTES), ascii.length());
        }
    }

    private byte[] bytes = new byte[4096];
    private int size;

    int size() {
        return size;
    }

    Pen raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    Pen raw(Word word) {
        room(2 * Long.BYTES);
        LONG.set(bytes, size, word.first);
        LONG.set(bytes, size + Long.BYTES, word.second);
        size += word.length;
        return this;
    }

    Pen raw(String more) {
        return raw(more.getBytes(StandardCharsets.UTF_8));
    }

    Pen raw(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    Pen number(long value) {
        if (value < 0) {
            // A rare thing, and mostly -1.
            return raw(Long.toString(value));
        } else if (value >= EIGHT_DIGITS) {
            long leading = value / EIGHT_DIGITS;
            return number(leading).digits((int) (value - leading * EIGHT_DIGITS), 0);
        }
        int zeros = Long.numberOfTrailingZeros(eight((int) value)) / 8;
        return digits((int) value, Math.min(zeros, 7));
    }

    /// @param without how many of the eight digits to leave out
    private Pen digits(int value, int without) {
        room(8);
        LONG.set(bytes, size, (eight(value) | ASCII_ZEROS) >>> 8 * without);
        size += 8 - without;
        return this;
    }

    /// Eight digits, a byte each, the first lowest: cut into halves, into quarters, into eighths, all at once.
    /// To write numbers digit by digit was a fifth of what a step cost.
    private static long eight(int value) {
        long halves = value / 10_000 | (long) (value % 10_000) << 32;
        long hundreds = halves * 10_486 >>> 20 & 0x0000_007f_0000_007fL;
        long quarters = hundreds | halves - 100 * hundreds << 16;
        long tens = quarters * 103 >>> 10 & 0x000f_000f_000f_000fL;
        return tens | quarters - 10 * tens << 8;
    }

    /// A text in quotes. Whatever some program takes for the end of a line is escaped, so that an entry
    /// stays on one line everywhere; so is half a surrogate pair, which UTF-8 cannot hold.
    Pen text(String text) {
        room(2 + 6 * text.length());
        bytes[size++] = '"';
        for (int i = plain(text); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < PLAIN.length && PLAIN[c]) {
                bytes[size++] = (byte) c;
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                pair(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                odd(c);
            }
        }
        bytes[size++] = '"';
        return this;
    }

    /// Writes what nothing has to be done about, mostly all of it, and tells how much that was.
    private int plain(String text) {
        var into = bytes;
        int start = size;
        int length = text.length();
        int i = 0;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c >= PLAIN.length || !PLAIN[c]) {
                break;
            }
            into[start + i] = (byte) c;
        }
        size = start + i;
        return i;
    }

    private void odd(char c) {
        switch (c) {
            case '"', '\\' -> escape((byte) c);
            case '\n' -> escape((byte) 'n');
            case '\r' -> escape((byte) 'r');
            case '\t' -> escape((byte) 't');
            default -> {
                if (c < ' ' || c >= 0x7f && c < 0xa0 || c == '\u2028' || c == '\u2029'
                        || Character.isSurrogate(c)) {
                    hex(c);
                } else if (c < 0x800) {
                    bytes[size++] = (byte) (0xc0 | c >> 6);
                    bytes[size++] = (byte) (0x80 | c & 0x3f);
                } else {
                    bytes[size++] = (byte) (0xe0 | c >> 12);
                    bytes[size++] = (byte) (0x80 | c >> 6 & 0x3f);
                    bytes[size++] = (byte) (0x80 | c & 0x3f);
                }
            }
        }
    }

    private void escape(byte letter) {
        bytes[size++] = '\\';
        bytes[size++] = letter;
    }

    private void hex(char c) {
        escape((byte) 'u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[size++] = HEX[c >> shift & 0xf];
        }
    }

    private void pair(int codePoint) {
        bytes[size++] = (byte) (0xf0 | codePoint >> 18);
        bytes[size++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
        bytes[size++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
        bytes[size++] = (byte) (0x80 | codePoint & 0x3f);
    }

    private void room(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }

    /// Hands everything written so far to `out` in one go, and begins anew.
    void to(OutputStream out) throws IOException {
        int length = size;
        size = 0;
        out.write(bytes, 0, length);
    }
}
