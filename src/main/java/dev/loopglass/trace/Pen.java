package dev.loopglass.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes JSON by hand into one array that is used again and again: a recorder must not slow down what
/// it records.
final class Pen {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /// 00 to 99.
    private static final byte[] PAIRS = IntStream.range(100, 200).mapToObj(String::valueOf)
            .map(text -> text.substring(1)).collect(Collectors.joining()).getBytes(StandardCharsets.US_ASCII);

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
            // A rare thing, but for -1.
            return raw(Long.toString(value));
        }
        room(20);
        int digits = 1;
        for (long limit = 10; value >= limit && digits < 19; limit *= 10) {
            digits++;
        }
        size += digits;
        int at = size;
        long left = value;
        while (left >= 10) {
            long rest = left / 100;
            int pair = 2 * (int) (left - 100 * rest);
            bytes[--at] = PAIRS[pair + 1];
            bytes[--at] = PAIRS[pair];
            left = rest;
        }
        if (at > size - digits) {
            bytes[--at] = (byte) ('0' + left);
        }
        return this;
    }

    /// A text in quotes. Whatever some program takes for the end of a line is escaped, so that an entry
    /// stays on one line everywhere; so is half a surrogate pair, which UTF-8 cannot hold.
    Pen text(String text) {
        room(2 + 6 * text.length());
        bytes[size++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
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
