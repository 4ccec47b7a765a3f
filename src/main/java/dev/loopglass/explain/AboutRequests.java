package dev.loopglass.explain;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.replay.Held;
import dev.loopglass.replay.Held.Request.Status;

/// Sentences about HTTP requests.
final class AboutRequests {
    private AboutRequests() {}

    static String say(Scene scene) {
        return switch (scene.event()) {
            case Event.HttpQueued queued -> queued(scene, queued);
            case Event.HttpStarted started -> started(scene, started);
            case Event.HttpSent sent ->
                scene.say("http.sent", sent.on().name(), Durations.bytes(sent.bytes()));
            case Event.HttpStatus status ->
                scene.say("http.status", status.on().name(), Integer.toString(status.code()),
                    scene.since(scene.last(status.on(), "http.sent")));
            case Event.HttpHeaders headers -> scene.say("http.headers", headers.on().name(), headers.count());
            case Event.HttpBody body ->
                scene.say("http.body", body.on().name(), Durations.bytes(body.bytes()),
                    Durations.bytes(bytes(scene, body.on())));
            case Event.HttpRedirected it ->
                scene.say("http.redirected", it.on().name(), Integer.toString(it.code()),
                        Words.cut(it.url()));
            default -> finished(scene, (Event.HttpFinished) scene.event());
        };
    }

    private static long bytes(Scene scene, Ref ref) {
        var request = scene.held(ref, Held.Request.class);
        return request == null ? 0 : request.bytes();
    }

    private static String queued(Scene scene, Event.HttpQueued queued) {
        var others = scene.before().requests().stream().filter(it -> !it.ref().equals(queued.on())).toList();
        long waiting = others.stream().filter(it -> it.status() == Status.QUEUED).count();
        long active = others.stream().filter(it -> it.status() != Status.FINISHED).count() - waiting;
        return scene.say(active == 0 ? "http.queued" : "http.queued.behind", queued.on().name(),
                queued.method(), Words.cut(queued.url()), active,
                waiting);
    }

    private static String started(Scene scene, Event.HttpStarted started) {
        int queued = scene.last(started.on(), "http.queued");
        boolean waited = queued >= 0 && scene.trace.turn(queued) < scene.step.turn();
        return scene.say(waited ? "http.started.waited" : "http.started", started.on().name(),
                started.method(),
                Words.cut(started.url()), scene.since(queued));
    }

    private static String finished(Scene scene, Event.HttpFinished finished) {
        var request = scene.held(finished.on(), Held.Request.class);
        var took = request == null ? Durations.of(0) : scene.since(request.born());
        return finished.error() == null
                ? scene.say("http.finished", finished.on().name(), Integer.toString(finished.code()),
                        Durations.bytes(finished.bytes()), took)
                : scene.say("http.finished.error", finished.on().name(), Words.cut(finished.error()), took);
    }
}
