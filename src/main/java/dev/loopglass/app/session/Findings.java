package dev.loopglass.app.session;

import dev.loopglass.event.Step;
import dev.loopglass.lint.Finding;
import dev.loopglass.lint.Lints;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What is unhealthy about a trace, and at which steps it can be seen.
public final class Findings {
    /// Before anybody has looked.
    public static final Findings UNKNOWN = new Findings(List.of());

    private final List<Finding> all;
    private final NavigableMap<Integer, List<Finding>> bySteps = new TreeMap<>();
    private final NavigableMap<Integer, Finding> byFirst = new TreeMap<>();

    private Findings(List<Finding> all) {
        this.all = List.copyOf(all);
        for (var finding : all) {
            byFirst.putIfAbsent(finding.steps().getFirst(), finding);
            finding.steps().stream().distinct()
                    .forEach(seq -> bySteps.computeIfAbsent(seq, _ -> new ArrayList<>(1)).add(finding));
        }
    }

    /// Looks at every step, so a long trace takes a moment.
    public static Findings of(Trace trace) {
        return new Findings(Lints.of(trace));
    }

    /// All of them, in the order in which they happened.
    public List<Finding> all() {
        return all;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /// Those that step `seq` is part of.
    public List<Finding> at(int seq) {
        return bySteps.getOrDefault(seq, List.of());
    }

    /// The one that begins at step `seq`, or null.
    public Finding from(int seq) {
        return byFirst.get(seq);
    }

    /// Every step that is part of one, in order.
    public int[] steps() {
        return bySteps.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /// Where the next one after step `seq` begins, going round at the end; [Step#NONE] if there are none.
    public int next(int seq) {
        var later = byFirst.higherKey(seq);
        return later != null ? later : isEmpty() ? Step.NONE : byFirst.firstKey();
    }

    /// Where the one before step `seq` begins, going round at the start; [Step#NONE] if there are none.
    public int previous(int seq) {
        var earlier = byFirst.lowerKey(seq);
        return earlier != null ? earlier : isEmpty() ? Step.NONE : byFirst.lastKey();
    }
}
