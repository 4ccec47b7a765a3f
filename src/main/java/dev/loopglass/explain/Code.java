package dev.loopglass.explain;

import dev.loopglass.trace.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// A source file, line by line, with its colours.
public final class Code {
    /// A stretch of a line, `to` exclusive.
    public record Piece(int from, int to, Tone tone) {}

    private final List<String> lines;
    private final List<List<Piece>> pieces = new ArrayList<>();
    private final Grammar grammar;
    private Grammar.Stretch open;

    public Code(Frame.Source source) {
        grammar = Grammar.of(source.lang(), source.file());
        lines = source.text() == null ? List.of() : source.text().replace("\t", "    ").lines().toList();
        lines.forEach(line -> pieces.add(colour(line)));
    }

    public int size() {
        return lines.size();
    }

    /// The text of a line, counted from 0.
    public String line(int index) {
        return lines.get(index);
    }

    /// Its colours; what lies between the pieces is plain.
    public List<Piece> pieces(int index) {
        return pieces.get(index);
    }

    /// Comments and texts may go on for lines: `open` is the one we are in.
    private List<Piece> colour(String line) {
        var found = new ArrayList<Piece>();
        int at = open == null ? 0 : close(line, 0, 0, found);
        var matcher = grammar.signs().matcher(line);
        while (at < line.length() && matcher.find(at)) {
            at = take(line, matcher, found);
        }
        return found;
    }

    private int take(String line, Matcher matcher, List<Piece> found) {
        int from = matcher.start();
        int to = matcher.end();
        if (matcher.group("stretch") != null) {
            open = grammar.stretch(matcher.group());
            return close(line, from, to, found);
        }
        var tone = matcher.group("comment") != null ? Tone.COMMENT
                : matcher.group("string") != null ? Tone.STRING
                : matcher.group("annotation") != null ? Tone.ANNOTATION
                : matcher.group("number") != null ? Tone.NUMBER : word(line, matcher.group(), to);
        if (tone != Tone.PLAIN) {
            found.add(new Piece(from, to, tone));
        }
        return to;
    }

    /// Up to the sign that ends what is open, or else to the end of the line.
    private int close(String line, int from, int at, List<Piece> found) {
        int end = line.indexOf(open.closes(), at);
        while (end > 0 && open.tone() == Tone.STRING && escaped(line, end)) {
            end = line.indexOf(open.closes(), end + 1);
        }
        int to = end < 0 ? line.length() : end + open.closes().length();
        found.add(new Piece(from, to, open.tone()));
        if (end >= 0) {
            open = null;
        }
        return to;
    }

    private static boolean escaped(String line, int at) {
        int from = at;
        while (from > 0 && line.charAt(from - 1) == '\\') {
            from--;
        }
        return (at - from) % 2 == 1;
    }

    private Tone word(String line, String word, int end) {
        if (grammar.words().contains(word)) {
            return Tone.KEYWORD;
        }
        if (Character.isUpperCase(word.charAt(0))) {
            return word.length() > 1 && word.equals(word.toUpperCase()) ? Tone.NUMBER : Tone.TYPE;
        }
        return end < line.length() && line.charAt(end) == '(' ? Tone.CALL : Tone.PLAIN;
    }
}
