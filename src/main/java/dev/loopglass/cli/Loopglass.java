package dev.loopglass.cli;

import dev.loopglass.explain.Nearest;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The commands.
@Command(name = "loopglass", sortOptions = false, versionProvider = Loopglass.Version.class,
        description = "Step, forwards and backwards, through one real asynchronous fetch.",
        footer = {"", "Without a command: records a fetch and opens the window on it.",
            "- as a FILE is standard input; as an OUT it is standard output.",
            "Exit codes: 0 fine, 1 the trace or the recorded program is wrong, 2 usage, 3 input or output."})
public final class Loopglass extends Verb {
    static final String VERSION = "0.1.0";
    private static final List<String> LATER = List.of("diff");

    private final Desktop desktop;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Say which version this is.")
    private boolean version;

    private Loopglass(Terminal terminal, Desktop desktop) {
        super(terminal);
        this.desktop = desktop;
    }

    /// Runs one command.
    ///
    /// @return the exit code for the shell
    public static int run(Terminal terminal, Desktop desktop, String... args) {
        if (args.length > 0 && args[0].equals(RecordCommand.NAME) && Crossing.ahead()) {
            return Crossing.run(terminal, args);
        }
        if (args.length == 0 || args[0].equals(OpenCommand.NAME)) {
            // What draws takes as long to start as what is to be drawn takes to be read.
            desktop.ahead();
        }
        try {
            int code = execute(terminal, desktop, args);
            terminal.finish();
            return code;
        } catch (Failure failure) {
            return tell(terminal, failure);
        } catch (OutOfMemoryError e) {
            return tell(terminal, Failure.io("not enough memory for this",
                    "give it more: JDK_JAVA_OPTIONS=-Xmx4g loopglass …"));
        } catch (RuntimeException | Error e) {
            return tellBug(terminal, e);
        }
    }

    /// What most people say needs nobody who takes arguments apart: to load that takes longer than to read a trace.
    private static int execute(Terminal terminal, Desktop desktop, String... args) throws Failure {
        if (args.length == 0) {
            return new Greeting(terminal, desktop).call();
        } else if (args.length == 2 && args[0].equals(OpenCommand.NAME) && !args[1].startsWith("-")) {
            return new OpenCommand(terminal, desktop).open(args[1]);
        }
        // A window runs no reactor, which alone has something to note: who opens one does not wait for Java's logging.
        try (var _ = Notices.to(terminal)) {
            return commandLine(terminal, desktop, args).execute(args);
        }
    }

    private static CommandLine commandLine(Terminal terminal, Desktop desktop, String... args) {
        var main = new CommandLine(new Loopglass(terminal, desktop));
        var commands = List.of(new OpenCommand(terminal, desktop), new RecordCommand(terminal),
                new ScenariosCommand(terminal), new ShowCommand(terminal), new CheckCommand(terminal),
                new ExportCommand(terminal, desktop), new LessonCommand(terminal), new CommandLine.HelpCommand());
        // To read off what all the others take would make the one that is named wait.
        var named = commands.stream().filter(it -> args.length > 0 && name(it).equals(args[0])).toList();
        for (var command : named.isEmpty() || named.getFirst() instanceof CommandLine.HelpCommand ? commands : named) {
            main.addSubcommand(command instanceof LessonCommand lesson ? lesson.commandLine() : command);
        }
        return main
                // @FILE is for -d to read, not for us.
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(100)
                .setOut(new PrintWriter(terminal.out(), true))
                .setParameterExceptionHandler((e, _) -> tell(terminal, refusal(e)))
                .setExecutionExceptionHandler((e, _, _) ->
                        e instanceof Failure failure ? tell(terminal, failure) : tellBug(terminal, e));
    }

    private static String name(Object command) {
        return command.getClass().getAnnotation(Command.class).name();
    }

    @Override
    public Integer call() throws Failure {
        return new Greeting(terminal, desktop).call();
    }

    private static int tell(Terminal terminal, Failure failure) {
        terminal.out().flush();
        terminal.say(failure.getMessage());
        terminal.hint(failure.hint());
        return failure.exit();
    }

    /// Nobody should see this. Who does gets one line, and the rest on request.
    private static int tellBug(Terminal terminal, Throwable bug) {
        terminal.say("a mistake of ours, please report it: " + bug);
        if (System.getenv("LOOPGLASS_DEBUG") == null) {
            terminal.hint("LOOPGLASS_DEBUG=1 shows where");
        } else {
            terminal.trace(bug);
        }
        return Exit.BUG;
    }

    // ---- what is wrong with the arguments

    private static Failure refusal(ParameterException e) {
        var command = e.getCommandLine().getCommandSpec();
        var where = command.parent() == null ? ""
                : command.qualifiedName(" ").substring(command.root().name().length() + 1) + ": ";
        var help = command.qualifiedName(" ") + " --help";
        return switch (e) {
            case MissingParameterException missing -> Failure.usage(where + "wanted "
                    + missing.getMissing().stream().map(Loopglass::spelt).collect(Collectors.joining(", ")),
                            help);
            case UnmatchedArgumentException unmatched ->
                unmatched(command, unmatched.getUnmatched().getFirst(), where, help);
            case ParameterException wrong when wrong.getArgSpec() instanceof OptionSpec option
                    && wrong.getValue() != null && option.type() != boolean.class ->
                Failure.usage(where + option.longestName() + " " + wrong.getValue() + ": wanted a number",
                        help);
            default -> Failure.usage(where + oneLine(e.getMessage()), help);
        };
    }

    private static String spelt(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() + " " + option.paramLabel()
                : argument.paramLabel();
    }

    private static Failure unmatched(CommandSpec command, String first, String where, String help) {
        if (first.startsWith("-") && first.length() > 1) {
            var near = Nearest.to(first, command.optionsMap().keySet());
            return Failure.usage(where + "no option " + first,
                    near.map(option -> "did you mean " + option + "?").orElse(help));
        }
        if (command.subcommands().isEmpty()) {
            return Failure.usage(where + "one argument too many: " + first, help);
        }
        var commands = command.subcommands().keySet();
        var hint = Nearest.to(first, commands).map(near -> "did you mean " + near + "?").orElse(forFile(first));
        return Failure.usage(where + (LATER.contains(first) ? first + ": not in this version" : "no command " + first)
                + "; there are " + String.join(", ", commands), hint);
    }

    private static String forFile(String name) {
        return name.matches(".*\\.json(\\.gz)?") ? "loopglass open " + name
                : name.endsWith(".md") ? "loopglass lesson check " + name : null;
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\R\\s*", " ");
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var java = System.getProperty("java.version");
            return new String[] {"loopglass " + VERSION + " (Java " + java + ")"};
        }
    }
}
