package dev.loopglass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/// What every command has: a terminal, and `--help`.
abstract class Verb implements Callable<Integer> {
    final Terminal terminal;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Say what this command does.")
    private boolean help;

    Verb(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @return the exit code
    /// @throws Failure when it cannot go on
    @Override
    public abstract Integer call() throws Failure;
}
