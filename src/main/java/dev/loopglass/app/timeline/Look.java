package dev.loopglass.app.timeline;

/// How a stretch of a row is drawn. Running is solid, waiting is hatched or dashed: colour is never the
/// only sign.
enum Look {
    CALLBACKS(Band.LOOP), TIMERS(Band.LOOP), POLL(Band.LOOP), EVENTS(Band.LOOP),
    CALLBACK(Band.TASKS), TIMER(Band.TASKS), HANDLER(Band.TASKS),
    RUNNING(Band.COROUTINES), WAITING(Band.COROUTINES),
    PENDING(Band.FUTURES), RESOLVED(Band.FUTURES), FAILED(Band.FUTURES),
    ALIVE(Band.CHANNELS),
    ARMED(Band.TIMERS), FIRED(Band.TIMERS), CANCELLED(Band.TIMERS);

    private final Band band;

    Look(Band band) {
        this.band = band;
    }

    /// The rows in which it is found; [#ALIVE] also among the requests.
    Band band() {
        return band;
    }

    /// What it was as long as nobody knew how it would end.
    Look open() {
        return switch (this) {
            case RESOLVED, FAILED -> PENDING;
            case FIRED, CANCELLED -> ARMED;
            default -> this;
        };
    }

    /// Whether it ends with the step that ends it, and not with the one before.
    boolean waits() {
        return this == POLL || this == WAITING || band == Band.FUTURES || band == Band.TIMERS;
    }

    /// Whether such a stretch becomes another one when it ends.
    boolean lasts() {
        return this == PENDING || this == ARMED;
    }
}
