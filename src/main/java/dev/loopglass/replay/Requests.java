package dev.loopglass.replay;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.replay.Held.Request.Status;
import java.util.Arrays;

/// HTTP requests, from the queue to the answer. One that fails may finish at any point.
final class Requests {
    private Requests() {}

    static void take(Packet now, Event event) {
        switch (event) {
            case Event.HttpQueued queued -> begin(now, queued.on(), queued.method(), queued.url(), Status.QUEUED);
            case Event.HttpStarted started -> start(now, started);
            case Event.HttpSent sent -> at(now, sent.on(), Status.SENT, 0, Status.STARTED);
            case Event.HttpStatus status -> status(now, status);
            case Event.HttpHeaders headers -> at(now, headers.on(), Status.HEADERS, 0, Status.STATUS);
            case Event.HttpBody body -> at(now, body.on(), Status.BODY, body.bytes(), Status.HEADERS, Status.BODY);
            case Event.HttpRedirected redirected ->
                at(now, redirected.on(), Status.REDIRECTED, 0, Status.HEADERS, Status.BODY);
            case Event.HttpFinished finished -> finish(now, finished);
            default -> { }
        }
    }

    private static void begin(Packet now, Ref ref, String method, String url, Status status) {
        var held = now.requests.get(ref);
        if (held == null || held.status() != Status.REDIRECTED) {
            Births.check(now, held);
        }
        int born = held == null ? now.step().seq() : held.born();
        now.requests = now.requests.with(new Held.Request(ref, born, status, method, url, 0, 0, null));
    }

    private static void start(Packet now, Event.HttpStarted started) {
        var held = now.requests.get(started.on());
        if (held == null || held.status() != Status.QUEUED) {
            begin(now, started.on(), started.method(), started.url(), Status.STARTED);
        } else {
            now.requests = now.requests.with(held.now(Status.STARTED, 0, 0, null));
        }
    }

    /// A 1xx answer is followed by another one.
    private static void status(Packet now, Event.HttpStatus status) {
        var held = held(now, status.on());
        if (held.code() < 100 || held.code() > 199) {
            at(now, status.on(), Status.STATUS, 0, Status.SENT);
        }
        now.requests = now.requests.with(held(now, status.on()).now(Status.STATUS, status.code(), 0, null));
    }

    private static void finish(Packet now, Event.HttpFinished finished) {
        var held = held(now, finished.on());
        if (held.status() == Status.FINISHED) {
            now.refuse("finishes %s again", finished.on());
        } else if (finished.error() == null && held.status().compareTo(Status.HEADERS) < 0) {
            now.refuse("finishes %s without an error while it is %s, wanted at least HEADERS", finished.on(), held.status());
        }
        now.requests = now.requests.with(
                held.now(Status.FINISHED, finished.code(), Math.max(held.bytes(), finished.bytes()), finished.error()));
        now.ends(finished.on());
    }

    private static void at(Packet now, Ref ref, Status next, long bytes, Status... wanted) {
        var held = held(now, ref);
        if (!Arrays.asList(wanted).contains(held.status())) {
            now.refuse("while %s is %s, wanted %s", ref, held.status(), String.join(" or ",
                    Arrays.stream(wanted).map(Enum::name).toList()));
        }
        now.requests = now.requests.with(held.now(next, held.code(), held.bytes() + bytes, held.error()));
    }

    private static Held.Request held(Packet now, Ref ref) {
        var held = now.requests.get(ref);
        if (held == null) {
            now.refuse("is of %s", now.history.fate(ref, now.step().seq(), "http.queued or http.started"));
            held = new Held.Request(ref, now.step().seq(), Status.STARTED, null, null, 0, 0, null);
        }
        return held;
    }
}
