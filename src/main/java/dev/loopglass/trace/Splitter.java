package dev.loopglass.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Cuts a trace's bytes, as they come, into its head, its entries and its end, and hands each on as soon
/// as it is whole. It looks for brackets and quotes only, so it does not care how the JSON is laid out;
/// but where entries stand on lines of their own, as they should, it finds its way back after a broken one.
final class Splitter {
    /// Far more than the longest source file; so much is kept in memory for one entry.
    static final int LONGEST = 1 << 24;
    static final int DEEPEST = 64;

    private static final byte[] STEP = "{\"seq\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DEFINITION = "{\"def\":".getBytes(StandardCharsets.US_ASCII);

    /// The bytes of UTF-8's byte order mark, which some editors put first.
    private static final String MARK = "\u00ef\u00bb\u00bf";

    private enum State {
        BEGIN, FIRST_KEY, KEY, COLON, VALUE, AFTER_VALUE,
        FIRST_ENTRY, ENTRY, AFTER_ENTRY, LOST,
        DONE, STOPPED
    }

    private final Sink sink;
    private byte[] bytes = new byte[1 << 17];
    private int at;
    private int end;
    private int line = 1;
    /// Where in the file `bytes` and the present line begin.
    private long base;
    private long lineStart;
    private State state = State.BEGIN;
    private String key;
    private boolean nulls;
    private boolean done;

    /// The piece being cut: where it begins (-1 between two), and what is open in it.
    private int start = -1;
    private Place place;
    private final Nesting nesting = new Nesting();

    Splitter(Sink sink) {
        this.sink = sink;
    }

    /// Makes room for `length` bytes, to be put at [#end()].
    byte[] room(int length) {
        int from = start >= 0 ? Math.min(start, at) : at;
        if (from > 0 && end + length > bytes.length) {
            System.arraycopy(bytes, from, bytes, 0, end - from);
            at -= from;
            end -= from;
            start = start >= 0 ? start - from : -1;
            base += from;
        }
        if (end + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + length));
        }
        return bytes;
    }

    int end() {
        return end;
    }

    /// Whether the document came to its end.
    boolean done() {
        return done;
    }

    /// Whether it came to something behind which nothing can be made out.
    boolean stopped() {
        return state == State.STOPPED;
    }

    int line() {
        return line;
    }

    /// `count` more bytes have been put at [#end()].
    void more(int count) throws TraceException {
        end += count;
        cut(false);
    }

    /// There will be no more bytes.
    void last() throws TraceException {
        cut(true);
    }

    private void cut(boolean last) throws TraceException {
        dropNulls();
        while (start >= 0 ? piece(last) : at < end && between()) {
            dropNulls();
        }
    }

    /// File systems leave a file that was being written when the power failed with zeros at its end.
    private void dropNulls() throws TraceException {
        if (nulls || start < 0 && state != State.LOST && at < end && bytes[at] == 0) {
            int from = at;
            while (from < end && bytes[from] == 0) {
                from++;
            }
            if (from == end) {
                end = at;
                nulls = true;
            } else if (nulls || from > at) {
                nulls = false;
                fail("wanted JSON, got NUL bytes");
            }
        }
    }

    // ---- between two pieces

    private boolean between() throws TraceException {
        byte b = bytes[at];
        if (state == State.LOST) {
            return find();
        } else if (state == State.STOPPED) {
            at = end;
            return false;
        } else if (b == '\n') {
            line++;
            lineStart = base + ++at;
        } else if (b == ' ' || b == '\t' || b == '\r') {
            at++;
        } else {
            token(b);
        }
        return true;
    }

    private void token(byte b) throws TraceException {
        switch (state) {
            case BEGIN -> {
                if (b == '{') {
                    at++;
                    state = State.FIRST_KEY;
                } else if (MARK.indexOf(b & 0xff) >= 0) {
                    at++;
                } else {
                    sink.foreign(b, readable(), line);
                }
            }
            case FIRST_KEY, KEY -> {
                if (b == '"') {
                    begin();
                } else if (b == '}' && state == State.FIRST_KEY) {
                    finish();
                } else {
                    unexpected("a key");
                }
            }
            case COLON -> go(b == ':', State.VALUE, ":");
            case VALUE -> {
                if (key.equals("events") && b == '[') {
                    at++;
                    state = State.FIRST_ENTRY;
                    sink.events(line);
                } else {
                    begin();
                }
            }
            case AFTER_VALUE -> {
                if (b == '}') {
                    finish();
                } else {
                    go(b == ',', State.KEY, ", or }");
                }
            }
            case FIRST_ENTRY, AFTER_ENTRY -> {
                if (b == ']') {
                    at++;
                    state = State.AFTER_VALUE;
                } else if (state == State.FIRST_ENTRY) {
                    begin();
                } else {
                    go(b == ',', State.ENTRY, ", or ]");
                }
            }
            case ENTRY -> {
                if (b == ']') {
                    unexpected("another entry behind the comma");
                } else {
                    begin();
                }
            }
            default -> unexpected("the end of the file");
        }
    }

    private void go(boolean ok, State next, String wanted) throws TraceException {
        if (ok) {
            at++;
            state = next;
        } else {
            unexpected(wanted);
        }
    }

    private void finish() throws TraceException {
        at++;
        state = State.DONE;
        done = true;
        sink.whole(line);
    }

    private void begin() {
        start = at;
        place = here();
        nesting.clear();
    }

    private void unexpected(String wanted) throws TraceException {
        var got = readable();
        fail("wanted " + wanted + ", got " + (got.isEmpty() ? String.format("byte 0x%02x", bytes[at]) : got));
    }

    /// What stands here, as far as anybody can read it.
    private String readable() {
        int to = at;
        while (to < end && to < at + 20 && bytes[to] >= ' ') {
            to++;
        }
        return new String(bytes, at, to - at, StandardCharsets.US_ASCII);
    }

    private void fail(String why) throws TraceException {
        place = here();
        lose(null, 0, why);
    }

    private Place here() {
        return new Place(line, (int) (base + at - lineStart) + 1);
    }

    // ---- one piece

    /// Goes on with a piece; whether it came to its end.
    private boolean piece(boolean last) throws TraceException {
        byte first = bytes[start];
        if (first != '{' && first != '[' && first != '"') {
            return scalar();
        }
        while (at < end) {
            byte b = bytes[at];
            if (b == 0 && onlyNulls()) {
                return false;
            } else if (b == '\n' && !nesting.quoted()) {
                if (!last && end - at <= STEP.length) {
                    return false;
                }
                line++;
                lineStart = base + ++at;
                if (entryAt(at)) {
                    return lose(bytes, at, "the line ends inside the entry");
                }
            } else if (!nesting.take(b)) {
                return lose(bytes, at + 1, null);
            } else {
                at++;
            }
            if (nesting.closed()) {
                return whole();
            } else if (nesting.depth() > DEEPEST) {
                return lose(null, 0, "nested deeper than " + DEEPEST + " levels");
            } else if (at - start > LONGEST) {
                return lose(null, 0, "longer than " + (LONGEST >> 20) + " MiB");
            }
        }
        return false;
    }

    private boolean scalar() throws TraceException {
        while (at < end) {
            byte b = bytes[at];
            if (b == ',' || b == '}' || b == ']' || b == ':' || b >= 0 && b <= ' ') {
                if (at == start) {
                    start = -1;
                    unexpected("a value");
                    return true;
                }
                return b == 0 && onlyNulls() ? false : whole();
            }
            at++;
            if (at - start > 1000) {
                return lose(bytes, at, "wanted a value");
            }
        }
        return false;
    }

    private boolean whole() throws TraceException {
        int from = start;
        start = -1;
        switch (state) {
            case FIRST_KEY, KEY -> {
                key = new String(bytes, from + 1, at - from - 2, StandardCharsets.UTF_8);
                state = State.COLON;
            }
            case VALUE -> {
                state = State.AFTER_VALUE;
                sink.top(key, bytes, from, at, place);
            }
            default -> {
                state = State.AFTER_ENTRY;
                sink.entry(bytes, from, at, place);
            }
        }
        return true;
    }

    private boolean onlyNulls() {
        for (int i = at; i < end; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        end = at;
        nulls = true;
        return true;
    }

    // ---- lost, and found again

    /// Reports what is broken, and looks for the next entry: on this line, if it is another than the one
    /// where the broken piece began, else further on.
    private boolean lose(byte[] piece, int to, String why) throws TraceException {
        boolean entries = state.compareTo(State.FIRST_ENTRY) >= 0 && state.compareTo(State.DONE) < 0;
        int from = start;
        start = -1;
        state = entries ? State.LOST : State.STOPPED;
        if (from >= 0 && lineStart > base + from) {
            at = (int) (lineStart - base);
        }
        sink.broken(piece, from, to, place, why);
        return true;
    }

    /// One step of the search for a line that begins as an entry does, or as the end of them.
    private boolean find() {
        if (base + at == lineStart) {
            if (bytes[at] == ']' || entryAt(at)) {
                state = bytes[at] == ']' ? State.AFTER_ENTRY : State.ENTRY;
                return true;
            }
            if (end - at < STEP.length && prefix()) {
                return false;
            }
        }
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        if (at == end) {
            return false;
        }
        line++;
        lineStart = base + ++at;
        return true;
    }

    private boolean entryAt(int index) {
        return matches(index, STEP) || matches(index, DEFINITION);
    }

    private boolean prefix() {
        int length = end - at;
        return Arrays.equals(bytes, at, end, STEP, 0, length)
                || Arrays.equals(bytes, at, end, DEFINITION, 0, length);
    }

    private boolean matches(int index, byte[] wanted) {
        return end - index >= wanted.length
                && Arrays.equals(bytes, index, index + wanted.length, wanted, 0, wanted.length);
    }
}
