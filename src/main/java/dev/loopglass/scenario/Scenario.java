package dev.loopglass.scenario;

/// A program worth watching: it fetches something, on a loop of its own.
public interface Scenario {

    /// What it is called on the command line, for example `ok`.
    String name();

    /// What it does, in a few words.
    String title();

    /// What to look out for while stepping, in one sentence.
    String watch();

    /// What to run, unseen, before this one is recorded.
    default Scenario warmUp() {
        return new WarmUp();
    }

    /// Runs the program to its end. A fetch that fails is part of the story, not an exception.
    ///
    /// @throws Exception if the program itself is wrong
    void run() throws Exception;
}
