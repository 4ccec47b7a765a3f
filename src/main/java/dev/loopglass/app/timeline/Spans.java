package dev.loopglass.app.timeline;

import java.util.Arrays;

/// What one row shows, in columns: stretches of steps that never overlap, in order.
final class Spans {
    static final int OPEN = Integer.MAX_VALUE;

    private int size;
    private int[] from = new int[8];
    private int[] to = new int[8];
    private Look[] look = new Look[8];

    int size() {
        return size;
    }

    int from(int index) {
        return from[index];
    }

    /// The step that ended it, or [#OPEN].
    int to(int index) {
        return to[index];
    }

    Look look(int index) {
        return look[index];
    }

    void begin(int seq, Look its) {
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
            look = Arrays.copyOf(look, size * 2);
        }
        from[size] = seq;
        to[size] = OPEN;
        look[size] = its;
        size++;
    }

    /// Ends the last one, if it is still open.
    void end(int seq) {
        if (size > 0 && to[size - 1] == OPEN) {
            to[size - 1] = seq;
        }
    }

    /// Ends the last one and says how it went.
    void end(int seq, Look how) {
        if (size > 0 && to[size - 1] == OPEN) {
            to[size - 1] = seq;
            look[size - 1] = how;
        }
    }

    boolean open() {
        return size > 0 && to[size - 1] == OPEN;
    }

    /// The first one that reaches beyond step `seq`; [#size] when none does.
    int after(int seq) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to[middle] <= seq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
