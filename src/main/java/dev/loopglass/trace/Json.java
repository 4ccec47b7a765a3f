package dev.loopglass.trace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/// Reads values of JSON, and says what is wrong with one that is not as wanted: which key, what was
/// wanted, what was got. The reading goes on behind it.
final class Json implements AutoCloseable {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Splitter.DEEPEST)
                    .maxStringLength(Splitter.LONGEST)
                    .build())
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    /// A number that was not there; one that was, but wrong, is -2.
    static final long ABSENT = -1;
    static final long WRONG = -2;

    private final JsonParser parser;
    private final byte[] bytes;
    private final int from;
    private final String within;
    private final Consumer<String> problems;
    private long number;

    /// @param within the key that the piece stands behind, or an empty text
    Json(byte[] bytes, int from, int to, String within, Consumer<String> problems) {
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, from, to - from);
        this.bytes = bytes;
        this.from = from;
        this.within = within;
        this.problems = problems;
    }

    private Json(Json other, Consumer<String> problems) {
        this.parser = other.parser;
        this.bytes = other.bytes;
        this.from = other.from;
        this.within = other.within;
        this.problems = problems;
    }

    /// This reader, which complains to someone else.
    Json complainingTo(Consumer<String> problems) {
        return new Json(this, problems);
    }

    // ---- walking

    /// Goes to the piece's value.
    void start() {
        parser.nextToken();
    }

    /// Goes to the object that the piece should be.
    boolean object() {
        start();
        return inObject();
    }

    /// Whether the value is an object, which is then entered.
    boolean inObject() {
        return is(JsonToken.START_OBJECT, "an object");
    }

    boolean inArray() {
        return is(JsonToken.START_ARRAY, "an array");
    }

    private boolean is(JsonToken start, String wanted) {
        if (parser.currentToken() == start) {
            return true;
        }
        wrong(wanted);
        return false;
    }

    /// The next key of the object, or null at its end. Its value is the one that is read next.
    String key() {
        var name = parser.nextName();
        if (name != null) {
            parser.nextToken();
        }
        return name;
    }

    /// Goes to the next element of the array.
    boolean element() {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    void skip() {
        parser.skipChildren();
    }

    /// Reads to the end, to see that all of it is JSON.
    void walk() {
        while (parser.nextToken() != null) {
            parser.skipChildren();
        }
    }

    // ---- values

    /// A whole number that is not negative; [#ABSENT] for null, [#WRONG] for anything else.
    long count(long max) {
        if (isNull()) {
            return ABSENT;
        }
        return number(0, max) ? number : WRONG;
    }

    /// A whole number from `min` to `max`; null for anything else.
    Long between(long min, long max) {
        return number(min, max) ? Long.valueOf(number) : null;
    }

    private boolean number(long min, long max) {
        if (!isWhole()) {
            wrong("a whole number");
        } else if (number < min || number > max) {
            wrong("a whole number from " + min + (max == Long.MAX_VALUE ? "" : " to " + max));
        } else {
            return true;
        }
        return false;
    }

    /// Any whole number, or null; nobody complains.
    Long whole() {
        return isWhole() ? Long.valueOf(number) : null;
    }

    private boolean isWhole() {
        try {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                number = parser.getLongValue();
                return true;
            } else if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
                // Some programs write 12.0 or 1e9 for a whole number, and JSON Schema takes it for one.
                double value = parser.getDoubleValue();
                number = (long) value;
                return value == Math.rint(value) && Math.abs(value) < 0x1p63;
            }
        } catch (InputCoercionException _) {
            // No long can hold it: not one of ours.
        }
        return false;
    }

    /// A text; null for null and for anything else.
    String text() {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
            wrong("text");
        }
        return null;
    }

    boolean flag() {
        if (parser.currentToken() == JsonToken.VALUE_TRUE) {
            return true;
        } else if (parser.currentToken() != JsonToken.VALUE_FALSE && !isNull()) {
            wrong("true or false");
        }
        return false;
    }

    /// One of some words, as its place among them; -1 for anything else.
    int word(List<String> words) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            int index = words.indexOf(parser.getString());
            if (index >= 0) {
                return index;
            }
        }
        int last = words.size() - 1;
        wrong(String.join(", ", words.subList(0, last)) + " or " + words.get(last));
        return -1;
    }

    /// Whether the value is this text.
    boolean is(String text) {
        return parser.currentToken() == JsonToken.VALUE_STRING && parser.getString().equals(text);
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /// The value as it stands in the file, without the space between its tokens.
    String raw() {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getByteOffset();
        var packed = new byte[end - start];
        int size = 0;
        boolean quoted = false;
        for (int i = start; i < end; i++) {
            byte b = bytes[from + i];
            if (quoted || b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                packed[size++] = b;
            }
            if (b == '"') {
                quoted = !quoted;
            } else if (b == '\\') {
                packed[size++] = bytes[from + ++i];
            }
        }
        return new String(packed, 0, size, StandardCharsets.UTF_8);
    }

    // ---- complaints

    /// Complains about the value, and goes to its end.
    void wrong(String wanted) {
        problem("wanted " + wanted + ", got " + got());
        parser.skipChildren();
    }

    /// Complains about the value's key.
    void problem(String what) {
        problems.accept(where() + what);
    }

    /// Complains about a key that the present object lacks.
    void missing(String name) {
        var where = where();
        var within = where.isEmpty() ? "" : where.substring(0, where.length() - 2) + ".";
        problems.accept(within + name + " is missing");
    }

    /// The value, for a complaint.
    String got() {
        return switch (parser.currentToken()) {
            case null -> "nothing";
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> quote(parser.getString());
            default -> shorten(parser.getString());
        };
    }

    static String quote(String text) {
        return '"' + shorten(text).replace("\n", "\\n").replace("\r", "\\r") + '"';
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /// Where the value stands, such as `data.watching[0].ops: `.
    private String where() {
        var path = new StringBuilder();
        for (var context = parser.streamReadContext(); context != null; context = context.getParent()) {
            path.insert(0, part(context));
        }
        path.insert(0, within);
        if (!path.isEmpty() && path.charAt(0) == '.') {
            path.deleteCharAt(0);
        }
        return path.isEmpty() ? "" : path.append(": ").toString();
    }

    private static String part(TokenStreamContext context) {
        if (context.inArray()) {
            return context.hasCurrentIndex() ? "[" + context.getCurrentIndex() + "]" : "";
        }
        return context.inObject() && context.currentName() != null ? "." + context.currentName() : "";
    }

    /// What is wrong with a piece that is not JSON, and where.
    ///
    /// @param early whether the piece only ends too early
    record Mistake(int line, String what, boolean early) {
        static Mistake of(JacksonException e, Place piece) {
            var message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
            var what = message.lines().findFirst().orElse("").strip();
            int line = piece.line();
            int column = piece.column();
            if (e.getLocation() != null && e.getLocation().getLineNr() > 1) {
                line += e.getLocation().getLineNr() - 1;
                column = e.getLocation().getColumnNr();
            } else if (e.getLocation() != null && e.getLocation().getColumnNr() > 0) {
                column += e.getLocation().getColumnNr() - 1;
            }
            return new Mistake(line, "column " + column + ": " + what, e instanceof UnexpectedEndOfInputException);
        }
    }

    @Override
    public void close() {
        parser.close();
    }
}
