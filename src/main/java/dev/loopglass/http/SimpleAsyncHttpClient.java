package dev.loopglass.http;

import dev.loopglass.event.Models;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Log;
import dev.loopglass.reactor.NullContext;
import dev.loopglass.reactor.Probe;
import dev.loopglass.reactor.Resolver;
import dev.loopglass.reactor.TcpClient;
import dev.loopglass.reactor.Timeout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// The client itself: a queue in front, and one [HttpConnection] for every request that has a slot.
/// One made with `new` belongs to whoever made it; [AsyncHttpClient#current] is everybody's.
public final class SimpleAsyncHttpClient extends AsyncHttpClient {

    /// How much of everything this client allows itself.
    ///
    /// @param maxClients requests at a time; the others wait in line
    /// @param maxBufferBytes per connection
    /// @param maxHeaderBytes of a response
    /// @param maxBodyBytes of a response
    public record Limits(int maxClients, long maxBufferBytes, int maxHeaderBytes, long maxBodyBytes) {
        private static final long MAX_BUFFER_BYTES = 100L * 1024 * 1024;

        public static final Limits DEFAULT = new Limits(10, MAX_BUFFER_BYTES, 64 * 1024, MAX_BUFFER_BYTES);

        public Limits {
            if (maxClients < 1 || maxBufferBytes < 1 || maxHeaderBytes < 1 || maxBodyBytes < 0) {
                throw new IllegalArgumentException("limits must be positive");
            }
        }

        public Limits withMaxClients(int value) {
            return new Limits(value, maxBufferBytes, maxHeaderBytes, maxBodyBytes);
        }

        public Limits withMaxHeaderBytes(int value) {
            return new Limits(maxClients, maxBufferBytes, value, maxBodyBytes);
        }
    }

    /// A request on its way through the client.
    private static final class Entry {
        private final RequestProxy request;
        private final ResponseCallback callback;
        private Timeout queueTimeout;

        Entry(RequestProxy request, ResponseCallback callback) {
            this.request = request;
            this.callback = callback;
        }
    }

    private final IOLoop loop = IOLoop.current();
    private final Limits limits;
    private final TcpClient tcpClient;
    private final Deque<Entry> queue = new ArrayDeque<>();
    private final Set<Entry> active = new HashSet<>();

    public SimpleAsyncHttpClient() {
        this(Limits.DEFAULT, Resolver.blocking());
    }

    public SimpleAsyncHttpClient(Limits limits, Resolver resolver) {
        this(limits, resolver, new HttpRequest(""));
    }

    /// @param defaults what requests leave open is taken from here; its URL does not matter
    public SimpleAsyncHttpClient(Limits limits, Resolver resolver, HttpRequest defaults) {
        super(defaults);
        this.limits = limits;
        this.tcpClient = new TcpClient(resolver, limits.maxBufferBytes());
    }

    Limits limits() {
        return limits;
    }

    TcpClient tcpClient() {
        return tcpClient;
    }

    /// Every request goes through the queue, even if it comes out again at once. Only one that really
    /// has to wait gets a timer for that; and not one whose timeout is zero, which means none. (Tornado
    /// 4.3 takes it literally here, and the request fails at once.)
    @Override
    @Models("tornado.simple_httpclient.SimpleAsyncHTTPClient.fetch_impl")
    void fetchImpl(RequestProxy request, ResponseCallback callback) {
        var entry = new Entry(request, callback);
        queue.add(entry);
        Probe.httpQueued(request.origin(), request.method(), request.url());
        var deadline = active.size() < limits.maxClients() ? null : request.connectDeadline(loop.time());
        if (deadline != null) {
            entry.queueTimeout = loop.addTimeout(deadline, "queue timeout", () -> onTimeout(entry));
        }
        processQueue();
    }

    /// Danger: this also runs when another request ends, inside that one's stack contexts. A request
    /// started here must not inherit its error handler; hence the null context.
    @Models("tornado.simple_httpclient.SimpleAsyncHTTPClient._process_queue")
    private void processQueue() {
        while (!queue.isEmpty() && active.size() < limits.maxClients()) {
            var entry = queue.poll();
            removeTimeout(entry);
            active.add(entry);
            try {
                NullContext.run(() -> handleRequest(entry));
            } catch (Exception e) {
                Log.error("cannot start " + entry.request.label(), e);
            }
        }
    }

    @Models("tornado.simple_httpclient.SimpleAsyncHTTPClient._handle_request")
    private void handleRequest(Entry entry) throws Exception {
        new HttpConnection(this, entry.request, () -> releaseFetch(entry), entry.callback).start();
    }

    /// A slot is free again. The next request begins here and now, before the finished one has told
    /// anybody, and before its socket is closed: for a moment there is one socket too many.
    @Models("tornado.simple_httpclient.SimpleAsyncHTTPClient._release_fetch")
    private void releaseFetch(Entry entry) {
        active.remove(entry);
        processQueue();
    }

    @Models("tornado.simple_httpclient.SimpleAsyncHTTPClient._remove_timeout")
    private void removeTimeout(Entry entry) {
        if (entry.queueTimeout != null) {
            loop.removeTimeout(entry.queueTimeout);
            entry.queueTimeout = null;
        }
    }

    /// It has stood in line for too long.
    @Models("tornado.simple_httpclient.SimpleAsyncHTTPClient._on_timeout")
    private void onTimeout(Entry entry) {
        entry.queueTimeout = null;
        queue.remove(entry);
        var error = new HttpError(599, "Timeout");
        var response = HttpResponse.failed(entry.request, error, entry.request.age(loop.time()));
        Probe.httpFinished(entry.request.origin(), 599, 0, error);
        loop.addCallback("handleResponse", () -> entry.callback.handleResponse(response));
    }
}
