package dev.loopglass.cli;

import dev.loopglass.explain.Nearest;
import dev.loopglass.scenario.Fetch;
import dev.loopglass.scenario.Scenario;
import dev.loopglass.scenario.Scenarios;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Records fetches.
@Command(name = RecordCommand.NAME, sortOptions = false,
        description = "Record a real fetch, step by step, into a trace.",
        footer = {"", "Without a URL and without a scenario: --scenario ok.",
            "A fetch that fails is recorded like any other; the exit code is then 0."})
final class RecordCommand extends Verb {
    static final String NAME = "record";

    static final String DEFAULT_SCENARIO = "ok";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "URL", arity = "0..*",
            description = "What to fetch, such as http://localhost:8000/. Several are fetched at once.")
    private List<String> urls = List.of();

    @Option(names = "--scenario", paramLabel = "NAME",
            description = "Fetch from the teaching server: one of `loopglass scenarios`.")
    private String scenario;

    @Option(names = "-o", paramLabel = "OUT", description = "Where to (default: a new file here).")
    private String out;

    @Option(names = "--keep-secrets",
            description = "Write passwords, cookies and tokens as they are, not as •••.")
    private boolean keepSecrets;

    @Mixin
    private Curl curl;

    RecordCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws Failure {
        if (!urls.isEmpty() && scenario != null) {
            throw Failure.usage("a URL and --scenario: wanted one of them", null);
        }
        var program = urls.isEmpty() ? scenario(scenario == null ? DEFAULT_SCENARIO : scenario) : fetch();
        var recording = new Recording(terminal, program, keepSecrets);
        boolean printed = Outlet.STANDARD_OUTPUT.equals(out);
        if (printed || out != null && Outlet.isDevice(terminal.path(out))) {
            Outlet.write(terminal, out, file -> recording.into(file, printed ? "standard output" : out));
        } else {
            var file = out == null ? free(stem(program)) : terminal.path(out);
            recording.into(file, out == null ? file.getFileName().toString() : out);
        }
        return Exit.FINE;
    }

    private Scenario fetch() throws Failure {
        for (var url : urls) {
            if (url.endsWith(".java") && !url.contains("://")) {
                throw Failure.usage(url + ": a program cannot be recorded by this version; "
                        + "wanted a URL or --scenario NAME", null);
            }
        }
        return curl.fetch(terminal, urls);
    }

    private Scenario scenario(String name) throws Failure {
        var ofCurl = Set.copyOf(spec.mixins().get("curl").options());
        for (var given : spec.commandLine().getParseResult().matchedOptions()) {
            if (ofCurl.contains(given)) {
                throw Failure.usage(given.shortestName() + ": wanted a URL to go with it", null);
            }
        }
        var found = Scenarios.named(name);
        if (found.isPresent()) {
            return found.get();
        }
        var names = Scenarios.all().stream().map(Scenario::name).toList();
        var called = name.isBlank() ? "without a name" : name;
        throw Failure.usage("no scenario " + called + "; there are " + String.join(", ", names),
                Nearest.to(name, names).map(near -> "did you mean " + near + "?").orElse(null));
    }

    /// What to call a recording that was given no name.
    private static String stem(Scenario program) {
        if (!(program instanceof Fetch fetch)) {
            return program.name();
        }
        var host = URI.create(fetch.url()).getAuthority().replaceFirst(".*@", "").replaceFirst(":\\d*$", "");
        return host.replaceAll("[^\\w.-]+", "-").replaceAll("^-|-$", "");
    }

    /// The first of `ok.json`, `ok-2.json`, … that is not there yet.
    private Path free(String stem) throws Failure {
        var path = terminal.path(stem + ".json");
        for (int number = 2; Files.exists(path); number++) {
            path = terminal.path(stem + "-" + number + ".json");
        }
        return path;
    }
}
