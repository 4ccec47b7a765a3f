package dev.loopglass.cli;

import dev.loopglass.export.Findings;
import dev.loopglass.lint.Finding;
import dev.loopglass.lint.Lints;
import dev.loopglass.replay.Validator;
import dev.loopglass.trace.Fault;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Format, order and causality; every fault with its line. What is unhealthy about the recorded program is told
/// too, but it is no fault of the trace.
@Command(name = "check", sortOptions = false,
        description = "Check format, order and causality of a trace; print every fault with its line.")
final class CheckCommand extends Verb {
    @Parameters(paramLabel = "FILE", description = "The trace; - is standard input.")
    private String file;

    @Option(names = "--json", description = "Print the findings as JSON, for scripts.")
    private boolean json;

    CheckCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws Failure {
        var inlet = Inlet.open(terminal, file);
        List<Fault> faults;
        try (var _ = new Patience(terminal, "checking " + inlet.name())) {
            faults = faults(inlet);
        }
        // What a faulty trace seems to prove is worth nothing.
        List<Finding> lints = faults.isEmpty() ? Lints.of(inlet.trace()) : List.of();
        if (json) {
            terminal.out().println(Findings.json(inlet.name(), inlet.trace().size(), faults, lints));
        } else {
            print(inlet, faults, lints);
        }
        return faults.isEmpty() ? Exit.FINE : Exit.WRONG;
    }

    private static List<Fault> faults(Inlet inlet) {
        var faults = new ArrayList<Fault>();
        inlet.reading().faults().forEach(fault -> faults.add(inlet.mine(fault)));
        if (inlet.reading().cut()) {
            inlet.reading().notices().forEach(notice -> faults.add(inlet.mine(notice)));
        }
        faults.addAll(Validator.check(inlet.trace(), inlet.name()));
        return faults;
    }

    private void print(Inlet inlet, List<Fault> faults, List<Finding> lints) {
        for (var fault : faults) {
            terminal.out().println(fault);
        }
        for (var lint : lints) {
            terminal.out().println(inlet.name() + ": " + lint);
        }
        int steps = inlet.trace().size();
        int turns = steps == 0 ? 0 : inlet.trace().turn(steps - 1);
        terminal.out().println(inlet.name() + ": " + Words.count(steps, "step") + " in "
                + Words.count(turns, "turn") + ", "
                        + (faults.isEmpty() ? "no faults" : Words.count(faults.size(), "fault")));
    }
}
