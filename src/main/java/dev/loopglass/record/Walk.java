package dev.loopglass.record;

import java.lang.StackWalker.StackFrame;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The way to the stack of a program that is not woven: asking the virtual machine, several microseconds
/// each time. A throwable that nobody throws is the quickest, several times as fast as a [StackWalker]
/// that is asked for lines.
final class Walk implements Stack {
    private static final StackWalker WALKER =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final int HIDDEN = -1;
    /// Where a coroutine's part of its thread's stack begins (`reactor.JdkContinuation`).
    private static final String BEGIN = "jdk.internal.vm.Continuation";

    /// An element of a stack trace has only names. What else there is to know of its place is found out
    /// once in the life of a program, for it is slow.
    private static final Map<Spot, Integer> SITES = new ConcurrentHashMap<>();

    private record Spot(String type, String method, int line) {}

    private final Map<Spot, Integer> known = new HashMap<>();
    private final Shadow shadow = new Shadow();

    @Override
    public Shadow current() {
        shadow.leave(0);
        var elements = new Throwable().getStackTrace();
        for (int i = begin(elements) - 1; i >= 0; i--) {
            int site = site(elements[i]);
            if (site != HIDDEN) {
                shadow.at(shadow.enter(), site);
            }
        }
        return shadow;
    }

    /// How many of them belong to the stack that is innermost.
    private static int begin(StackTraceElement[] elements) {
        for (int i = 0; i < elements.length; i++) {
            if (elements[i].getClassName().equals(BEGIN)) {
                return i;
            }
        }
        return elements.length;
    }

    private int site(StackTraceElement element) {
        var spot = new Spot(element.getClassName(), element.getMethodName(), element.getLineNumber());
        var site = known.get(spot);
        if (site == null) {
            site = SITES.computeIfAbsent(spot, Walk::find);
            known.put(spot, site);
        }
        return site;
    }

    /// The place is on this thread's stack right now, so the walker can find its class and signature.
    private static int find(Spot spot) {
        return WALKER.walk(frames -> frames
                .filter(frame -> frame.getClassName().equals(spot.type)
                        && frame.getMethodName().equals(spot.method) && frame.getLineNumber() == spot.line)
                .findFirst().map(Walk::site).orElse(HIDDEN));
    }

    private static int site(StackFrame frame) {
        var place = Code.of(frame.getDeclaringClass())
                .map(code -> code.place(frame.getMethodName(), frame.getDescriptor())).orElse(null);
        return place == null ? HIDDEN : Places.site(place, Math.max(frame.getLineNumber(), 0));
    }
}
