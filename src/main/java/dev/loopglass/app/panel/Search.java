package dev.loopglass.app.panel;

import dev.loopglass.trace.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The places at which a text stands in the sources of a trace, whatever its case.
final class Search {
    /// @param line counted from 1
    /// @param column counted from 0
    record Place(Frame.Source source, int line, int column) {}

    private static final int MOST = 5_000;

    private Search() {}

    /// Where the text stands next in a line, or -1.
    static int find(String line, String text, int from) {
        return line.toLowerCase(Locale.ROOT).indexOf(text.toLowerCase(Locale.ROOT), from);
    }

    /// All of them, beginning with those of `first`.
    static List<Place> all(List<Frame.Source> sources, Frame.Source first, String text) {
        var places = new ArrayList<Place>();
        if (first != null) {
            take(first, text, places);
        }
        sources.stream().filter(it -> !it.equals(first)).forEach(it -> take(it, text, places));
        return places;
    }

    private static void take(Frame.Source source, String text, List<Place> places) {
        if (text.isEmpty() || source.text() == null) {
            return;
        }
        int number = 0;
        for (var line : source.text().replace("\t", "    ").lines().toList()) {
            number++;
            for (int at = find(line, text, 0); at >= 0 && places.size() < MOST;
                    at = find(line, text, at + 1)) {
                places.add(new Place(source, number, at));
            }
        }
    }
}
