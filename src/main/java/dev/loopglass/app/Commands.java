package dev.loopglass.app;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The fetches that were recorded last, as they were typed, the newest first. What looks like a secret is
/// remembered only until the program ends.
final class Commands {
    static final int MOST = 12;
    private static final String NAME = "command";
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(^|\\s)(-u|--user)|authorization|cookie|token|secret|passw|api-?key|://[^/\\s]*@");

    private final Settings settings;
    private final List<String> here = new ArrayList<>();

    Commands(Settings settings) {
        this.settings = settings;
        here.addAll(settings.all(NAME));
    }

    List<String> all() {
        return List.copyOf(here);
    }

    void add(String command) {
        here.remove(command);
        here.addFirst(command);
        if (here.size() > MOST) {
            here.removeLast();
        }
        settings.put(NAME, here.stream().filter(it -> !SECRET.matcher(it).find()).toList());
    }
}
