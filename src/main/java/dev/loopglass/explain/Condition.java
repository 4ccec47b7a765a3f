package dev.loopglass.explain;

import dev.loopglass.event.Step;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// Steps as one asks for them: `kind:future.* object:fu4 turn:3 text:"HTTP/1.1 200"`. All that is said
/// must be true of a step; a word alone is a text. `nth:2` takes the second such step of the whole trace only,
/// `nth:-1` the last one.
public final class Condition {
    /// What stands before two slashes is no key but part of an address.
    private static final Pattern TERM = Pattern.compile("(?:(\\w+):(?!//))?(?:\"([^\"]*)\"?|(\\S+))");
    private static final Pattern NTH = Pattern.compile("-?[1-9]\\d{0,8}");

    private final String asked;
    private final Trace trace;
    private final Phrases phrases;
    /// What takes longest to look at stands last.
    private final List<Clause> clauses;
    /// Which of the steps at which all clauses hold: from 1, from the end if below 0; 0 for each.
    private final int nth;
    private volatile Chosen chosen;

    /// The one step that `nth` means, in a trace of that size.
    private record Chosen(int size, int seq) {}

    private Condition(String asked, Trace trace, Phrases phrases, List<Clause> clauses, int nth) {
        this.asked = asked;
        this.trace = trace;
        this.phrases = phrases;
        this.clauses = clauses;
        this.nth = nth;
    }

    /// @param language in which it is said what cannot be understood
    /// @throws ConditionException if it cannot be understood; the message says how it goes
    public static Condition parse(String asked, Trace trace, Language language) {
        return parse(asked, trace, language, _ -> "");
    }

    /// @param more what else of a step a text is looked for in
    public static Condition parse(String asked, Trace trace, Language language, IntFunction<String> more) {
        var phrases = Phrases.of(Condition.class, "conditions", language);
        var reader = new Clauses(trace, phrases, more);
        var clauses = new ArrayList<Clause>();
        int nth = 0;
        var found = TERM.matcher(asked.strip());
        while (found.find()) {
            var value = found.group(2) == null ? found.group(3) : found.group(2);
            var key = found.group(1) == null ? "text" : found.group(1);
            if (!key.equals("nth")) {
                clauses.add(reader.clause(found.group(), key, value));
            } else if (nth == 0 && NTH.matcher(value).matches()) {
                nth = Integer.parseInt(value);
            } else {
                throw new ConditionException(phrases.say("condition.nth", "nth:2", "nth:-1", found.group()), null);
            }
        }
        if (clauses.isEmpty()) {
            throw new ConditionException(phrases.say("condition.empty", "kind:future.* object:fu4"), null);
        }
        clauses.sort(Comparator.comparing(Clause::slow));
        return new Condition(asked.strip(), trace, phrases, List.copyOf(clauses), nth);
    }

    public boolean matches(int seq) {
        return all(seq) && (nth == 0 || seq == chosen().seq());
    }

    private boolean all(int seq) {
        for (var clause : clauses) {
            if (!clause.holds().test(seq)) {
                return false;
            }
        }
        return true;
    }

    /// The step that is meant where only one can be: the first one, if it is not said which.
    ///
    /// @return [Step#NONE] if there is none
    public int find() {
        return chosen().seq();
    }

    private Chosen chosen() {
        var known = chosen;
        if (known == null || known.size() != trace.size()) {
            known = new Chosen(trace.size(), choose());
            chosen = known;
        }
        return known;
    }

    private int choose() {
        int way = nth < 0 ? -1 : 1;
        int left = Math.max(1, Math.abs(nth));
        for (int seq = way > 0 ? 0 : trace.size() - 1; seq >= 0 && seq < trace.size(); seq += way) {
            if (all(seq) && --left == 0) {
                return seq;
            }
        }
        return Step.NONE;
    }

    /// Why it holds at no step: the clause at which the last candidates were lost, how many those were, and what
    /// would bring some back.
    ///
    /// @return in the message what is so, in the hint what one could do
    public ConditionException refusal() {
        var left = new ArrayList<Integer>();
        for (int seq = 0; seq < trace.size(); seq++) {
            left.add(seq);
        }
        var held = new ArrayList<String>();
        for (var clause : clauses) {
            int before = left.size();
            left.removeIf(seq -> !clause.holds().test(seq));
            if (left.isEmpty()) {
                return held.isEmpty() ? new ConditionException(phrases.say("lost.alone", clause.text()),
                        clause.advice().get())
                        : new ConditionException(phrases.say("lost.among", before, String.join(" ", held),
                                clause.text()),
                                without());
            }
            held.add(clause.text());
        }
        return new ConditionException(phrases.say("lost.nth", "nth:" + nth, left.size()),
                phrases.say("lost.last", left.getLast(), "nth:-1"));
    }

    /// What it would be with one clause less, or null.
    private String without() {
        for (var dropped : clauses.reversed()) {
            var others = clauses.stream().filter(it -> it != dropped).toList();
            int seq = new Condition(asked, trace, phrases, others, nth).choose();
            if (seq != Step.NONE) {
                var on = trace.on(seq) == null ? "" : " " + trace.on(seq).name();
                return phrases.say("lost.without", dropped.text(), seq, trace.kind(seq) + on);
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return asked;
    }
}
