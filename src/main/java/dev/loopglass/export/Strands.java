package dev.loopglass.export;

import dev.loopglass.event.Ref;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives each coroutine a track on which no other one lives meanwhile; as many tracks as there are coroutines at once.
final class Strands {
    private final Trace trace;
    private final Map<Ref, Integer> homes = new HashMap<>();
    private final Map<Ref, Integer> ends = new HashMap<>();
    /// For each track, the step at which the last one that lived there ended.
    private final List<Integer> free = new ArrayList<>();

    Strands(Trace trace) {
        this.trace = trace;
    }

    int tracks() {
        return free.size();
    }

    boolean knows(Ref ref) {
        return homes.containsKey(ref);
    }

    /// Whether step `seq` is the first to start its coroutine.
    boolean starts(int seq) {
        return !knows(trace.on(seq));
    }

    /// Gives the coroutine that step `seq` starts its track.
    int place(int seq) {
        var ref = trace.on(seq);
        int track = 0;
        while (track < free.size() && free.get(track) > seq) {
            track++;
        }
        if (track == free.size()) {
            free.add(0);
        }
        int end = Arrays.stream(trace.about(ref)).filter(at -> at > seq && ends(at)).findFirst().orElse(trace.size());
        free.set(track, end);
        homes.put(ref, track);
        ends.put(ref, end);
        return track;
    }

    private boolean ends(int seq) {
        return trace.kind(seq).equals("coroutine.returned") || trace.kind(seq).equals("coroutine.failed");
    }

    int track(Ref ref) {
        return homes.get(ref);
    }

    /// The step that ends its life, or the trace's size.
    int end(Ref ref) {
        return ends.get(ref);
    }

    boolean lives(Ref ref, int seq) {
        return ref != null && knows(ref) && seq < ends.get(ref);
    }

    /// The next step about it, at most the one that ends it.
    int next(Ref ref, int seq) {
        var about = trace.about(ref);
        int place = Arrays.binarySearch(about, seq) + 1;
        return place < about.length ? Math.min(about[place], ends.get(ref)) : ends.get(ref);
    }
}
