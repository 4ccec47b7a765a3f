package dev.loopglass.record;

import dev.loopglass.event.Ref;
import java.util.Arrays;

/// A number for every object that a recorder has named. An object costs four bytes, and no look-up in a table,
/// because the names themselves are numbered.
final class Notes {
    private final int none;
    private final int[][] numbers = new int[Ref.Type.values().length][16];

    /// @param none what there is for an object without a number
    Notes(int none) {
        this.none = none;
        for (var each : numbers) {
            Arrays.fill(each, none);
        }
    }

    int of(Ref object) {
        var known = numbers[object.type().ordinal()];
        int index = index(object);
        return index < known.length ? known[index] : none;
    }

    void put(Ref object, int number) {
        int type = object.type().ordinal();
        int index = index(object);
        int length = numbers[type].length;
        if (index >= length) {
            numbers[type] = Arrays.copyOf(numbers[type], 2 * index);
            Arrays.fill(numbers[type], length, 2 * index, none);
        }
        numbers[type][index] = number;
    }

    /// The number in its name, as [Ref#numbered] put it there.
    private static int index(Ref object) {
        var name = object.name();
        int index = 0;
        for (int i = object.type().prefix().length(); i < name.length(); i++) {
            index = 10 * index + name.charAt(i) - '0';
        }
        return index;
    }
}
