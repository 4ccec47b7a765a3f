package dev.loopglass.record;

import dev.loopglass.event.Ref;
import java.util.Arrays;

/// The ids of the objects that a recorder has named. An object costs four bytes, and no look-up in a table, because the
/// names themselves are numbered.
final class Notes {
    /// Of no object.
    static final int NONE = 0;

    private final int[][] ids = new int[Ref.Type.values().length][16];

    /// @param object may be null
    int of(Ref object) {
        if (object == null) {
            return NONE;
        }
        var known = ids[object.type().ordinal()];
        int index = index(object);
        return index < known.length ? known[index] : NONE;
    }

    void put(Ref object, int id) {
        int type = object.type().ordinal();
        int index = index(object);
        if (index >= ids[type].length) {
            ids[type] = Arrays.copyOf(ids[type], 2 * index);
        }
        ids[type][index] = id;
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
