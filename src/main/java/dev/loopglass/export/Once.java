package dev.loopglass.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// Things that repeat themselves, each of them kept once and known by its number.
final class Once<T> {
    private final Map<T, Integer> numbers = new LinkedHashMap<>();
    private final ToIntFunction<T> length;
    private long room;

    /// @param length about how many characters one takes
    Once(ToIntFunction<T> length) {
        this.length = length;
    }

    int number(T thing) {
        var known = numbers.get(thing);
        if (known != null) {
            return known;
        }
        room += length.applyAsInt(thing);
        numbers.put(thing, numbers.size());
        return numbers.size() - 1;
    }

    /// Its number, -1 when it was never taken.
    int find(T thing) {
        return numbers.getOrDefault(thing, -1);
    }

    /// About how many characters all of them take.
    long room() {
        return room;
    }

    /// All of them, in the order of their numbers.
    List<T> all() {
        return List.copyOf(numbers.keySet());
    }
}
