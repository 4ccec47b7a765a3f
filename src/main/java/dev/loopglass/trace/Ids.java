package dev.loopglass.trace;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// What a file's numbers stand for in the table: others may number as they like.
final class Ids {
    /// No such number.
    static final int NONE = -1;
    /// A number whose definition is wrong.
    static final int WRONG = -2;
    /// A number that was used without being defined.
    static final int USED = -3;

    private int[] near = new int[256];
    private final Map<Integer, Integer> far = new HashMap<>();

    int get(int id) {
        return id < near.length ? near[id] - 1 : far.getOrDefault(id, NONE);
    }

    /// @param index where it stands, or [#WRONG] or [#USED]
    void put(int id, int index) {
        if (id >= near.length && id < 2 * near.length) {
            near = Arrays.copyOf(near, 2 * near.length);
            far.entrySet().removeIf(entry -> {
                boolean close = entry.getKey() < near.length;
                if (close) {
                    near[entry.getKey()] = entry.getValue() + 1;
                }
                return close;
            });
        }
        if (id < near.length) {
            near[id] = index + 1;
        } else {
            far.put(id, index);
        }
    }
}
