package dev.loopglass.reactor;

/// Something to run later; it may fail, and the loop will log that and go on.
@FunctionalInterface
public interface Task {
    void run() throws Exception;
}
