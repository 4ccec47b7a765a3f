package dev.loopglass.lesson;

import dev.loopglass.explain.Condition;
import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Language;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/// A lesson that says nothing yet: its stops stand at steps that somebody chose by their numbers, and name them by what
/// happens there.
public final class Skeleton {
    private final Trace trace;

    private Skeleton(Trace trace) {
        this.trace = trace;
    }

    /// @param name of the trace, as the lesson names it
    /// @param steps where to stop
    public static String of(Trace trace, String name, List<Integer> steps, Language language) {
        var skeleton = new Skeleton(trace);
        var explainer = new Explainer(trace, new Replay(trace)).in(language);
        var told = new Faults("", language);
        var text = new StringBuilder("# ").append(told.say("skeleton.title")).append("\n\n```lesson\ntrace: ").append(name)
                .append("\n```\n");
        for (int seq : steps) {
            text.append("\n### ").append(literally(explainer.brief(seq)))
                    .append("\n\n```step\n").append(skeleton.filter(seq)).append("\n```\n\n")
                    .append(literally(explainer.sentence(seq))).append(told.say("skeleton.stop")).append('\n');
        }
        return text.toString();
    }

    /// What a trace says is no Markdown.
    private static String literally(String said) {
        return said.replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("([\\\\`*_<>\\[\\]#&!~+-])", "\\\\$1");
    }

    /// What finds this step. What differs least from recording to recording comes first.
    private String filter(int seq) {
        var kind = "kind:" + trace.kind(seq);
        var frame = trace.frame(seq);
        var method = frame == null ? kind : kind + " method:" + quoted(frame.method().name());
        var filters = new ArrayList<>(List.of(kind, method));
        if (trace.on(seq) != null) {
            filters.add(kind + " object:" + trace.on(seq).name());
        }
        return filters.stream().filter(it -> condition(it).find() == seq).findFirst().orElseGet(() -> nth(method, seq));
    }

    private String nth(String filter, int seq) {
        var condition = condition(filter);
        int nth = 0;
        for (int before = 0; before <= seq; before++) {
            nth += condition.matches(before) ? 1 : 0;
        }
        return filter + " nth:" + nth;
    }

    private Condition condition(String filter) {
        return Condition.parse(filter, trace, Language.ENGLISH);
    }

    private static String quoted(String name) {
        return name.matches("\\S+") ? name : '"' + name + '"';
    }
}
