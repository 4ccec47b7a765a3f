package dev.loopglass.cli;

import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.Walk;
import dev.loopglass.lint.Lints;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The walk as text.
@Command(name = "show", sortOptions = false, description = "Print the walk as text, one line for every step.")
final class ShowCommand extends Verb {
    @Parameters(paramLabel = "FILE", description = "The trace; - is standard input.")
    private String file;

    @Option(names = "--from", paramLabel = "N", description = "Begin at step N.")
    private int from;

    @Option(names = "--to", paramLabel = "M", description = "End after step M.")
    private int to = Integer.MAX_VALUE;

    @Option(names = "--state",
            description = "Print also what the loop holds after every step; * marks what changed.")
    private boolean state;

    @Mixin
    private Tongue tongue;

    ShowCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws Failure {
        if (from > to) {
            throw Failure.usage("--from " + from + " --to " + to + ": --from is after --to", null);
        }
        var language = tongue.language();
        var inlet = Inlet.open(terminal, file, language);
        inlet.wantStep("--from", from);
        print(terminal, inlet.trace(), from, to, state, language);
        return inlet.tellFaults(terminal);
    }

    /// The whole walk.
    static void print(Terminal terminal, Trace trace) {
        print(terminal, trace, 0, Integer.MAX_VALUE, false, Language.ENGLISH);
    }

    private static void print(Terminal terminal, Trace trace, int from, int to, boolean state, Language language) {
        var walk = new Walk(trace, new Explainer(trace, new Replay(trace)).in(language));
        terminal.out().println(walk.head());
        var lints = Lints.of(trace).stream().collect(Collectors.groupingBy(finding -> finding.steps().getFirst()));
        int last = Math.min(to, trace.size() - 1);
        for (int seq = from; seq <= last && !terminal.deaf(); seq++) {
            terminal.out().println(walk.line(seq));
            lints.getOrDefault(seq, List.of())
                    .forEach(lint -> terminal.out().println("     !   " + lint.text(language)));
            if (state) {
                walk.state(seq).forEach(line -> terminal.out().println("         " + line));
                terminal.out().println();
            }
        }
    }
}
