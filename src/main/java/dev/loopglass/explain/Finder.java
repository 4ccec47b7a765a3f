package dev.loopglass.explain;

import dev.loopglass.event.Event.Interest;
import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// Finds steps by a few words, all of which must fit:
///
///     kind:future.*   object:fu4   turn:3   turn:2-5   text:"onConnect"   onConnect
///
/// `object` finds the steps about it and those that mention it; `text`, or a word alone, looks into the
/// sentence, the kind and the method, whatever its case.
public final class Finder {
    private static final Pattern TERM = Pattern.compile("(?:(\\w+):(?!//))?(?:\"([^\"]*)\"?|(\\S+))");

    private final Trace trace;
    private final Explainer explainer;
    private final List<IntPredicate> terms = new ArrayList<>();

    /// @throws IllegalArgumentException if a term is not understood; its message is one line for the reader
    public Finder(Trace trace, Explainer explainer, String query) {
        this.trace = trace;
        this.explainer = explainer;
        var matcher = TERM.matcher(query);
        while (matcher.find()) {
            var value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            terms.add(matcher.group(1) == null ? text(value) : term(matcher.group(1), value));
        }
    }

    private IntPredicate term(String key, String value) {
        return switch (key) {
            case "kind" -> kind(value);
            case "object" -> object(value);
            case "turn" -> turn(value);
            case "text" -> text(value);
            default -> throw new IllegalArgumentException(
                    "unknown filter '" + key + "', wanted kind, object, turn or text");
        };
    }

    private IntPredicate kind(String glob) {
        var pattern = Pattern.compile(Pattern.quote(glob).replace("*", "\\E.*\\Q"));
        return seq -> pattern.matcher(trace.kind(seq)).matches();
    }

    private IntPredicate object(String name) {
        return seq -> {
            var on = trace.on(seq);
            return on != null && on.name().equals(name) || mentions(seq, name);
        };
    }

    private boolean mentions(int seq, String name) {
        var event = trace.event(seq);
        for (var value : Kind.of(event).valuesOf(event)) {
            boolean named = switch (value) {
                case Ref ref -> ref.name().equals(name);
                case String text -> text.equals(name);
                case List<?> list -> list.stream().anyMatch(
                        it -> it instanceof Interest interest && interest.channel().name().equals(name));
                case null, default -> false;
            };
            if (named) {
                return true;
            }
        }
        return false;
    }

    private IntPredicate turn(String range) {
        if (!range.matches("\\d{1,9}(-\\d{1,9})?")) {
            throw new IllegalArgumentException("turn '" + range
                    + "', wanted a number such as 3, or a range such as 2-5");
        }
        var ends = range.split("-");
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[ends.length - 1]);
        return seq -> trace.turn(seq) >= first && trace.turn(seq) <= last;
    }

    private IntPredicate text(String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return seq -> has(trace.kind(seq), wanted)
                || trace.frame(seq) != null && has(trace.frame(seq).method().name(), wanted)
                || has(explainer.sentence(seq), wanted);
    }

    private static boolean has(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    public boolean finds(int seq) {
        return terms.stream().allMatch(term -> term.test(seq));
    }

    /// The nearest step after `from`, or -1 when there is none.
    public int next(int from) {
        for (int seq = Math.max(0, from + 1); seq < trace.size(); seq++) {
            if (finds(seq)) {
                return seq;
            }
        }
        return -1;
    }

    /// The nearest step before `from`, or -1 when there is none.
    public int previous(int from) {
        for (int seq = Math.min(from, trace.size()) - 1; seq >= 0; seq--) {
            if (finds(seq)) {
                return seq;
            }
        }
        return -1;
    }

    /// The first so many steps, in order.
    public List<Integer> all(int most) {
        var found = new ArrayList<Integer>();
        for (int seq = next(-1); seq >= 0 && found.size() < most; seq = next(seq)) {
            found.add(seq);
        }
        return found;
    }
}
