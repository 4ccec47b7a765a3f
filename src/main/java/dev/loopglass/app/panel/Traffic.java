package dev.loopglass.app.panel;

import dev.loopglass.app.session.Digest;
import dev.loopglass.trace.Frame;
import dev.loopglass.trace.Trace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How many steps happened on each line of each source.
final class Traffic implements Digest {
    private final Trace trace;
    private final Map<Frame.Source, int[]> counts = new HashMap<>();
    private int read;

    Traffic(Trace trace) {
        this.trace = trace;
    }

    @Override
    public void grow(int to) {
        for (; read < to; read++) {
            var frame = trace.frame(read);
            if (frame != null && frame.method().source() != null && frame.line() > 0) {
                count(frame.method().source(), frame.line());
            }
        }
    }

    private void count(Frame.Source source, int line) {
        var lines = counts.computeIfAbsent(source, _ -> new int[64]);
        if (line >= lines.length) {
            lines = Arrays.copyOf(lines, Math.max(line + 1, lines.length * 2));
            counts.put(source, lines);
        }
        lines[line]++;
    }

    /// @param line counted from 1
    int on(Frame.Source source, int line) {
        var lines = counts.get(source);
        return lines == null || line >= lines.length ? 0 : lines[line];
    }
}
