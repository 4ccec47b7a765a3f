package dev.loopglass.app.panel;

import dev.loopglass.trace.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A source file, line by line, with its colours.
final class Code {
    /// A stretch of a line, `to` exclusive.
    record Piece(int from, int to, Tone tone) {}

    private static final Set<String> WORDS = Set.of("""
            abstract assert boolean break byte case catch char class const continue default do double
            else enum exports extends false final finally float for if implements import instanceof int
            interface long module native new null package permits private protected public record
            requires return sealed short static super switch synchronized this throw throws transient
            true try var void volatile when while yield"""
            .split("\\s+"));

    private static final Pattern JAVA = Pattern.compile("""
            (?<comment>//.*|/\\*(?:(?!\\*/).)*(?:\\*/)?)\
            |(?<text>\""")\
            |(?<string>"(?:\\\\.|[^"\\\\])*"?|'(?:\\\\.|[^'\\\\])*'?)\
            |(?<annotation>@\\w+(?:\\.\\w+)*)\
            |(?<number>\\b\\d[\\w.]*)\
            |(?<word>[\\p{L}_$][\\w$]*)""");

    private final List<String> lines;
    private final List<List<Piece>> pieces = new ArrayList<>();
    private String until;

    Code(Frame.Source source) {
        lines = source.text() == null ? List.of() : source.text().replace("\t", "    ").lines().toList();
        boolean java = "java".equals(source.lang());
        for (var line : lines) {
            pieces.add(java ? java(line) : List.of(new Piece(0, line.length(), Tone.PLAIN)));
        }
    }

    int size() {
        return lines.size();
    }

    /// The text of a line, counted from 0.
    String line(int index) {
        return lines.get(index);
    }

    /// Its colours; what lies between the pieces is plain.
    List<Piece> pieces(int index) {
        return pieces.get(index);
    }

    /// Comments and text blocks may go on for lines: `until` is what ends the one we are in.
    private List<Piece> java(String line) {
        var found = new ArrayList<Piece>();
        int at = 0;
        if (until != null) {
            at = close(line, 0, found);
        }
        var matcher = JAVA.matcher(line);
        while (at < line.length() && matcher.find(at)) {
            at = take(line, matcher, found);
        }
        return found;
    }

    private int take(String line, Matcher matcher, List<Piece> found) {
        int from = matcher.start();
        int to = matcher.end();
        if (matcher.group("comment") != null) {
            var text = matcher.group();
            if (text.startsWith("/*") && (!text.endsWith("*/") || text.length() < 4)) {
                until = "*/";
            }
            found.add(new Piece(from, to, Tone.COMMENT));
        } else if (matcher.group("text") != null) {
            until = "\"\"\"";
            found.add(new Piece(from, to, Tone.STRING));
            return close(line, to, found);
        } else if (matcher.group("word") != null) {
            var tone = word(line, matcher.group(), to);
            if (tone != Tone.PLAIN) {
                found.add(new Piece(from, to, tone));
            }
        } else {
            found.add(new Piece(from, to, matcher.group("string") != null ? Tone.STRING
                    : matcher.group("number") != null ? Tone.NUMBER : Tone.ANNOTATION));
        }
        return to;
    }

    private int close(String line, int at, List<Piece> found) {
        int end = line.indexOf(until, at);
        int to = end < 0 ? line.length() : end + until.length();
        found.add(new Piece(at, to, until.equals("*/") ? Tone.COMMENT : Tone.STRING));
        if (end >= 0) {
            until = null;
        }
        return to;
    }

    private static Tone word(String line, String word, int end) {
        if (WORDS.contains(word)) {
            return Tone.KEYWORD;
        }
        if (Character.isUpperCase(word.charAt(0))) {
            return word.length() > 1 && word.equals(word.toUpperCase()) ? Tone.NUMBER : Tone.TYPE;
        }
        return end < line.length() && line.charAt(end) == '(' ? Tone.CALL : Tone.PLAIN;
    }
}
