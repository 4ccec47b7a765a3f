package dev.loopglass.reactor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/// What has come in and was not asked for yet.
final class ReadBuffer {
    private byte[] bytes = new byte[0];
    private int start;
    private int end;

    int size() {
        return end - start;
    }

    void append(ByteBuffer chunk) {
        int more = chunk.remaining();
        if (end + more > bytes.length) {
            int size = size();
            int capacity = size + more <= bytes.length ? bytes.length : Math.max(size + more, size * 2);
            var roomier = capacity == bytes.length ? bytes : new byte[capacity];
            System.arraycopy(bytes, start, roomier, 0, size);
            bytes = roomier;
            start = 0;
            end = size;
        }
        chunk.get(bytes, end, more);
        end += more;
    }

    /// Takes the first `count` bytes out.
    byte[] consume(int count) {
        var taken = Arrays.copyOfRange(bytes, start, start + count);
        start += count;
        if (start == end) {
            start = 0;
            end = 0;
        }
        return taken;
    }

    /// How many bytes there are up to and including the first `delimiter`; -1 without one.
    int endOf(byte[] delimiter) {
        for (int at = start; at <= end - delimiter.length; at++) {
            if (Arrays.equals(bytes, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
                return at + delimiter.length - start;
            }
        }
        return -1;
    }

    /// How many bytes there are up to the end of the first match; -1 without one, or without bytes: a pattern that
    /// matches nothing waits for something all the same. In Latin-1 every byte is a character.
    int endOf(Pattern pattern) {
        if (size() == 0) {
            return -1;
        }
        var matcher = pattern.matcher(new String(bytes, start, size(), StandardCharsets.ISO_8859_1));
        return matcher.find() ? matcher.end() : -1;
    }
}
