package dev.loopglass.explain;

import dev.loopglass.trace.Frame;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Understands the clauses of a [Condition], each of which is a key and a value.
final class Clauses {
    private static final List<String> KEYS = List.of("kind", "object", "turn", "method", "line", "nth", "text");
    private static final Pattern TURNS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
    private static final Pattern LINE = Pattern.compile("(.+):(\\d{1,9})");
    /// So many lines are named to somebody who asked for one that is none.
    private static final int NEIGHBOURS = 3;

    private final Trace trace;
    private final Phrases phrases;
    private final IntFunction<String> more;

    /// @param more what else of a step a text is looked for in
    Clauses(Trace trace, Phrases phrases, IntFunction<String> more) {
        this.trace = trace;
        this.phrases = phrases;
        this.more = more;
    }

    /// @param typed the clause as a whole
    /// @throws ConditionException if there is no such key, or nothing of that name
    Clause clause(String typed, String key, String value) {
        return switch (key) {
            case "kind" -> new Clause(typed, kind(value), false, () -> meant("kind:", value, kinds()));
            case "object" -> new Clause(typed, object(value), false, () -> null);
            case "turn" -> new Clause(typed, turn(value), false, this::lastTurn);
            case "method" -> new Clause(typed, method(value), false, () -> null);
            case "line" -> line(typed, value);
            case "text" -> new Clause(typed, text(value), true, () -> null);
            default -> throw refuse(meant("", key + ":", KEYS.stream().map(it -> it + ":").toList()),
                    "condition.key", KEYS.subList(0, KEYS.size() - 1).stream().map(it -> it + ":").toList(),
                    KEYS.getLast() + ":", key + ":");
        };
    }

    private ConditionException refuse(String hint, String phrase, Object... values) {
        return new ConditionException(phrases.say(phrase, values), hint);
    }

    private String meant(String key, String typed, Collection<String> names) {
        return Nearest.to(typed, names).map(name -> phrases.say("lost.meant", key + name)).orElse(null);
    }

    private IntPredicate kind(String glob) {
        var parts = new ArrayList<String>();
        for (var part : glob.split("\\*", -1)) {
            parts.add(Pattern.quote(part));
        }
        Predicate<String> like = Pattern.compile(String.join(".*", parts)).asMatchPredicate();
        var known = new ConcurrentHashMap<String, Boolean>();
        return seq -> known.computeIfAbsent(trace.kind(seq), like::test);
    }

    private Collection<String> kinds() {
        return IntStream.range(0, trace.size()).mapToObj(trace::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    private IntPredicate object(String name) {
        if (trace.object(name) == null) {
            throw refuse(null, "condition.object", name, "fu4");
        }
        return seq -> trace.on(seq) != null && trace.on(seq).name().equals(name);
    }

    private IntPredicate turn(String value) {
        var turns = TURNS.matcher(value);
        if (!turns.matches()) {
            throw refuse(null, "condition.turn", "turn:3", "turn:3-5", "turn:" + value);
        }
        int first = Integer.parseInt(turns.group(1));
        int last = turns.group(2) == null ? first : Integer.parseInt(turns.group(2));
        return seq -> trace.turn(seq) >= first && trace.turn(seq) <= last;
    }

    private String lastTurn() {
        return trace.size() == 0 ? null : phrases.say("lost.turn", trace.turn(trace.size() - 1));
    }

    // ---- where in the program

    /// As Java calls it or as Tornado does; the name alone will do, or with its class.
    private IntPredicate method(String name) {
        var methods = trace.methods().stream().filter(it -> names(it).anyMatch(whole -> ends(whole, '.', name)))
                .collect(Collectors.toSet());
        if (methods.isEmpty()) {
            var names = trace.methods().stream().flatMap(Clauses::names)
                    .flatMap(it -> Stream.of(it, afterLast(it, 1), afterLast(it, 2))).collect(Collectors.toSet());
            throw refuse(meant("method:", name, names), "condition.method", name, "AsyncHttpClient.fetch");
        }
        return within(frame -> methods.contains(frame.method()));
    }

    private static Stream<String> names(Frame.Method method) {
        return Stream.of(method.name(), method.models() == null ? method.name() : method.models());
    }

    private static String afterLast(String name, int parts) {
        var all = name.split("\\.");
        return String.join(".", List.of(all).subList(Math.max(0, all.length - parts), all.length));
    }

    private static boolean ends(String whole, char mark, String end) {
        return whole.equals(end) || whole.endsWith(mark + end);
    }

    private Clause line(String typed, String value) {
        var line = LINE.matcher(value);
        if (!line.matches()) {
            throw refuse(null, "condition.line", "line:IOStream.java:120", "line:" + value);
        }
        var file = line.group(1);
        int number = Integer.parseInt(line.group(2));
        var sources = trace.sources().stream().filter(it -> ends(it.file(), '/', file)).collect(Collectors.toSet());
        if (sources.isEmpty()) {
            var names = trace.sources().stream().map(it -> it.file().substring(it.file().lastIndexOf('/')
                    + 1)).toList();
            throw refuse(meant("", file, names), "condition.file", file);
        }
        return new Clause(typed, within(it -> it.line() == number && sources.contains(it.method().source())), false,
                () -> neighbours(sources, number));
    }

    /// The lines that some step comes through, nearest to one that none does.
    private String neighbours(Collection<Frame.Source> sources, int line) {
        var lines = new TreeSet<Integer>();
        for (int id = 1; trace.frameById(id) != null; id++) {
            var frame = trace.frameById(id);
            if (sources.contains(frame.method().source())) {
                lines.add(frame.line());
            }
        }
        var near = lines.stream()
                .sorted((a, b) -> Math.abs(a - line) - Math.abs(b - line)).limit(NEIGHBOURS).sorted().toList();
        return near.isEmpty() ? null : phrases.say("lost.line", near);
    }

    /// Some call on the path of the step.
    private IntPredicate within(Predicate<Frame> wanted) {
        Map<Integer, Boolean> known = new ConcurrentHashMap<>();
        return seq -> {
            var innermost = trace.frame(seq);
            return innermost != null
                    && known.computeIfAbsent(innermost.id(), _ -> trace.callPath(innermost).stream().anyMatch(wanted));
        };
    }

    /// In whatever case; but the name of an object, such as fu4, is not found in that of another, such as fu42.
    private IntPredicate text(String value) {
        var wanted = value.toLowerCase(Locale.ROOT);
        Predicate<String> has = trace.object(wanted) == null
                ? text -> text.toLowerCase(Locale.ROOT).contains(wanted)
                : Pattern.compile("\\b" + wanted + "\\b").asPredicate();
        return seq -> has.test(trace.kind(seq) + " " + trace.event(seq)) || has.test(more.apply(seq));
    }
}
