package dev.loopglass.app.session;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// The fetches worth watching, as the command line lists them.
public final class Scenarios {
    private static final Pattern LINE = Pattern.compile("\\s*([a-z][\\w-]*)\\s{2,}(\\S.*)");

    /// @param about in a few words, what it shows
    public record Scenario(String name, String about) {}

    /// @param problem why there are none; empty if there are some
    public record Answer(List<Scenario> scenarios, String problem) {}

    private Scenarios() {}

    /// Asks a child process; takes as long as a Java program takes to start.
    public static Answer ask() {
        try {
            var process = new ProcessBuilder(Child.command(List.of("scenarios"))).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (var reader = process.inputReader()) {
                var lines = reader.lines().toList();
                var found = lines.stream().map(LINE::matcher).filter(it -> it.matches())
                        .map(it -> new Scenario(it.group(1), it.group(2))).toList();
                return new Answer(found, found.isEmpty() ? "No scenarios: " + String.join(" ", lines) : "");
            }
        } catch (IOException e) {
            return new Answer(List.of(), "No scenarios: " + e.getMessage());
        }
    }
}
