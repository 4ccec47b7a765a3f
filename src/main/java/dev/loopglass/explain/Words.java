package dev.loopglass.explain;

import dev.loopglass.event.Event.Op;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The phrases of one language: patterns by name, from the bundle `sentences`.
final class Words {
    private static final int LONGEST = 48;
    private static final Words ENGLISH = new Words(Locale.ROOT);

    private final ResourceBundle bundle;
    private final Map<String, MessageFormat> patterns = new HashMap<>();

    private Words(Locale locale) {
        this.bundle = ResourceBundle.getBundle("dev.loopglass.explain.sentences", locale);
    }

    static Words english() {
        return ENGLISH;
    }

    /// The phrase of this name, with its arguments filled in. A name that has no phrase of its own falls
    /// back to the part before its last dot: `sheet.timers.none.POLL` to `sheet.timers.none`.
    ///
    /// @param arguments texts, and numbers where the phrase has a choice between one and many
    synchronized String say(String name, Object... arguments) {
        return patterns.computeIfAbsent(name, this::pattern).format(arguments);
    }

    private MessageFormat pattern(String name) {
        var known = name;
        while (!bundle.containsKey(known) && known.contains(".")) {
            known = known.substring(0, known.lastIndexOf('.'));
        }
        return new MessageFormat(bundle.getString(known), Locale.ROOT);
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
