package dev.loopglass.explain;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Interest;
import java.util.List;
import java.util.Set;

/// A step in two to five words.
record Briefs(Scene scene) {

    String say() {
        var event = scene.event();
        var on = event.on() == null ? "" : event.on().name();
        return switch (event) {
            case Event.TurnBegin _ -> scene.say("brief.turn.begin", Integer.toString(scene.step.turn()));
            case Event.PollBegin begin -> scene.say("brief.poll.begin." + begin.because());
            case Event.PollEnd end -> polled(end.ready());
            case Event.CallbackAdded added -> withLabel("callback.added", on, added.label());
            case Event.CallbackBegin begin -> withLabel("callback.begin", on, begin.on().label());
            case Event.TimerAdded added -> withLabel("timer.added", on, added.label());
            case Event.TimerBegin begin -> withLabel("timer.begin", on, begin.on().label());
            case Event.HandlerAdded added -> watched(on, added.ops());
            case Event.HandlerUpdated updated -> watched(on, updated.ops());
            case Event.FutureCreated created -> withLabel("future.created", on, created.on().label());
            case Event.CoroutineStarted started -> withLabel("coroutine.started", on, started.on().label());
            case Event.CoroutineSuspended it ->
                scene.say("brief.coroutine.suspended", on, Scene.plain(it.future()));
            case Event.ChannelRead read -> scene.say("brief.channel.read", on, Durations.bytes(read.bytes()));
            case Event.ChannelWrote wrote ->
                scene.say("brief.channel.wrote", on, Durations.bytes(wrote.bytes()));
            case Event.HttpStatus status ->
                scene.say("brief.http.status", on, Integer.toString(status.code()));
            case Event.Mark mark -> scene.say("brief.mark", Words.cut(mark.text()));
            case Event.Unknown unknown -> scene.say("brief.unknown", unknown.kind(), on).strip();
            default -> scene.say("brief." + event.kind(), on);
        };
    }

    private String withLabel(String kind, String on, String label) {
        return label == null || label.isBlank()
                ? scene.say("brief." + kind + ".plain", on)
                : scene.say("brief." + kind, on, Words.cut(label));
    }

    private String watched(String on, Set<Event.Op> ops) {
        return scene.say("brief.handler.watched", on, scene.words.ops(ops));
    }

    private String polled(List<Interest> ready) {
        return switch (ready.size()) {
            case 0 -> scene.say("brief.poll.end.nothing");
            case 1 -> scene.say("brief.poll.end.one", ready.getFirst().channel().name(),
                    scene.words.able(ready.getFirst().ops()));
            default -> scene.say("brief.poll.end.many", ready.size());
        };
    }
}
