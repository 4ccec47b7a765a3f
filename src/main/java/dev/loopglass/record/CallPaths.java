package dev.loopglass.record;

import dev.loopglass.trace.Frame;
import dev.loopglass.trace.TraceWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where in the source a step happens: the stack of this thread, oldest call first, as a path in a tree
/// in which paths that begin alike share their beginning.
///
/// A path begins with the loop's own start. The code of a coroutine has a thread, and so a stack, of its
/// own; its path goes on from where it was resumed. Only code whose source the trace can show is in it.
final class CallPaths {
    private record Child(int parent, int method, int line) {}

    private final TraceWriter writer;
    private final Sites sites;
    private final Map<Child, Integer> children = new HashMap<>();
    private final List<Frame> frames = new ArrayList<>();
    /// The paths from which the coroutines that run now were resumed, innermost last.
    private final Deque<Integer> bases = new ArrayDeque<>();
    private final List<Site> stack = new ArrayList<>();
    /// The loop's own first method, once it runs.
    private Site loopStart;

    CallPaths(TraceWriter writer) {
        this.writer = writer;
        this.sites = new Sites(writer);
    }

    /// The next path begins in the method that starts the loop, and so do all until [#leaveLoop].
    int enterLoop() throws IOException {
        collect();
        loopStart = stack.isEmpty() ? null : stack.getFirst();
        return current(true);
    }

    void leaveLoop() {
        loopStart = null;
    }

    /// What this thread's successor does until [#leaveCoroutine] goes on from `path`.
    void enterCoroutine(int path) {
        bases.push(path);
    }

    void leaveCoroutine() {
        bases.poll();
    }

    /// The path of the code that runs now.
    ///
    /// @param onLoop whether it runs in the flow of the loop
    /// @return its id, or 0 if no frame of it can be shown
    int current(boolean onLoop) throws IOException {
        collect();
        int base = onLoop && !bases.isEmpty() ? bases.peek() : 0;
        int path = base;
        for (int i = stack.size() - 1; i >= 0; i--) {
            var site = stack.get(i);
            if (!site.isLambda()) {
                path = child(path, site.method(), site.line());
            } else if (path == base && base != 0) {
                // The body of a coroutine: written as a lambda, but to a reader it is the method.
                path = child(path, site.enclosing(), site.line());
            } else if (path != 0 && frames.get(path - 1).method() == site.enclosing()) {
                // A block that its own method runs: the reader stays in that method.
                path = child(frames.get(path - 1).parent(), site.enclosing(), site.line());
            } else {
                path = child(path, site.method(), site.line());
            }
        }
        return path;
    }

    /// Innermost first. A throwable that nobody throws: the quickest way to one's own stack, several
    /// times as fast as a [StackWalker] that is asked for lines.
    private void collect() {
        stack.clear();
        for (var element : new Throwable().getStackTrace()) {
            var site = sites.of(element);
            if (site != null) {
                stack.add(site);
                if (loopStart != null && site.method() == loopStart.method()) {
                    break;
                }
            }
        }
    }

    private int child(int parent, Frame.Method method, int line) throws IOException {
        var child = new Child(parent, method.id(), line);
        var known = children.get(child);
        if (known != null) {
            return known;
        }
        var frame = new Frame(frames.size() + 1, parent, method, line);
        frames.add(frame);
        children.put(child, frame.id());
        writer.path(frame);
        return frame.id();
    }
}
