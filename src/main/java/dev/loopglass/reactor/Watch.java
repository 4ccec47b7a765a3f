package dev.loopglass.reactor;

import dev.loopglass.event.Plumbing;

/// What the loop watches a stream's channel for: nothing at first, then at least errors.
@Plumbing
final class Watch {
    private static final int UNWATCHED = 0;

    private final IOLoop loop;
    private final Descriptor fd;
    private final Handler handler;
    private int state = UNWATCHED;

    Watch(IOLoop loop, Descriptor fd, Handler handler) {
        this.loop = loop;
        this.fd = fd;
        this.handler = handler;
    }

    /// Watches for `events` too.
    void also(int events) {
        if (state == UNWATCHED) {
            state = IOLoop.ERROR | events;
            begin();
        } else if ((state & events) == 0) {
            only(state | events);
        }
    }

    /// The handler serves everybody who will ever use this stream, so it must not carry the contexts of
    /// whoever happened to be first.
    private void begin() {
        var strand = Strand.current();
        var contexts = strand.contexts;
        strand.contexts = StackContext.State.EMPTY;
        try {
            loop.addHandler(fd, handler, state);
        } finally {
            strand.contexts = contexts;
        }
    }

    /// From now on watches for these, and for no others.
    void only(int events) {
        if (events != state) {
            state = events;
            loop.updateHandler(fd, state);
        }
    }

    void end() {
        if (state != UNWATCHED) {
            loop.removeHandler(fd);
            state = UNWATCHED;
        }
    }

    /// Whether nothing but an error would be noticed.
    boolean idle() {
        return state == UNWATCHED || state == IOLoop.ERROR;
    }
}
