package dev.loopglass.trace;

import java.util.ArrayList;
import java.util.List;

/// Keeps equal things once and numbers them from 0, in some eight bytes a thing beside the thing itself.
final class Pool<T> {
    private final List<T> things = new ArrayList<>();
    private int[] slots = new int[64];

    int size() {
        return things.size();
    }

    T get(int number) {
        return things.get(number);
    }

    /// The number of the thing that equals this, or -1.
    int find(Object thing) {
        return slots[slot(thing)] - 1;
    }

    /// The number of the thing that equals this, which is added when there is none.
    int number(T thing) {
        int slot = slot(thing);
        if (slots[slot] == 0) {
            things.add(thing);
            slots[slot] = things.size();
            if (3 * things.size() > 2 * slots.length) {
                spread();
            }
            return things.size() - 1;
        }
        return slots[slot] - 1;
    }

    private int slot(Object thing) {
        int hash = thing.hashCode() * 0x9E3779B9;
        int slot = (hash ^ hash >>> 16) & slots.length - 1;
        while (slots[slot] != 0 && !things.get(slots[slot] - 1).equals(thing)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void spread() {
        slots = new int[2 * slots.length];
        for (int i = 0; i < things.size(); i++) {
            slots[slot(things.get(i))] = i + 1;
        }
    }
}
