package dev.loopglass.http;

import dev.loopglass.event.Models;
import dev.loopglass.event.Plumbing;
import dev.loopglass.reactor.Future;
import dev.loopglass.reactor.IOLoop;
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

    private boolean closed;

    /// Is given the response, whatever came of it.
    @FunctionalInterface
    interface ResponseCallback {
        void handleResponse(HttpResponse response) throws Exception;
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
    public final Future<HttpResponse> fetch(HttpRequest request) {
        return fetch(request, true);
    }

    /// Begins a fetch. Nothing has happened on the wire yet when this returns, except that the kernel
    /// may have been asked to connect.
    ///
    /// @param raiseError whether a response with a bad status is an error
    /// @return fails with the [HttpError], or with what went wrong on the way
    /// @throws IllegalStateException if the client is closed
    @Models("tornado.httpclient.AsyncHTTPClient.fetch")
    public final Future<HttpResponse> fetch(HttpRequest request, boolean raiseError) {
        if (closed) {
            throw new IllegalStateException("fetch() called on a closed client");
        }
        // The client will fill in headers; the caller's request must not change under its hands.
        var proxy = new RequestProxy(new HttpRequest(request));
        var future = new Future<HttpResponse>("fetch");
        fetchImpl(proxy, new ResponseHandler(future, raiseError));
        return future;
    }

    /// The last step of every fetch, one turn after the response was built.
    private record ResponseHandler(Future<HttpResponse> future, boolean raiseError) implements ResponseCallback {
        @Override
        @Models("tornado.httpclient.AsyncHTTPClient.fetch.<locals>.handle_response")
        public void handleResponse(HttpResponse response) {
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
