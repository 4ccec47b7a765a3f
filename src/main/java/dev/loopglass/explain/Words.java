package dev.loopglass.explain;

import dev.loopglass.event.Event.Op;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What sentences are made of: the phrases of one language, and texts from the trace, cut to fit in.
final class Words {
    private static final int LONGEST = 48;

    private final Language language;
    private final Phrases phrases;

    Words(Language language) {
        this.language = language;
        this.phrases = Phrases.of(Words.class, "sentences", language);
    }

    String say(String key, Object... values) {
        return phrases.say(key, values);
    }

    String list(List<String> parts) {
        return String.join(language.comma(), parts);
    }

    /// For example `READ WRITE`. Errors are always watched for, so they are told only when they are all.
    String ops(Collection<Op> ops) {
        var told = new TreeSet<>(ops);
        if (told.size() > 1) {
            told.remove(Op.ERROR);
        }
        return told.stream().map(Op::name).collect(Collectors.joining(" "));
    }

    /// For example `readable or writable`.
    String able(Collection<Op> ops) {
        boolean read = ops.contains(Op.READ);
        boolean write = ops.contains(Op.WRITE);
        return say("able." + (read && write ? "both" : read ? "READ" : write ? "WRITE" : "ERROR"));
    }

    /// The first bytes of something longer, in one line.
    static String preview(String text) {
        return text == null ? "" : cut(text.strip().replaceAll("\\R", "⏎"));
    }

    /// The first line of it, and not too much of that.
    static String cut(String text) {
        return cut(text, LONGEST);
    }

    static String cut(String text, int longest) {
        if (text == null) {
            return "";
        }
        var line = text.lines().findFirst().orElse("").strip();
        return line.length() <= longest ? line : line.substring(0, longest - 1).strip() + "…";
    }
}
