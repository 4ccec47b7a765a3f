package dev.loopglass.record;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;

/// Hides what must not be seen in a trace that is handed around: the values of headers that carry
/// credentials, the user in a URL, and values in a query that look like secrets.
public abstract class Masker {
    private static final int PREVIEW = 200;

    /// Hides nothing but what does not fit.
    public static Masker none() {
        return new Masker() {
            @Override
            public String text(String text) {
                return text;
            }

            @Override
            String preview(Ref channel, boolean sent, String text) {
                return cut(text);
            }
        };
    }

    public static Masker secrets() {
        return new Secrets();
    }

    /// @param text may be null
    public abstract String text(String text);

    /// The beginning of what went over a channel.
    ///
    /// @param sent whether it went out, not in
    abstract String preview(Ref channel, boolean sent, String text);

    /// Nothing more will go over this channel.
    void forget(Ref channel) {
        // Whoever remembers nothing has nothing to forget.
    }

    /// The same event, with its texts masked.
    final Event mask(Event event) {
        return switch (event) {
            // The most frequent first: nothing in these has to be hidden.
            case Event.FutureCreated _, Event.FutureListened _, Event.ContextCaptured _, Event.ContextEntered _,
                 Event.ContextLeft _, Event.CallbackBegin _ -> event;
            case Event.CallbackEnd end when end.error() == null -> event;
            case Event.HandlerEnd end when end.error() == null -> event;
            case Event.ChannelRead(Ref on, int bytes, String preview) ->
                new Event.ChannelRead(on, bytes, preview(on, false, preview));
            case Event.ChannelWrote(Ref on, int bytes, String preview) ->
                new Event.ChannelWrote(on, bytes, preview(on, true, preview));
            case Event.HttpQueued(Ref on, String method, String url) -> new Event.HttpQueued(on, method, text(url));
            case Event.HttpStarted(Ref on, String method, String url) -> new Event.HttpStarted(on, method, text(url));
            case Event.HttpRedirected(Ref on, int code, String url) -> new Event.HttpRedirected(on, code, text(url));
            case Event.HttpFinished(Ref on, int code, long bytes, String error) ->
                new Event.HttpFinished(on, code, bytes, text(error));
            case Event.FutureResolved(Ref on, String value) -> new Event.FutureResolved(on, text(value));
            case Event.FutureFailed(Ref on, String error) -> new Event.FutureFailed(on, text(error));
            case Event.CoroutineReturned(Ref on, String value) -> new Event.CoroutineReturned(on, text(value));
            case Event.CoroutineFailed(Ref on, String error) -> new Event.CoroutineFailed(on, text(error));
            case Event.CallbackAdded(Ref on, String by, String label, Ref future) ->
                new Event.CallbackAdded(on, by, text(label), future);
            case Event.CallbackEnd(Ref on, String error) -> new Event.CallbackEnd(on, text(error));
            case Event.TimerEnd(Ref on, String error) -> new Event.TimerEnd(on, text(error));
            case Event.HandlerEnd(Ref on, String error) -> new Event.HandlerEnd(on, text(error));
            case Event.ChannelFailed(Ref on, String error) -> new Event.ChannelFailed(on, text(error));
            case Event.ChannelClosed(Ref on, String reason) -> {
                forget(on);
                yield new Event.ChannelClosed(on, text(reason));
            }
            case Event.Mark(Ref on, String text) -> new Event.Mark(on, text(text));
            default -> event;
        };
    }

    static String cut(String text) {
        return text.length() <= PREVIEW ? text : text.substring(0, PREVIEW - 1) + '…';
    }
}
