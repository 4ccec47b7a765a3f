package dev.loopglass.reactor;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What a read waits for.
abstract class ReadGoal {
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int NOT_YET = -1;

    /// How many of the buffered bytes make up the answer, or a negative number.
    abstract int find(ReadBuffer buffer) throws UnsatisfiableReadException;

    /// With so many bytes in the buffer it makes no sense to read on.
    abstract int target();

    /// Whether the end of the stream is what is waited for.
    boolean closing() {
        return false;
    }

    /// @param breath with so many bytes the loop gets its turn before more are read; 0: it does not
    static ReadGoal untilClose(long maxBytes, int breath) {
        return new ReadGoal() {
            @Override
            int find(ReadBuffer buffer) {
                return buffer.size() > maxBytes ? buffer.size() : NOT_YET;
            }

            @Override
            int target() {
                return (int) Math.min(breath > 0 ? breath : UNLIMITED, Math.min(UNLIMITED, maxBytes) + 1);
            }

            @Override
            boolean closing() {
                return true;
            }
        };
    }

    static ReadGoal bytes(int count, boolean partial) {
        return new ReadGoal() {
            @Override
            int find(ReadBuffer buffer) {
                boolean enough = buffer.size() >= count || partial && buffer.size() > 0;
                return enough ? Math.min(count, buffer.size()) : NOT_YET;
            }

            @Override
            int target() {
                return count;
            }
        };
    }

    static ReadGoal until(byte[] delimiter, int maxBytes) {
        return new Delimiter(new String(delimiter, StandardCharsets.ISO_8859_1), maxBytes) {
            @Override
            int endIn(ReadBuffer buffer) {
                return buffer.endOf(delimiter);
            }
        };
    }

    static ReadGoal untilRegex(Pattern pattern, int maxBytes) {
        return new Delimiter(pattern.pattern(), maxBytes) {
            @Override
            int endIn(ReadBuffer buffer) {
                return buffer.endOf(pattern);
            }
        };
    }

    /// A peer that never sends the delimiter would fill our memory. So there is a limit, and it counts
    /// both for what was found and for what was searched in vain.
    private abstract static class Delimiter extends ReadGoal {
        private final String delimiter;
        private final int maxBytes;

        Delimiter(String delimiter, int maxBytes) {
            this.delimiter = delimiter;
            this.maxBytes = maxBytes;
        }

        abstract int endIn(ReadBuffer buffer);

        @Override
        final int find(ReadBuffer buffer) throws UnsatisfiableReadException {
            int end = endIn(buffer);
            if ((end < 0 ? buffer.size() : end) > maxBytes) {
                throw new UnsatisfiableReadException(
                        '"' + delimiter.replace("\r", "\\r").replace("\n", "\\n") + '"', maxBytes);
            }
            return end;
        }

        @Override
        final int target() {
            return maxBytes;
        }
    }
}
