package dev.loopglass.cli;

import dev.loopglass.export.Findings;
import dev.loopglass.replay.Validator;
import dev.loopglass.trace.Fault;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Format, order and causality; every fault with its line.
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
        if (json) {
            terminal.out().println(Findings.json(inlet.name(), inlet.trace().size(), faults));
        } else {
            print(inlet, faults);
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

    private void print(Inlet inlet, List<Fault> faults) {
        for (var fault : faults) {
            terminal.out().println(fault);
        }
        int steps = inlet.trace().size();
        int turns = steps == 0 ? 0 : inlet.trace().turn(steps - 1);
        terminal.out().println(inlet.name() + ": " + Words.count(steps, "step") + " in "
                + Words.count(turns, "turn") + ", "
                        + (faults.isEmpty() ? "no faults" : Words.count(faults.size(), "fault")));
    }
}
