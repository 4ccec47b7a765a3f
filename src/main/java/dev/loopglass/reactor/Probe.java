package dev.loopglass.reactor;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Because;
import dev.loopglass.event.Event.Interest;
import dev.loopglass.event.Event.Op;
import dev.loopglass.event.Observer;
import dev.loopglass.event.Plumbing;
import dev.loopglass.event.Ref;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSession;

/// Where the reactor can be watched: one line of it calls one of these wherever something happens. With
/// no observer attached each is a single branch that is never taken; nothing is built, nothing named.
///
/// An observer must not change what it observes: one that throws is detached, reported once, and the
/// loop goes on. (Trio treats a broken instrument the same way.)
@Plumbing
public final class Probe {
    private static final List<Set<Op>> OPS = IntStream.range(0, 16).mapToObj(Probe::opsOf).toList();

    private static volatile Observer observer;

    private Probe() {}

    /// Ends what [Probe#attach] began.
    public interface Attachment extends AutoCloseable {
        @Override
        void close();
    }

    /// Lets `newcomer` see everything that any reactor in this program does from now on.
    ///
    /// @throws IllegalStateException if one is attached already
    public static synchronized Attachment attach(Observer newcomer) {
        if (observer != null) {
            throw new IllegalStateException("an observer is attached already");
        }
        observer = newcomer;
        return () -> detach(newcomer);
    }

    private static synchronized void detach(Observer leaving) {
        if (observer == leaving) {
            observer = null;
        }
    }

    // ---- the loop

    static void loopStarted(IOLoop loop) {
        if (observer != null) emit(o -> new Event.LoopStarted(loop.ref(o)));
    }

    static void loopStopped(IOLoop loop, String reason) {
        if (observer != null) emit(o -> new Event.LoopStopped(loop.ref(o), reason));
    }

    static void turnBegin(IOLoop loop, int callbacks, int timers) {
        if (observer != null) emit(o -> new Event.TurnBegin(loop.ref(o), callbacks, timers));
    }

    static void pollBegin(IOLoop loop, long timeoutNanos, Because because, Collection<Registration> watched) {
        if (observer != null) {
            emit(o -> new Event.PollBegin(loop.ref(o), timeoutNanos, because,
                    watched.stream().map(each -> new Interest(each.fd.ref(o), OPS.get(each.ops))).toList()));
        }
    }

    static void pollEnd(IOLoop loop, List<Registration> ready, boolean woken) {
        if (observer != null) {
            emit(o -> new Event.PollEnd(loop.ref(o),
                    ready.stream().map(each -> new Interest(each.fd.ref(o), OPS.get(each.ready))).toList(), woken));
        }
    }

    // ---- callbacks, timers, handlers

    static void callbackAdded(Callback callback, String by, Future<?> future) {
        if (observer != null) {
            emit(o -> new Event.CallbackAdded(callback.ref(o), by, callback.label(),
                    future == null ? null : future.ref(o)));
        }
    }

    static void callbackBegin(Callback callback) {
        if (observer != null) emit(o -> new Event.CallbackBegin(callback.ref(o)));
    }

    static void callbackEnd(Callback callback, Throwable error) {
        if (observer != null) emit(o -> new Event.CallbackEnd(callback.ref(o), Shown.error(error)));
    }

    static void timerAdded(Timeout timer) {
        if (observer != null) {
            emit(o -> new Event.TimerAdded(timer.ref(o), timer.deadlineNanos, timer.label()));
        }
    }

    static void timerRemoved(Timeout timer) {
        if (observer != null) emit(o -> new Event.TimerRemoved(timer.ref(o)));
    }

    static void timerBegin(Timeout timer, long lateNanos) {
        if (observer != null) emit(o -> new Event.TimerBegin(timer.ref(o), lateNanos));
    }

    static void timerEnd(Timeout timer, Throwable error) {
        if (observer != null) emit(o -> new Event.TimerEnd(timer.ref(o), Shown.error(error)));
    }

    static void handlerAdded(Descriptor fd, int ops) {
        if (observer != null) emit(o -> new Event.HandlerAdded(fd.ref(o), OPS.get(ops)));
    }

    static void handlerUpdated(Descriptor fd, int ops) {
        if (observer != null) emit(o -> new Event.HandlerUpdated(fd.ref(o), OPS.get(ops)));
    }

    static void handlerRemoved(Descriptor fd) {
        if (observer != null) emit(o -> new Event.HandlerRemoved(fd.ref(o)));
    }

    static void handlerBegin(Descriptor fd, int ops) {
        if (observer != null) emit(o -> new Event.HandlerBegin(fd.ref(o), OPS.get(ops)));
    }

    static void handlerEnd(Descriptor fd, Throwable error) {
        if (observer != null) emit(o -> new Event.HandlerEnd(fd.ref(o), Shown.error(error)));
    }

    // ---- futures and coroutines

    static void futureCreated(Future<?> future) {
        if (observer != null) emit(o -> new Event.FutureCreated(future.ref(o)));
    }

    static void futureListened(Future<?> future, Object whose) {
        if (observer != null) {
            emit(o -> new Event.FutureListened(future.ref(o),
                    whose instanceof Named named ? named.ref(o).name() : Shown.whose(whose)));
        }
    }

    static void futureResolved(Future<?> future, Object value) {
        if (observer != null) emit(o -> new Event.FutureResolved(future.ref(o), Shown.value(value)));
    }

    static void futureFailed(Future<?> future, Throwable error) {
        if (observer != null) emit(o -> new Event.FutureFailed(future.ref(o), Shown.error(error)));
    }

    static void coroutineStarted(Runner<?> coroutine, Future<?> result) {
        if (observer != null) emit(o -> new Event.CoroutineStarted(coroutine.ref(o), result.ref(o)));
    }

    static void coroutineSuspended(Runner<?> coroutine, Future<?> future) {
        if (observer != null) emit(o -> new Event.CoroutineSuspended(coroutine.ref(o), future.ref(o)));
    }

    static void coroutineResumed(Runner<?> coroutine, Future<?> future) {
        if (observer != null) emit(o -> new Event.CoroutineResumed(coroutine.ref(o), future.ref(o)));
    }

    static void coroutineReturned(Runner<?> coroutine, Object value) {
        if (observer != null) emit(o -> new Event.CoroutineReturned(coroutine.ref(o), Shown.value(value)));
    }

    static void coroutineFailed(Runner<?> coroutine, Throwable error) {
        if (observer != null) emit(o -> new Event.CoroutineFailed(coroutine.ref(o), Shown.error(error)));
    }

    // ---- channels

    static void channelOpened(Descriptor fd) {
        if (observer != null) emit(o -> new Event.ChannelOpened(fd.ref(o)));
    }

    static void channelConnecting(Descriptor fd, InetSocketAddress address) {
        if (observer != null) emit(o -> new Event.ChannelConnecting(fd.ref(o), Shown.address(address)));
    }

    static void channelConnected(Descriptor fd) {
        if (observer != null) emit(o -> new Event.ChannelConnected(fd.ref(o), fd.label()));
    }

    static void channelRead(Descriptor fd, ByteBuffer bytes) {
        if (observer != null) {
            emit(o -> new Event.ChannelRead(fd.ref(o), bytes.remaining(), Shown.preview(bytes)));
        }
    }

    /// @param before what was to be written, as it was before; `count` bytes of it are gone now
    static void channelWrote(Descriptor fd, ByteBuffer before, int count) {
        if (observer != null) {
            emit(o -> new Event.ChannelWrote(fd.ref(o), count,
                    Shown.preview(before.slice(before.position(), count))));
        }
    }

    static void channelFailed(Descriptor fd, Throwable error) {
        if (observer != null) emit(o -> new Event.ChannelFailed(fd.ref(o), Shown.error(error)));
    }

    static void channelClosed(Descriptor fd, String reason) {
        if (observer != null) emit(o -> new Event.ChannelClosed(fd.ref(o), reason));
    }

    static void tlsStarted(Descriptor fd) {
        if (observer != null) emit(o -> new Event.TlsStarted(fd.ref(o)));
    }

    static void tlsHandshake(Descriptor fd, Flight flight, TlsEngine.Want want) {
        if (observer != null) emit(o -> new Event.TlsHandshake(fd.ref(o), flight.told(want)));
    }

    static void tlsEstablished(Descriptor fd, SSLSession session) {
        if (observer != null) {
            emit(o -> new Event.TlsEstablished(fd.ref(o), session.getProtocol(), session.getCipherSuite()));
        }
    }

    // ---- stack contexts

    static void contextCaptured(StackContext context) {
        if (observer != null) emit(o -> new Event.ContextCaptured(context.ref(o), context.label()));
    }

    static void contextEntered(StackContext context) {
        if (observer != null) emit(o -> new Event.ContextEntered(context.ref(o), context.label()));
    }

    static void contextLeft(StackContext context) {
        if (observer != null) emit(o -> new Event.ContextLeft(context.ref(o), context.label()));
    }

    // ---- HTTP, told by the package above

    public static void httpQueued(Named request, String method, String url) {
        if (observer != null) emit(o -> new Event.HttpQueued(request.ref(o), method, url));
    }

    public static void httpStarted(Named request, String method, String url) {
        if (observer != null) emit(o -> new Event.HttpStarted(request.ref(o), method, url));
    }

    public static void httpSent(Named request, long bytes) {
        if (observer != null) emit(o -> new Event.HttpSent(request.ref(o), bytes));
    }

    public static void httpStatus(Named request, int code) {
        if (observer != null) emit(o -> new Event.HttpStatus(request.ref(o), code));
    }

    public static void httpHeaders(Named request, int count) {
        if (observer != null) emit(o -> new Event.HttpHeaders(request.ref(o), count));
    }

    public static void httpBody(Named request, long bytes) {
        if (observer != null) emit(o -> new Event.HttpBody(request.ref(o), bytes));
    }

    public static void httpRedirected(Named request, int code, String url) {
        if (observer != null) emit(o -> new Event.HttpRedirected(request.ref(o), code, url));
    }

    public static void httpFinished(Named request, int code, long bytes, Throwable error) {
        if (observer != null) {
            emit(o -> new Event.HttpFinished(request.ref(o), code, bytes, Shown.error(error)));
        }
    }

    /// A program's own remark, for whoever watches the recording.
    public static void mark(String text) {
        if (observer != null) emit(_ -> new Event.Mark(null, text));
    }

    // ---- how they are told

    /// What an object is called in the recording, with what it is for: `co2 TcpClient.connect`.
    static String describe(Named named) {
        var watching = observer;
        if (watching == null) {
            return named.label();
        }
        var ref = named.ref(watching);
        return ref.label() == null ? ref.name() : ref.name() + ' ' + ref.label();
    }

    @FunctionalInterface
    private interface Telling {
        Event by(Observer observer);
    }

    /// Kept out of the callers, so that they stay small enough to vanish when nobody watches.
    private static void emit(Telling telling) {
        var watching = observer;
        if (watching == null) {
            return;
        }
        try {
            var strand = Strand.current();
            watching.observe(telling.by(watching), strand.loop != null && strand.loop.isHome(strand));
        } catch (RuntimeException | Error e) {
            detach(watching);
            Log.error("The recorder failed and was detached; the program goes on unrecorded.", e);
        }
    }

    private static Set<Op> opsOf(int ops) {
        var set = EnumSet.noneOf(Op.class);
        if ((ops & IOLoop.READ) != 0) set.add(Op.READ);
        if ((ops & IOLoop.WRITE) != 0) set.add(Op.WRITE);
        if ((ops & IOLoop.ERROR) != 0) set.add(Op.ERROR);
        return Collections.unmodifiableSet(set);
    }
}
