package dev.loopglass.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Observer;
import dev.loopglass.scenario.Played;
import dev.loopglass.trace.Meta;
import dev.loopglass.trace.TraceWriter;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A woven program says of its stack what the virtual machine says of it.
class WovenTest {
    private static List<String> shown(Shadow stack) {
        var frames = new ArrayList<String>();
        for (int level = 0; level < stack.top(); level++) {
            int site = stack.site(level);
            frames.add(Places.of(site).method() + ':' + Places.line(site));
        }
        return frames;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "chunked", "gzip", "post", "redirect", "not-found", "refused", "resolve-failure",
        "resolver-threaded", "timeout", "queue-timeout", "wake-up", "https", "https-rejected", "callback-order",
        "cancelled-timers", "two-coroutines", "callback-exception", "context-exception"})
    void theShadowIsTheStack(String scenario) throws Exception {
        var walk = new Walk();
        var differences = new ArrayList<String>();
        int[] compared = new int[1];
        try (var recorder = new Recorder(TraceWriter.on(OutputStream.nullOutputStream(), new Meta(null, null, null, null, "ns")),
                Masker.none(), () -> {
            var woven = shown(Shadow.current());
            var walked = shown(walk.current());
            if (!woven.equals(walked)) {
                differences.add("\nwoven  " + woven + "\nwalked " + walked);
            }
            compared[0]++;
            return Shadow.current();
        })) {
            Woven.twin(Played.class).getMethod("before", Observer.class, String.class).invoke(null, recorder, scenario);
        }
        assertThat(differences).isEmpty();
        assertThat(compared[0]).isGreaterThan(5);
    }

    @Test
    void thereIsOneWorldAndItSharesWhatReadsAndWrites() throws Exception {
        assertThat(Woven.twin(Played.class)).isNotSameAs(Played.class).isSameAs(Woven.twin(Played.class));
        assertThat(Woven.holds(Woven.twin(Played.class))).isTrue();
        assertThat(Woven.holds(Played.class)).isFalse();
        assertThat(Woven.twin(TraceWriter.class)).isSameAs(TraceWriter.class);
    }

    /// What the JDK opens to the world outside, that has to hand on.
    @Test
    void itsCoroutinesNeedNoThreads() throws Exception {
        var isOpen = Woven.twin(Class.forName("dev.loopglass.reactor.JdkContinuation")).getDeclaredMethod("isOpen");
        isOpen.setAccessible(true);
        assertThat(isOpen.invoke(null)).isEqualTo(true);
    }
}
