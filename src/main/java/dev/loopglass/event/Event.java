package dev.loopglass.event;

import java.util.List;
import java.util.Set;

/// Everything a reactor can be seen doing.
///
/// An event carries facts only: which object, and what about it. When it happened, in which turn, in
/// whose call and because of what is stamped on by the recorder ([Step]), so the events of two runs
/// compare with `equals`.
///
/// The first component is the object the event is about; the others are, by name and in order, the
/// keys of `data` in the trace file. Texts and references may be null (the key is then left out);
/// numbers, enums, lists and sets are always there; `false` is left out. The kind is the record's name:
/// `FutureResolved` is `future.resolved`.
public sealed interface Event {

    /// The object this happened to; null for [Line] and [Mark].
    Ref on();

    /// As the trace file spells it, for example `future.resolved`.
    default String kind() {
        return Kind.of(this).name();
    }

    // ---- the loop

    record LoopStarted(Ref on) implements Event {}

    record LoopStopped(Ref on, String reason) implements Event {}

    /// `callbacks` are ready now, `timers` are due now: exactly these run in this turn.
    record TurnBegin(Ref on, int callbacks, int timers) implements Event {}

    /// `timeoutNanos` is -1 when the loop sleeps until something happens.
    record PollBegin(Ref on, long timeoutNanos, Because because, List<Interest> watching) implements Event {}

    /// `woken`: another thread cut the sleep short.
    record PollEnd(Ref on, List<Interest> ready, boolean woken) implements Event {}

    // ---- callbacks: run once, in the next turn

    /// `by` is who asked (`addCallback`, `addFuture`, `spawnCallback`, `thread`); `future` the one whose
    /// resolution asked for it, if one did.
    record CallbackAdded(Ref on, String by, String label, Ref future) implements Event {
        /// Whether another thread added it, in the middle of whatever the loop was doing.
        public boolean fromThread() {
            return "thread".equals(by);
        }
    }

    record CallbackBegin(Ref on) implements Event {}

    record CallbackEnd(Ref on, String error) implements Event {}

    // ---- timers: run once, at a time

    /// `deadlineNanos` is on the clock of the envelope's `t`.
    record TimerAdded(Ref on, long deadlineNanos, String label) implements Event {}

    record TimerRemoved(Ref on) implements Event {}

    record TimerBegin(Ref on, long lateNanos) implements Event {}

    record TimerEnd(Ref on, String error) implements Event {}

    // ---- handlers: run whenever the selector finds their channel ready

    record HandlerAdded(Ref on, Set<Op> ops) implements Event {}

    record HandlerUpdated(Ref on, Set<Op> ops) implements Event {}

    record HandlerRemoved(Ref on) implements Event {}

    record HandlerBegin(Ref on, Set<Op> ops) implements Event {}

    record HandlerEnd(Ref on, String error) implements Event {}

    // ---- futures

    record FutureCreated(Ref on) implements Event {}

    /// `callback` says whose: a method, or the coroutine that waits (`co2`).
    record FutureListened(Ref on, String callback) implements Event {}

    record FutureResolved(Ref on, String value) implements Event {}

    record FutureFailed(Ref on, String error) implements Event {}

    // ---- coroutines

    /// `result` is the future that will hold what the coroutine returns.
    record CoroutineStarted(Ref on, Ref result) implements Event {}

    record CoroutineSuspended(Ref on, Ref future) implements Event {}

    record CoroutineResumed(Ref on, Ref future) implements Event {}

    record CoroutineReturned(Ref on, String value) implements Event {}

    record CoroutineFailed(Ref on, String error) implements Event {}

    // ---- channels

    record ChannelOpened(Ref on) implements Event {}

    record ChannelConnecting(Ref on, String address) implements Event {}

    record ChannelConnected(Ref on, String address) implements Event {}

    record ChannelRead(Ref on, int bytes, String preview) implements Event {}

    record ChannelWrote(Ref on, int bytes, String preview) implements Event {}

    record ChannelFailed(Ref on, String error) implements Event {}

    record ChannelClosed(Ref on, String reason) implements Event {}

    record TlsStarted(Ref on) implements Event {}

    record TlsHandshake(Ref on, String status) implements Event {}

    record TlsEstablished(Ref on, String protocol, String cipher) implements Event {}

    // ---- stack contexts

    record ContextCaptured(Ref on, String label) implements Event {}

    record ContextEntered(Ref on, String label) implements Event {}

    record ContextLeft(Ref on, String label) implements Event {}

    // ---- HTTP

    record HttpQueued(Ref on, String method, String url) implements Event {}

    record HttpStarted(Ref on, String method, String url) implements Event {}

    /// The request's head is on its way; `bytes` of it.
    record HttpSent(Ref on, long bytes) implements Event {}

    record HttpStatus(Ref on, int code) implements Event {}

    /// The response's head is in; `count` header fields.
    record HttpHeaders(Ref on, int count) implements Event {}

    record HttpBody(Ref on, long bytes) implements Event {}

    record HttpRedirected(Ref on, int code, String url) implements Event {}

    record HttpFinished(Ref on, int code, long bytes, String error) implements Event {}

    // ---- the program itself

    /// A line of a woven program is about to run; `locals` are those that changed.
    record Line(Ref on, List<Local> locals) implements Event {}

    /// A program's own remark.
    record Mark(Ref on, String text) implements Event {}

    /// A kind this version does not know, kept and shown as it came.
    ///
    /// @param data the JSON text of its data, or null
    record Unknown(Ref on, String kind, String data) implements Event {}

    // ---- what they are made of

    /// What a channel can be watched for.
    enum Op { READ, WRITE, ERROR }

    /// Why a poll sleeps as long as it does.
    enum Because {
        /// Callbacks wait: it does not sleep at all.
        CALLBACKS,
        /// Until the next timer.
        TIMER,
        /// Nothing is due: until a channel is ready.
        IDLE
    }

    record Interest(Ref channel, Set<Op> ops) {}

    record Local(String name, String value) {}
}
