package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.trace.Trace;
import java.util.Arrays;

/// Something that ran or waited, as far as it may be seen.
///
/// @param object to whom it belongs
/// @param first the step that began it
/// @param last the one that ended it, or [Spans#OPEN]
record Stretch(Row row, Look look, Ref object, int first, int last) {

    /// @param index of a stretch in its row
    /// @param horizon the last step of which anything may be seen
    static Stretch of(Trace trace, Row row, int index, int horizon) {
        var look = row.spans.look(index);
        int first = look == Look.WAITING ? row.spans.from(index) - 1 : row.spans.from(index);
        int end = row.spans.to(index);
        int last = look.waits() || end == Spans.OPEN ? end : end - 1;
        // The turn belongs to the loop, also when it is the first of its timers that begins it.
        var object = trace.on(look.band() == Band.LOOP ? row.spans.from(0) : first);
        return last > horizon ? new Stretch(row, look.open(), object, first, Spans.OPEN)
                : new Stretch(row, look, object, first, last);
    }

    /// The step about its object that is nearest at or before `seq`.
    int nearest(Trace trace, int seq) {
        var about = trace.about(object);
        int found = Arrays.binarySearch(about, seq);
        int index = found >= 0 ? found : -found - 2;
        return about.length == 0 ? first : about[Math.max(0, index)];
    }

    /// Who it is, what it does, from when to when and how long.
    String card(Trace trace, int horizon) {
        int end = last == Spans.OPEN ? horizon : last;
        var time = Clock.show(trace.t(end) - trace.t(first));
        var when = last == Spans.OPEN ? Speech.say("timeline.stretch.since", first, time)
                : Speech.say("timeline.stretch.steps", first, last, time);
        return named(object) + "\n" + what(trace) + "\n" + when;
    }

    /// An object by its whole name.
    static String named(Ref object) {
        return object.label() == null ? object.name() : object.name() + " · " + object.label();
    }

    private String what(Trace trace) {
        return look == Look.WAITING ? waiting(trace, first)
                : look == Look.ALIVE ? Speech.say("timeline.stretch.ALIVE." + row.band)
                : Speech.say("timeline.stretch." + look);
    }

    /// For what a coroutine waits that was suspended at this step.
    static String waiting(Trace trace, int suspended) {
        return suspended >= 0 && trace.event(suspended) instanceof Event.CoroutineSuspended it && it.future() != null
                ? Speech.say("timeline.waits.for", it.future().name()) : Speech.say("timeline.waits");
    }
}
