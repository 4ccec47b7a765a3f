package dev.loopglass.trace;

/// The brackets and quotes that are open at some place in a piece of JSON.
final class Nesting {
    private int depth;
    /// A bit for each bracket, the innermost last: 1 for a brace.
    private long braces;
    private boolean quoted;
    private boolean escaped;

    void clear() {
        depth = 0;
        quoted = false;
        escaped = false;
    }

    int depth() {
        return depth;
    }

    boolean quoted() {
        return quoted;
    }

    /// Whether everything that was opened is closed.
    boolean closed() {
        return depth == 0 && !quoted;
    }

    /// Takes the next byte; whether it may stand here.
    boolean take(byte b) {
        if (quoted) {
            if (escaped) {
                escaped = false;
            } else if (b == '"') {
                quoted = false;
            } else {
                escaped = b == '\\';
            }
            return b < 0 || b >= ' ';
        }
        switch (b) {
            case '"' -> quoted = true;
            case '{', '[' -> {
                braces = braces << 1 | (b == '{' ? 1 : 0);
                depth++;
            }
            case '}', ']' -> {
                boolean fits = (braces & 1) == (b == '}' ? 1 : 0);
                braces >>>= 1;
                depth--;
                return fits;
            }
            default -> { }
        }
        return true;
    }
}
