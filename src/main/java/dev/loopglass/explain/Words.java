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
    private final ResourceBundle bundle;
    private final Map<String, MessageFormat> patterns = new HashMap<>();

    private Words(Locale locale) {
        this.bundle = ResourceBundle.getBundle("dev.loopglass.explain.sentences", locale);
    }

    static Words english() {
        return new Words(Locale.ROOT);
    }

    /// The phrase of this name, with its arguments filled in. A name with dots falls back to the part
    /// before its last dot: `sheet.timers.none.POLL` to `sheet.timers.none`.
    String say(String name, Object... arguments) {
        return pattern(name).format(arguments);
    }

    private MessageFormat pattern(String name) {
        return patterns.computeIfAbsent(name, _ -> {
            var known = name;
            while (!bundle.containsKey(known) && known.contains(".")) {
                known = known.substring(0, known.lastIndexOf('.'));
            }
            return new MessageFormat(bundle.getString(known), bundle.getLocale());
        });
    }

    String duration(long nanos) {
        return Durations.of(nanos);
    }

    String ops(Collection<Op> ops) {
        return new TreeSet<>(ops).stream().map(Op::name).collect(Collectors.joining(" "));
    }
}
