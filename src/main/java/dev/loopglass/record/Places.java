package dev.loopglass.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers for the methods that a trace can show, so that a method and a line of it are one `int`: a site.
/// They hold for the life of this process.
final class Places {
    private static final int LINE_BITS = 16;
    private static final int LINES = 1 << LINE_BITS;
    private static final Map<Place, Integer> NUMBERS = new HashMap<>();
    private static final List<Place> ALL = new ArrayList<>();

    private Places() {}

    /// @param line as a class file has it: at most 65535
    static synchronized int site(Place place, int line) {
        return numberOf(place) << LINE_BITS | line & LINES - 1;
    }

    private static int numberOf(Place place) {
        var known = NUMBERS.get(place);
        if (known != null) {
            return known;
        }
        if (ALL.size() == Integer.MAX_VALUE >> LINE_BITS) {
            throw new IllegalStateException("more than " + ALL.size() + " methods cannot be recorded");
        }
        ALL.add(place);
        NUMBERS.put(place, ALL.size() - 1);
        return ALL.size() - 1;
    }

    /// The number of the method.
    static int number(int site) {
        return site >>> LINE_BITS;
    }

    static synchronized Place of(int site) {
        return ALL.get(number(site));
    }

    static int line(int site) {
        return site & LINES - 1;
    }
}
