package dev.loopglass.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Header fields: names in any case, several values to a name, in the order in which they came.
public final class HttpHeaders implements Iterable<Map.Entry<String, String>> {
    /// Nothing that could mean one thing to us and another to whoever reads it next.
    private static final Pattern LINE = Pattern.compile("[^\\x00-\\x20\\x7f:]+:[^\\x00-\\x08\\x0a-\\x1f\\x7f]*");
    private static final Pattern CONTINUATION = Pattern.compile("[\t ][^\\x00-\\x08\\x0a-\\x1f\\x7f]*");

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
            var line = lines.substring(start, end > start && end < lines.length() && lines.charAt(end - 1) == '\r' ? end - 1 : end);
            if (line.isEmpty()) {
                continue;
            }
            if (last != null && CONTINUATION.matcher(line).matches()) {
                headers.continueLast(last, line.strip());
            } else if (LINE.matcher(line).matches()) {
                int colon = line.indexOf(':');
                last = line.substring(0, colon);
                headers.add(last, line.substring(colon + 1).strip());
            } else {
                throw new HttpInputException("Malformed HTTP header, wanted `name: value`, got \"" + line + '"');
            }
        }
        return headers;
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
