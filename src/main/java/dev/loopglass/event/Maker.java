package dev.loopglass.event;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// How an event of each kind is made of its values. Constructors could be read off the records, as the rest of a [Kind] is, but
/// not called at once: Java writes a class for each shape of a method handle, and fifty kinds took it 60 to 150 ms of every start.
/// What stands here is compiled with the program, and [KindTest] finds a kind that is missing or has its values mixed up.
interface Maker {
    /// @throws ClassCastException if a value is not of its field's type
    Event make(Ref on, Object[] its);

    /// By the records' types.
    Map<Class<? extends Event>, Maker> ALL = Map.ofEntries(
            maker(Event.LoopStarted.class, (on, _) -> new Event.LoopStarted(on)),
            maker(Event.LoopStopped.class, (on, its) -> new Event.LoopStopped(on, (String) its[0])),
            maker(Event.TurnBegin.class, (on, its) -> new Event.TurnBegin(on, (int) its[0], (int) its[1])),
            maker(Event.PollBegin.class, (on, its) -> new Event.PollBegin(on, (long) its[0], (Event.Because) its[1], list(its[2]))),
            maker(Event.PollEnd.class, (on, its) -> new Event.PollEnd(on, list(its[0]), (boolean) its[1])),
            maker(Event.CallbackAdded.class, (on, its) -> new Event.CallbackAdded(on, (String) its[0], (String) its[1], (Ref) its[2])),
            maker(Event.CallbackBegin.class, (on, _) -> new Event.CallbackBegin(on)),
            maker(Event.CallbackEnd.class, (on, its) -> new Event.CallbackEnd(on, (String) its[0])),
            maker(Event.TimerAdded.class, (on, its) -> new Event.TimerAdded(on, (long) its[0], (String) its[1])),
            maker(Event.TimerRemoved.class, (on, _) -> new Event.TimerRemoved(on)),
            maker(Event.TimerBegin.class, (on, its) -> new Event.TimerBegin(on, (long) its[0])),
            maker(Event.TimerEnd.class, (on, its) -> new Event.TimerEnd(on, (String) its[0])),
            maker(Event.HandlerAdded.class, (on, its) -> new Event.HandlerAdded(on, set(its[0]))),
            maker(Event.HandlerUpdated.class, (on, its) -> new Event.HandlerUpdated(on, set(its[0]))),
            maker(Event.HandlerRemoved.class, (on, _) -> new Event.HandlerRemoved(on)),
            maker(Event.HandlerBegin.class, (on, its) -> new Event.HandlerBegin(on, set(its[0]))),
            maker(Event.HandlerEnd.class, (on, its) -> new Event.HandlerEnd(on, (String) its[0])),
            maker(Event.FutureCreated.class, (on, _) -> new Event.FutureCreated(on)),
            maker(Event.FutureListened.class, (on, its) -> new Event.FutureListened(on, (String) its[0])),
            maker(Event.FutureResolved.class, (on, its) -> new Event.FutureResolved(on, (String) its[0])),
            maker(Event.FutureFailed.class, (on, its) -> new Event.FutureFailed(on, (String) its[0])),
            maker(Event.CoroutineStarted.class, (on, its) -> new Event.CoroutineStarted(on, (Ref) its[0])),
            maker(Event.CoroutineSuspended.class, (on, its) -> new Event.CoroutineSuspended(on, (Ref) its[0])),
            maker(Event.CoroutineResumed.class, (on, its) -> new Event.CoroutineResumed(on, (Ref) its[0])),
            maker(Event.CoroutineReturned.class, (on, its) -> new Event.CoroutineReturned(on, (String) its[0])),
            maker(Event.CoroutineFailed.class, (on, its) -> new Event.CoroutineFailed(on, (String) its[0])),
            maker(Event.ChannelOpened.class, (on, _) -> new Event.ChannelOpened(on)),
            maker(Event.ChannelConnecting.class, (on, its) -> new Event.ChannelConnecting(on, (String) its[0])),
            maker(Event.ChannelConnected.class, (on, its) -> new Event.ChannelConnected(on, (String) its[0])),
            maker(Event.ChannelRead.class, (on, its) -> new Event.ChannelRead(on, (int) its[0], (String) its[1])),
            maker(Event.ChannelWrote.class, (on, its) -> new Event.ChannelWrote(on, (int) its[0], (String) its[1])),
            maker(Event.ChannelFailed.class, (on, its) -> new Event.ChannelFailed(on, (String) its[0])),
            maker(Event.ChannelClosed.class, (on, its) -> new Event.ChannelClosed(on, (String) its[0])),
            maker(Event.TlsStarted.class, (on, _) -> new Event.TlsStarted(on)),
            maker(Event.TlsHandshake.class, (on, its) -> new Event.TlsHandshake(on, (String) its[0])),
            maker(Event.TlsEstablished.class, (on, its) -> new Event.TlsEstablished(on, (String) its[0], (String) its[1])),
            maker(Event.ContextCaptured.class, (on, its) -> new Event.ContextCaptured(on, (String) its[0])),
            maker(Event.ContextEntered.class, (on, its) -> new Event.ContextEntered(on, (String) its[0])),
            maker(Event.ContextLeft.class, (on, its) -> new Event.ContextLeft(on, (String) its[0])),
            maker(Event.HttpQueued.class, (on, its) -> new Event.HttpQueued(on, (String) its[0], (String) its[1])),
            maker(Event.HttpStarted.class, (on, its) -> new Event.HttpStarted(on, (String) its[0], (String) its[1])),
            maker(Event.HttpSent.class, (on, its) -> new Event.HttpSent(on, (long) its[0])),
            maker(Event.HttpStatus.class, (on, its) -> new Event.HttpStatus(on, (int) its[0])),
            maker(Event.HttpHeaders.class, (on, its) -> new Event.HttpHeaders(on, (int) its[0])),
            maker(Event.HttpBody.class, (on, its) -> new Event.HttpBody(on, (long) its[0])),
            maker(Event.HttpRedirected.class, (on, its) -> new Event.HttpRedirected(on, (int) its[0], (String) its[1])),
            maker(Event.HttpFinished.class, (on, its) -> new Event.HttpFinished(on, (int) its[0], (long) its[1], (String) its[2])),
            maker(Event.Line.class, (on, its) -> new Event.Line(on, list(its[0]))),
            maker(Event.Mark.class, (on, its) -> new Event.Mark(on, (String) its[0])),
            maker(Event.Unknown.class, (on, its) -> new Event.Unknown(on, (String) its[0], (String) its[1])));

    private static Map.Entry<Class<? extends Event>, Maker> maker(Class<? extends Event> type, Maker maker) {
        return Map.entry(type, maker);
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(Object value) {
        return (List<T>) value;
    }

    @SuppressWarnings("unchecked")
    private static <T> Set<T> set(Object value) {
        return (Set<T>) value;
    }
}
