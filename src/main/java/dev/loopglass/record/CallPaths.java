package dev.loopglass.record;

import dev.loopglass.trace.Frame;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Where in the source a step happens: the stack of this thread, oldest call first, as a path in a tree
/// in which paths that begin alike share their beginning.
///
/// A path begins with the loop's own start. The code of a coroutine has a thread, and so a stack, of its
/// own; its path goes on from where it was resumed. Only code whose source the trace can show is in it.
final class CallPaths {
    private static final int NONE = -1;

    private record Child(Path parent, Frame.Method method, int line) {}

    /// What was made of a stack the last time; the next time it will mostly be much the same.
    private static final class Memo {
        private Object era;
        private Path base;
        private int top;
        /// Where each call was, and the path to it.
        private int[] sites = new int[8];
        private Path[] paths = new Path[8];
    }

    /// A node of the tree. The moves from it, which site leads where, are few: looked through faster than looked up.
    static final class Path {
        private final Path parent;
        private final Frame frame;
        private int[] sites = new int[4];
        private Path[] targets = new Path[4];
        private int moves;

        private Path(Path parent, Frame frame) {
            this.parent = parent;
            this.frame = frame;
        }

        /// What steps refer to; 0 if no frame can be shown.
        int id() {
            return frame == null ? 0 : frame.id();
        }

        private Path target(int site) {
            for (int i = 0; i < moves; i++) {
                if (sites[i] == site) {
                    return targets[i];
                }
            }
            return null;
        }

        private void move(int site, Path target) {
            if (moves == sites.length) {
                sites = Arrays.copyOf(sites, 2 * moves);
                targets = Arrays.copyOf(targets, 2 * moves);
            }
            sites[moves] = site;
            targets[moves++] = target;
        }
    }

    private final Scribe scribe;
    private final Stack stack;
    private final Methods methods;
    private final Path root = new Path(null, null);
    private final Map<Child, Path> children = new HashMap<>();
    /// The paths from which the coroutines that run now were resumed, innermost last.
    private final Deque<Path> bases = new ArrayDeque<>();
    /// The number of the loop's own first method, once it runs.
    private int loopStart = NONE;
    /// As long as this is the same, equal stacks have equal paths.
    private Object era = new Object();

    CallPaths(Scribe scribe, Stack stack) {
        this.scribe = scribe;
        this.stack = stack;
        this.methods = new Methods(scribe);
    }

    /// The next path begins in the method that starts the loop, and so do all until [#leaveLoop].
    Path enterLoop() throws IOException {
        var now = stack.current();
        loopStart = now.top() == 0 ? NONE : Places.number(now.site(now.top() - 1));
        era = new Object();
        return path(now, root);
    }

    void leaveLoop() {
        loopStart = NONE;
        era = new Object();
    }

    /// What this thread's successor does until [#leaveCoroutine] goes on from `path`.
    void enterCoroutine(Path path) {
        bases.push(path);
    }

    void leaveCoroutine() {
        bases.poll();
    }

    /// The path of the code that runs now.
    ///
    /// @param onLoop whether it runs in the flow of the loop
    Path current(boolean onLoop) throws IOException {
        return path(stack.current(), onLoop && !bases.isEmpty() ? bases.peek() : root);
    }

    private Path path(Shadow now, Path base) throws IOException {
        var memo = memo(now, base);
        int level = now.sameAs(memo.sites, memo.top);
        var path = level == 0 ? base : memo.paths[level - 1];
        if (memo.sites.length < now.top()) {
            memo.sites = Arrays.copyOf(memo.sites, 2 * now.top());
            memo.paths = Arrays.copyOf(memo.paths, 2 * now.top());
        }
        for (; level < now.top(); level++) {
            int site = now.site(level);
            path = next(Places.number(site) == loopStart ? base : path, site, base);
            memo.sites[level] = site;
            memo.paths[level] = path;
        }
        memo.top = now.top();
        return path;
    }

    private Memo memo(Shadow now, Path base) {
        if (now.memo == null) {
            now.memo = new Memo();
        }
        var memo = (Memo) now.memo;
        if (memo.era != era || memo.base != base) {
            memo.era = era;
            memo.base = base;
            memo.top = 0;
        }
        return memo;
    }

    private Path next(Path from, int site, Path base) throws IOException {
        // Where a coroutine is resumed.
        boolean resumed = from == base && base != root;
        int key = resumed ? ~site : site;
        var known = from.target(key);
        if (known != null) {
            return known;
        }
        var path = next(from, site, resumed);
        from.move(key, path);
        return path;
    }

    private Path next(Path from, int site, boolean resumed) throws IOException {
        var place = Places.of(site);
        int line = Places.line(site);
        if (place.enclosing() == null) {
            return child(from, methods.of(place), line);
        }
        var enclosing = methods.of(place.enclosing());
        if (resumed) {
            // The body of a coroutine: written as a lambda, but to a reader it is the method.
            return child(from, enclosing, line);
        } else if (from != root && from.frame.method() == enclosing) {
            // A block that its own method runs: the reader stays in that method.
            return child(from.parent, enclosing, line);
        }
        return child(from, methods.of(place), line);
    }

    private Path child(Path parent, Frame.Method method, int line) throws IOException {
        var child = new Child(parent, method, line);
        var known = children.get(child);
        if (known != null) {
            return known;
        }
        var path = new Path(parent, new Frame(children.size() + 1, parent.id(), method, line));
        children.put(child, path);
        scribe.tell(path.frame);
        return path;
    }
}
