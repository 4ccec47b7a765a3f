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
            case Event.HttpQueued queued -> queue(now, queued);
            case Event.HttpStarted started -> at(now, started.on(), Status.STARTED, 0, Status.QUEUED);
            case Event.HttpSent sent -> at(now, sent.on(), Status.SENT, 0, Status.STARTED);
            case Event.HttpStatus status -> status(now, status);
            case Event.HttpHeaders headers -> at(now, headers.on(), Status.HEADERS, 0, Status.STATUS);
            case Event.HttpBody body ->
                at(now, body.on(), Status.BODY, body.bytes(), Status.HEADERS, Status.BODY);
            case Event.HttpRedirected redirected ->
                at(now, redirected.on(), Status.REDIRECTED, 0, Status.HEADERS, Status.BODY);
            case Event.HttpFinished finished -> finish(now, finished);
            default -> { }
        }
    }

    /// A redirected request stands in line once more.
    private static void queue(Packet now, Event.HttpQueued queued) {
        var held = now.requests.get(queued.on());
        boolean again = held != null && held.status() == Status.REDIRECTED;
        if (!again) {
            Births.check(now, held);
        }
        now.requests = now.requests.with(new Held.Request(queued.on(), again ? held.born() : now.step().seq(),
                Status.QUEUED, queued.method(), queued.url(), 0, 0, null));
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
            now.refuse("finishes %s without an error while it is %s, wanted at least headers",
                    finished.on(), Packet.told(held.status()));
        }
        if (finished.error() == null && finished.code() != held.code()) {
            now.refuse("finishes with code %d, wanted %d as it was answered", finished.code(), held.code());
        }
        if (finished.bytes() > held.bytes()) {
            now.refuse("finishes with %d bytes of body, but %d came", finished.bytes(), held.bytes());
        }
        now.requests =
                now.requests.with(held.now(Status.FINISHED, finished.code(), held.bytes(), finished.error()));
        now.ends(finished.on());
    }

    private static void at(Packet now, Ref ref, Status next, long bytes, Status... wanted) {
        var held = held(now, ref);
        if (!Arrays.asList(wanted).contains(held.status())) {
            now.refuse("while %s is %s, wanted %s", ref, Packet.told(held.status()), Packet.told(wanted));
        }
        now.requests = now.requests.with(held.now(next, held.code(), held.bytes() + bytes, held.error()));
    }

    private static Held.Request held(Packet now, Ref ref) {
        var held = now.requests.get(ref);
        if (held == null) {
            now.refuse("is of %s", now.history.fate(ref, now.step().seq(), "http.queued"));
            held = new Held.Request(ref, now.step().seq(), Status.STARTED, null, null, 0, 0, null);
        }
        return held;
    }
}
