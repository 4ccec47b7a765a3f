package dev.loopglass.app.timeline;

/// How a stretch of a row is drawn. Running is solid, waiting is hatched or dashed: colour is never the
/// only sign.
enum Look {
    CALLBACKS, TIMERS, POLL, EVENTS,
    CALLBACK, TIMER, HANDLER,
    RUNNING, WAITING,
    PENDING, RESOLVED, FAILED,
    ALIVE,
    ARMED, FIRED, CANCELLED
}
