package dev.loopglass.app.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How to start another Loopglass like this one: the window never runs a recorded program itself, so that
/// nothing it does can freeze or end the window.
public final class Child {
    private static final String MAIN = "dev.loopglass.Main";
    /// So that coroutines need no threads (`reactor.JdkContinuation`).
    private static final String OPEN = "--add-opens=java.base/jdk.internal.vm=";

    private Child() {}

    /// The command line that runs these arguments as `loopglass` would.
    public static List<String> command(List<String> arguments) {
        return command(MAIN, List.of(), arguments);
    }

    /// The command line that runs this class's `main` as the present one runs.
    public static List<String> command(String main, List<String> options, List<String> arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().filter(Child::isJava).orElse(java));
        command.addAll(options);
        var modules = System.getProperty("jdk.module.path");
        if (Child.class.getModule().isNamed() && modules != null) {
            command.add("--module-path=" + modules);
            var module = Child.class.getModule().getName();
            command.add("--enable-native-access=javafx.graphics");
            command.add(OPEN + module);
            command.add("--module=" + module + "/" + main);
        } else {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add(OPEN + "ALL-UNNAMED");
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        }
        command.addAll(arguments);
        return command;
    }

    /// In a packaged program the present command may be a launcher that is no `java`.
    private static boolean isJava(String command) {
        var name = Path.of(command).getFileName().toString();
        return name.equals("java") || name.equals("java.exe") || name.equals("javaw.exe");
    }
}
