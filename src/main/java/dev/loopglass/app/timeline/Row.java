package dev.loopglass.app.timeline;

import dev.loopglass.event.Ref;
import java.util.Arrays;

/// One line of the timeline. Objects whose lives do not overlap share one, so a long trace needs no
/// more rows than it had objects at once.
final class Row {
    private static final int NEVER = Integer.MAX_VALUE;

    final Band band;
    final Spans spans = new Spans();
    private int[] marks = new int[8];
    private int markCount;
    private Ref holder;
    private Ref first;
    /// The step from which on others stand here as well.
    private int shared = NEVER;

    Row(Band band) {
        this.band = band;
    }

    void hold(Ref object, int seq) {
        if (first == null) {
            first = object;
        } else if (shared == NEVER) {
            shared = seq;
        }
        holder = object;
    }

    /// Whether the object lives here now.
    boolean holds(Ref object) {
        return object.equals(holder) && spans.open();
    }

    /// The one object that ever stood here, up to this step; null when there are others.
    Ref only(int horizon) {
        return shared == NEVER || shared > horizon ? first : null;
    }

    /// The first step of which it shows something.
    int from() {
        return Math.min(spans.size() == 0 ? Integer.MAX_VALUE : spans.from(0),
                markCount == 0 ? Integer.MAX_VALUE : marks[0]);
    }

    void add(int seq) {
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, markCount * 2);
        }
        marks[markCount++] = seq;
    }

    int markCount() {
        return markCount;
    }

    int mark(int index) {
        return marks[index];
    }

    /// The mark that stands closest to step `seq`; there is at least one.
    int nearest(int seq) {
        int index = Math.min(markFrom(seq), markCount - 1);
        boolean before = index > 0 && seq - marks[index - 1] < marks[index] - seq;
        return marks[before ? index - 1 : index];
    }

    /// The index of the first mark at or after step `seq`.
    int markFrom(int seq) {
        int found = Arrays.binarySearch(marks, 0, markCount, seq);
        return found >= 0 ? found : -found - 1;
    }
}
