package dev.loopglass.http;

import dev.loopglass.trace.Frame;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/// What was called in a recording, turn by turn, by the names that Tornado gives it: `1 httpclient.AsyncHTTPClient.fetch`.
final class Calls {
    private Calls() {}

    /// A method that is on the path of a step, and was not on that of the step before, was called.
    static List<String> of(Trace trace) {
        var calls = new ArrayList<String>();
        List<String> before = List.of();
        for (int seq = 0; seq < trace.size(); seq++) {
            var now = trace.frame(seq) == null ? List.<String>of()
                    : trace.callPath(trace.frame(seq)).stream().map(Calls::name).toList();
            int same = 0;
            while (same < Math.min(now.size(), before.size()) && now.get(same).equals(before.get(same))) {
                same++;
            }
            for (var name : now.subList(same, now.size())) {
                calls.add(trace.turn(seq) + " " + name);
            }
            before = now;
        }
        return calls;
    }

    static String name(Frame frame) {
        var models = frame.method().models();
        return models == null ? frame.method().name() : models.replaceFirst("^tornado\\.", "");
    }
}
