package dev.loopglass.record;

import dev.loopglass.trace.Frame;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Tells a trace of each method and source when it is first met.
final class Methods {
    private record Key(Code code, String method, String models) {}

    private final Scribe scribe;
    private final Map<Key, Frame.Method> methods = new HashMap<>();
    private final Map<String, Frame.Source> sources = new HashMap<>();

    Methods(Scribe scribe) {
        this.scribe = scribe;
    }

    Frame.Method of(Place place) throws IOException {
        var key = new Key(place.code(), place.method(), place.models());
        var method = methods.get(key);
        if (method == null) {
            var source = sourceOf(place.code());
            method = new Frame.Method(methods.size() + 1, place.method(), place.models(), source);
            methods.put(key, method);
            scribe.tell(method);
        }
        return method;
    }

    private Frame.Source sourceOf(Code code) throws IOException {
        var source = sources.get(code.file());
        if (source == null) {
            source = new Frame.Source(sources.size() + 1, code.file(), "java", code.text());
            sources.put(code.file(), source);
            scribe.tell(source);
        }
        return source;
    }
}
