package dev.loopglass.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Header fields: names in any case, several values to a name, in the order in which they came.
public final class HttpHeaders implements Iterable<Map.Entry<String, String>> {
    private static final char DELETE = 0x7f;

    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    public HttpHeaders() {}

    public HttpHeaders(HttpHeaders other) {
        other.fields.forEach((name, values) -> fields.put(name, new ArrayList<>(values)));
    }

    /// Reads the lines of a message's head below its start line.
    ///
    /// @throws HttpInputException if a line is not `name: value`
    static HttpHeaders parse(String lines) throws HttpInputException {
        var headers = new HttpHeaders();
        String last = null;
        for (int start = 0, end; start < lines.length(); start = end + 1) {
            end = lines.indexOf('\n', start);
            end = end < 0 ? lines.length() : end;
            boolean both = end < lines.length() && end > start && lines.charAt(end - 1) == '\r';
            var line = lines.substring(start, both ? end - 1 : end);
            if (line.isEmpty()) {
                continue;
            }
            if (last != null && isContinuation(line)) {
                headers.continueLast(last, line.strip());
            } else if (isField(line)) {
                int colon = line.indexOf(':');
                last = line.substring(0, colon);
                headers.add(last, line.substring(colon + 1).strip());
            } else {
                throw new HttpInputException("Malformed HTTP header, wanted `name: value`, got \"" + line + '"');
            }
        }
        return headers;
    }

    /// Nothing that could mean one thing to us and another to whoever reads it next.
    private static boolean isField(String line) {
        int colon = line.indexOf(':');
        for (int i = 0; i < colon; i++) {
            if (line.charAt(i) <= ' ' || line.charAt(i) == DELETE) {
                return false;
            }
        }
        return colon > 0 && isText(line, colon + 1);
    }

    private static boolean isContinuation(String line) {
        return (line.charAt(0) == ' ' || line.charAt(0) == '\t') && isText(line, 1);
    }

    /// Whether nothing stands there, from `start` on, that is for machines only.
    static boolean isText(String line, int start) {
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' && c != '\t' || c == DELETE) {
                return false;
            }
        }
        return true;
    }

    /// An old way to break a long line: the next one begins with a blank.
    private void continueLast(String name, String more) {
        var values = fields.get(normal(name));
        values.set(values.size() - 1, values.getLast() + ' ' + more);
    }

    public HttpHeaders add(String name, String value) {
        fields.computeIfAbsent(normal(name), _ -> new ArrayList<>()).add(value);
        return this;
    }

    /// Replaces all values of `name`; a field that was there keeps its place.
    public HttpHeaders set(String name, String value) {
        fields.put(normal(name), new ArrayList<>(List.of(value)));
        return this;
    }

    public void remove(String name) {
        fields.remove(normal(name));
    }

    public boolean contains(String name) {
        return fields.containsKey(normal(name));
    }

    /// All values of `name`, joined by commas, or null.
    public String get(String name) {
        var values = fields.get(normal(name));
        return values == null ? null : values.size() == 1 ? values.getFirst() : String.join(",", values);
    }

    public List<String> getList(String name) {
        return List.copyOf(fields.getOrDefault(normal(name), List.of()));
    }

    /// How many fields there are, counting each value.
    public int size() {
        int size = 0;
        for (var values : fields.values()) {
            size += values.size();
        }
        return size;
    }

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
        var all = new ArrayList<Map.Entry<String, String>>(fields.size());
        fields.forEach((name, values) -> values.forEach(value -> all.add(Map.entry(name, value))));
        return all.iterator();
    }

    /// `content-type` and `CONTENT-TYPE` are `Content-Type`. Most names are written like that already.
    private static String normal(String name) {
        if (isNormal(name)) {
            return name;
        }
        var text = new StringBuilder(name.toLowerCase(Locale.ROOT));
        boolean first = true;
        for (int i = 0; i < text.length(); i++) {
            if (first) {
                text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
            }
            first = text.charAt(i) == '-';
        }
        return text.toString();
    }

    private static boolean isNormal(String name) {
        boolean first = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c > '~' || (first ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z')) {
                return false;
            }
            first = c == '-';
        }
        return true;
    }
}
