package dev.loopglass.app.session;

import dev.loopglass.explain.Language;
import dev.loopglass.explain.Phrases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The fetches worth watching, as the command line lists them.
public final class Scenarios {
    private static final Pattern LINE = Pattern.compile("([a-z0-9][\\w-]*)\\s{2,}(\\S.*)");

    private static final Set<String> KNOWN = Set.of(
            "ok", "split-body", "chunked", "until-close", "slow-server", "gzip", "head", "post", "100-continue",
            "redirect", "redirect-loop", "not-found", "not-found-quiet", "refused", "first-address-refuses",
            "all-refuse", "ipv6-hangs", "resolve-failure", "resolver-blocking", "resolver-threaded", "timeout",
            "connect-timeout", "cut-off-header", "cut-off-body", "reset-before-headers", "reset-after-headers",
            "malformed-response", "oversized-header", "queue", "queue-timeout", "wake-up", "https",
            "https-rejected", "callback-order", "cancelled-timers", "two-coroutines", "callback-exception",
            "context-exception", "blocking-callback", "never-resolved");

    /// @param title what is fetched, as the command line says it
    /// @param about what can be seen in it; may be empty
    public record Scenario(String name, String title, String about) {
        /// In the language of the window.
        public String titleSaid() {
            return KNOWN.contains(name) ? say(Speech.language(), name) : title;
        }

        public String aboutSaid() {
            return KNOWN.contains(name) ? say(Speech.language(), name + ".watch") : about;
        }
    }

    /// @param problem why there are none; empty if there are some
    public record Answer(List<Scenario> scenarios, String problem) {}

    private Scenarios() {}

    private static String say(Language language, String key) {
        return Phrases.of(Scenarios.class, "scenarios", language).say(key);
    }

    /// The title of a trace in the language of the window, if it is that of a scenario.
    public static String title(String recorded) {
        return KNOWN.stream().filter(name -> say(Language.ENGLISH, name).equals(recorded)).findFirst()
                .map(name -> say(Speech.language(), name)).orElse(recorded);
    }

    /// Asks a child process; takes as long as a Java program takes to start.
    public static Answer ask() {
        try {
            var process = new ProcessBuilder(Child.command(List.of("scenarios")))
                    .redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (var reader = process.inputReader()) {
                var lines = reader.lines().toList();
                var found = parse(lines);
                return new Answer(found, found.isEmpty() ? String.join(" ", lines) : "");
            }
        } catch (IOException e) {
            return new Answer(List.of(), String.valueOf(e.getMessage()));
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
