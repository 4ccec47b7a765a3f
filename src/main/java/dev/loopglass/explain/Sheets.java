package dev.loopglass.explain;

import dev.loopglass.event.Ref;
import dev.loopglass.explain.StateSheet.Row;
import dev.loopglass.explain.StateSheet.Section;
import dev.loopglass.replay.Held;
import dev.loopglass.replay.LoopState;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Writes the [StateSheet] of one state.
final class Sheets {
    private final Trace trace;
    private final LoopState state;
    private final Words words;

    Sheets(Trace trace, LoopState state, Words words) {
        this.trace = trace;
        this.state = state;
        this.words = words;
    }

    StateSheet sheet() {
        return new StateSheet(List.of(
                section("running", Term.TASK, running()),
                section("ready", Term.READY, ready()),
                section("timers", Term.TIMER, state.timers().stream().map(this::timer).toList()),
                section("channels", Term.CHANNEL, state.channels().stream().map(this::channel).toList()),
                section("futures", Term.FUTURE, state.futures().stream().map(this::future).toList()),
                section("coroutines", Term.COROUTINE, state.coroutines().stream().map(this::coroutine).toList()),
                section("requests", Term.REQUEST, state.requests().stream().map(this::request).toList())));
    }

    private Section section(String name, Term term, List<Row> rows) {
        return new Section(words.say("sheet." + name), term, rows,
                words.say("sheet." + name + ".none." + state.phase()));
    }

    private Row row(Ref object, String what, String detail) {
        return row(object, what, detail, null);
    }

    private Row row(Ref object, String what, String detail, String more) {
        return new Row(object, Objects.requireNonNullElse(what, ""), detail, more,
                state.changed().contains(object));
    }

    private List<Row> running() {
        var rows = new ArrayList<Row>();
        if (state.running() != null) {
            var kind = trace.kind(state.task()).replace(".begin", "");
            rows.add(row(state.running(), words.say("sheet.task." + kind, label(state.running())),
                    words.say("sheet.turn", state.turn())));
        } else if (state.poll() >= 0) {
            rows.add(row(state.loop(), words.say("sheet.polling"), words.say("sheet.turn", state.turn())));
        }
        return rows;
    }

    private static String label(Ref ref) {
        return ref.label() == null ? ref.name() : ref.label();
    }

    private List<Row> ready() {
        var rows = new ArrayList<Row>();
        for (var callback : state.ready()) {
            var when = rows.size() < state.left() ? "sheet.callback.now" : "sheet.callback.next";
            rows.add(row(callback.ref(), callback.label() == null ? callback.by() : callback.label(),
                    words.say(when, state.turn() + 1)));
        }
        return rows;
    }

    private Row timer(Held.Timer timer) {
        long left = timer.deadlineNanos() - state.t();
        return row(timer.ref(), timer.label() == null ? label(timer.ref()) : timer.label(),
                left >= 0 ? words.say("sheet.timer.in", Durations.left(left))
                : words.say("sheet.timer.due", Durations.of(-left)));
    }

    private Row channel(Held.Channel channel) {
        var what = channel.address() == null ? label(channel.ref()) : channel.address();
        return row(channel.ref(), what, channel.watched()
                ? words.ops(channel.ops())
                : words.say("sheet.channel." + channel.status()));
    }

    private Row future(Held.Future future) {
        return row(future.ref(), future.ref().label(), words.say("sheet.future." + future.status()),
                future.pending() ? heard(future.listeners())
                : future.outcome() == null ? "" : words.say("sheet.outcome", Words.cut(future.outcome())));
    }

    private String heard(List<String> listeners) {
        return listeners.isEmpty() ? words.say("sheet.listeners.none")
                : words.say(listeners.size() == 1 ? "sheet.listeners.one" : "sheet.listeners.many", listeners.size(),
                        Words.cut(words.list(listeners)));
    }

    private Row coroutine(Held.Coroutine coroutine) {
        return row(coroutine.ref(), coroutine.ref().label(),
                words.say("sheet.coroutine." + coroutine.status(), String.valueOf(coroutine.future())),
                coroutine.outcome() != null ? words.say("sheet.outcome", Words.cut(coroutine.outcome()))
                : words.say("sheet.since", coroutine.since(),
                        Durations.of(state.t() - trace.t(coroutine.since()))));
    }

    private Row request(Held.Request request) {
        return row(request.ref(), words.say("sheet.request", request.method(), request.url()),
                words.say("sheet.request." + request.status(), request.code()));
    }
}
