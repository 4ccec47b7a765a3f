package dev.loopglass.cli;

import dev.loopglass.scenario.Scenarios;
import picocli.CommandLine.Command;

/// Lists the scenarios.
@Command(name = "scenarios", description = "List the fetches worth watching.")
final class ScenariosCommand extends Verb {

    ScenariosCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        var scenarios = Scenarios.all();
        int width = scenarios.stream().mapToInt(scenario -> scenario.name().length()).max().orElse(0);
        for (var scenario : scenarios) {
            terminal.out().printf("%-" + width + "s  %s%n", scenario.name(), scenario.title());
            terminal.out().println(" ".repeat(width + 2) + scenario.watch());
        }
        return Exit.FINE;
    }
}
