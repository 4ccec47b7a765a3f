package dev.loopglass.explain;

import dev.loopglass.event.Ref;

/// A word that whoever learns about event loops may not know, with what Tornado calls it and what it is
/// in Java. What it means stands in the bundle `glossary`.
public enum Term {
    LOOP("tornado.ioloop.IOLoop", "IOLoop"),
    POLL("IOLoop._impl.poll", "java.nio.channels.Selector.select"),
    TURN("PollIOLoop.start", "IOLoop.start"),
    READY("IOLoop._callbacks", "IOLoop.callbacks"),
    CALLBACK("IOLoop.add_callback", "IOLoop.addCallback(Runnable)"),
    TIMER("IOLoop.add_timeout", "IOLoop.addTimeout"),
    HANDLER("IOLoop.add_handler", "IOLoop.addHandler"),
    CHANNEL("socket.socket", "java.nio.channels.SocketChannel"),
    TASK("IOLoop._run_callback", "IOLoop.runCallback"),
    FUTURE("tornado.concurrent.Future", "Future"),
    LISTENER("Future.add_done_callback", "Future.addDoneCallback"),
    COROUTINE("tornado.gen.coroutine", "Coroutine"),
    AWAIT("yield", "Coroutine.await"),
    CAUSE("", ""),
    CONTEXT("tornado.stack_context.StackContext", "StackContext"),
    REQUEST("AsyncHTTPClient.fetch", "AsyncHttpClient.fetch"),
    WAKE("Waker.wake", "java.nio.channels.Selector.wakeup"),
    THREAD("concurrent.futures.ThreadPoolExecutor", "java.util.concurrent.ExecutorService"),
    KERNEL("", ""),
    HANDSHAKE("IOStream.connect", "SocketChannel.finishConnect"),
    FINDING("", "");

    private final String tornado;
    private final String java;

    Term(String tornado, String java) {
        this.tornado = tornado;
        this.java = java;
    }

    /// What objects of this type are called.
    public static Term of(Ref.Type type) {
        return switch (type) {
            case CALLBACK -> CALLBACK;
            case TIMER -> TIMER;
            case FUTURE -> FUTURE;
            case COROUTINE -> COROUTINE;
            case CHANNEL -> CHANNEL;
            case REQUEST -> REQUEST;
            case CONTEXT -> CONTEXT;
            case LOOP, OTHER -> LOOP;
        };
    }

    /// Its name in Tornado; empty where Tornado has none.
    public String tornado() {
        return tornado;
    }

    /// Its name in the reactor or the JDK; may be empty.
    public String java() {
        return java;
    }

    public String title(Language language) {
        return Glossary.phrases(language).say("term." + name() + ".title");
    }

    /// What it means, in two or three sentences.
    public String text(Language language) {
        return Glossary.phrases(language).say("term." + name() + ".text");
    }
}
