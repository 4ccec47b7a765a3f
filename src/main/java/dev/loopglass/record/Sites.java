package dev.loopglass.record;

import dev.loopglass.trace.Frame;
import dev.loopglass.trace.TraceWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Turns the elements of a stack trace into sites, and tells the trace of each method and source when it
/// is first met.
final class Sites {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /// An element of a stack trace has only names. What else there is to know of its place is found out
    /// once in the life of a program, for it is slow.
    private static final Map<Spot, Optional<Place>> PLACES = new ConcurrentHashMap<>();

    /// Stands for a place that is not shown.
    private static final Site HIDDEN = new Site(null, null, 0);

    private record Spot(String type, String method, int line) {}

    private record Key(Class<?> type, String method, String models) {}

    private final TraceWriter writer;
    private final Map<Spot, Site> sites = new HashMap<>();
    private final Map<Key, Frame.Method> methods = new HashMap<>();
    private final Map<String, Frame.Source> sources = new HashMap<>();

    Sites(TraceWriter writer) {
        this.writer = writer;
    }

    /// @return null if the element is not to be shown
    Site of(StackTraceElement element) {
        var spot = new Spot(element.getClassName(), element.getMethodName(), element.getLineNumber());
        var site = sites.get(spot);
        if (site == null) {
            site = PLACES.computeIfAbsent(spot, Sites::find).map(this::siteAt).orElse(HIDDEN);
            sites.put(spot, site);
        }
        return site == HIDDEN ? null : site;
    }

    /// The place is on this thread's stack right now, so the walker can find its class and signature.
    private static Optional<Place> find(Spot spot) {
        return WALKER.walk(frames -> frames
                .filter(frame -> frame.getClassName().equals(spot.type)
                        && frame.getMethodName().equals(spot.method) && frame.getLineNumber() == spot.line)
                .findFirst().map(Place::of));
    }

    private Site siteAt(Place place) {
        try {
            var enclosing = place.enclosing() == null ? null : methodAt(place.enclosing());
            return new Site(methodAt(place), enclosing, place.line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Frame.Method methodAt(Place place) throws IOException {
        var key = new Key(place.code().type(), place.method(), place.models());
        var method = methods.get(key);
        if (method == null) {
            method = new Frame.Method(methods.size() + 1, place.method(), place.models(), sourceOf(place.code()));
            methods.put(key, method);
            writer.method(method);
        }
        return method;
    }

    private Frame.Source sourceOf(Place.Code code) throws IOException {
        var source = sources.get(code.file());
        if (source == null) {
            source = new Frame.Source(sources.size() + 1, code.file(), "java", code.text());
            sources.put(code.file(), source);
            writer.source(source);
        }
        return source;
    }
}
