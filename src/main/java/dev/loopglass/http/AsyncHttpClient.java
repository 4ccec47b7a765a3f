package dev.loopglass.http;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.StackContext;
import dev.loopglass.reactor.Task;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/// Fetches over HTTP without making anybody wait.
///
///     Future<HttpResponse> response = AsyncHttpClient.current().fetch("http://localhost:8080/hello");
public abstract class AsyncHttpClient implements AutoCloseable {
    /// Weak on both sides: a client knows its loop, so holding it here would hold both for ever.
    private static final Map<IOLoop, WeakReference<AsyncHttpClient>> CLIENTS = new WeakHashMap<>();
    private static volatile Supplier<? extends AsyncHttpClient> factory = SimpleAsyncHttpClient::new;

    private final IOLoop loop = IOLoop.current();
    private final HttpRequest defaults;
    private boolean closed;

    /// Is given the response, whatever came of it: an error is in the response, too.
    @FunctionalInterface
    public interface ResponseCallback {
        void handleResponse(HttpResponse response) throws Exception;
    }

    /// @param defaults what requests leave open is taken from here; its URL does not matter
    AsyncHttpClient(HttpRequest defaults) {
        this.defaults = new HttpRequest(defaults);
    }

    /// The client of the current loop. There is one per loop, so that its limit on connections counts
    /// for everybody who fetches there.
    ///
    /// @throws IllegalStateException if this thread has no loop
    @Models("tornado.httpclient.AsyncHTTPClient.__new__")
    public static AsyncHttpClient current() {
        var loop = IOLoop.current();
        synchronized (CLIENTS) {
            var known = CLIENTS.get(loop);
            var client = known == null ? null : known.get();
            if (client == null) {
                client = factory.get();
                CLIENTS.put(loop, new WeakReference<>(client));
            }
            return client;
        }
    }

    /// From now on, loops that have no client yet get theirs from `newFactory`; null means the default.
    @Models("tornado.httpclient.AsyncHTTPClient.configure")
    public static void configure(Supplier<? extends AsyncHttpClient> newFactory) {
        factory = newFactory == null ? SimpleAsyncHttpClient::new : newFactory;
    }

    @Plumbing
    public final Future<HttpResponse> fetch(String url) {
        return fetch(new HttpRequest(url));
    }

    @Plumbing
    public final Future<HttpResponse> fetch(String url, ResponseCallback callback) {
        return fetch(new HttpRequest(url), callback);
    }

    @Plumbing
    public final Future<HttpResponse> fetch(HttpRequest request) {
        return fetch(request, true);
    }

    /// Begins a fetch. Nothing has happened on the wire yet when this returns, except that the kernel
    /// may have been asked to connect.
    ///
    /// @param raiseError whether a response with a bad status is an error
    /// @return fails with the [HttpError], or with what went wrong on the way
    /// @throws IllegalStateException if the client is closed
    @Plumbing
    public final Future<HttpResponse> fetch(HttpRequest request, boolean raiseError) {
        return fetch(request, null, raiseError);
    }

    /// The same, for callers who would rather be called than wait.
    ///
    /// @param callback gets the response one turn after the future is done, in the stack contexts of
    ///     whoever called this. When there is no response, it gets one with the code 599 and the error
    @Plumbing
    public final Future<HttpResponse> fetch(HttpRequest request, ResponseCallback callback) {
        return fetch(request, callback, true);
    }

    @Plumbing
    private Future<HttpResponse> fetch(HttpRequest request, ResponseCallback callback, boolean raiseError) {
        if (closed) {
            throw new IllegalStateException("fetch() called on a closed client");
        }
        // The client will fill in headers; the caller's request must not change under its hands.
        return fetch(new HttpRequest(request), null, "fetch callback", callback, raiseError);
    }

    /// Makes a request in place of `redirected`. A client that was closed meanwhile still does that: it
    /// has promised an answer.
    @Plumbing
    final void refetch(HttpRequest request, RequestProxy redirected, ResponseCallback callback) {
        fetch(request, redirected, "handleResponse", callback, true);
    }

    @Models("tornado.httpclient.AsyncHTTPClient.fetch")
    private Future<HttpResponse> fetch(HttpRequest request, RequestProxy redirected, String whose,
            ResponseCallback callback, boolean raiseError) {
        var proxy = new RequestProxy(request, defaults, redirected, loop.time());
        var future = new Future<HttpResponse>("fetch");
        var handler = new ResponseHandler(future, raiseError);
        if (callback != null) {
            future.addDoneCallback(whose, new Answer(loop, whose, proxy, handler, callback)::handleFuture);
        }
        fetchImpl(proxy, handler);
        return future;
    }

    /// Turns the end of a future into a call.
    private static final class Answer {
        private final IOLoop loop;
        private final String whose;
        private final RequestProxy request;
        private final ResponseHandler handler;
        private final ResponseCallback callback;
        /// In the stack contexts of whoever wants to be called.
        private final Task task = StackContext.wrap(this::deliver);
        private HttpResponse response;

        Answer(IOLoop loop, String whose, RequestProxy request, ResponseHandler handler, ResponseCallback callback) {
            this.loop = loop;
            this.whose = whose;
            this.request = request;
            this.handler = handler;
            this.callback = callback;
        }

        @Models("tornado.httpclient.AsyncHTTPClient.fetch.<locals>.handle_future")
        void handleFuture(Future<HttpResponse> done) throws Exception {
            response = of(done);
            loop.addCallback(whose, task);
        }

        @Plumbing
        private void deliver() throws Exception {
            callback.handleResponse(response);
        }

        @Plumbing
        private HttpResponse of(Future<HttpResponse> done) throws Exception {
            return switch (done.exception()) {
                case null -> done.result();
                case HttpError error when error.response() != null -> error.response();
                case Throwable _ -> handler.response.after(request.age(loop.time()));
            };
        }
    }

    /// The last step of every fetch, one turn after the response was built.
    private static final class ResponseHandler implements ResponseCallback {
        private final Future<HttpResponse> future;
        private final boolean raiseError;
        private HttpResponse response;

        ResponseHandler(Future<HttpResponse> future, boolean raiseError) {
            this.future = future;
            this.raiseError = raiseError;
        }

        @Override
        @Models("tornado.httpclient.AsyncHTTPClient.fetch.<locals>.handle_response")
        public void handleResponse(HttpResponse received) {
            response = received;
            if (raiseError && response.error() != null) {
                future.setException(response.error());
            } else {
                future.setResult(response);
            }
        }
    }

    abstract void fetchImpl(RequestProxy request, ResponseCallback callback);

    /// Not needed by those who use [#current]: it is shared.
    @Override
    public void close() {
        closed = true;
        synchronized (CLIENTS) {
            CLIENTS.values().removeIf(client -> client.refersTo(this));
        }
    }
}
