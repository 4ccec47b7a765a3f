package dev.loopglass.app.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The fetches worth watching, as the command line lists them.
public final class Scenarios {
    private static final Pattern LINE = Pattern.compile("([a-z0-9][\\w-]*)\\s{2,}(\\S.*)");

    /// @param title what is fetched
    /// @param about what can be seen in it; may be empty
    public record Scenario(String name, String title, String about) {}

    /// @param problem why there are none; empty if there are some
    public record Answer(List<Scenario> scenarios, String problem) {}

    private Scenarios() {}

    /// Asks a child process; takes as long as a Java program takes to start.
    public static Answer ask() {
        try {
            var process = new ProcessBuilder(Child.command(List.of("scenarios")))
                    .redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (var reader = process.inputReader()) {
                var lines = reader.lines().toList();
                var found = parse(lines);
                return new Answer(found, found.isEmpty() ? "No scenarios: " + String.join(" ", lines) : "");
            }
        } catch (IOException e) {
            return new Answer(List.of(), "No scenarios: " + e.getMessage());
        }
    }

    /// A line with the name and the title, and perhaps an indented one that says more.
    private static List<Scenario> parse(List<String> lines) {
        var found = new ArrayList<Scenario>();
        for (var line : lines) {
            var matcher = LINE.matcher(line);
            if (matcher.matches()) {
                found.add(new Scenario(matcher.group(1), matcher.group(2), ""));
            } else if (!found.isEmpty() && line.startsWith(" ")) {
                var its = found.removeLast();
                found.add(new Scenario(its.name(), its.title(), (its.about() + " " + line.strip()).strip()));
            }
        }
        return found;
    }
}
