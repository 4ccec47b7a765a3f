package dev.loopglass.http;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.event.Event;
import dev.loopglass.reactor.Coroutine;
import dev.loopglass.reactor.IOLoop;
import dev.loopglass.reactor.Peer;
import dev.loopglass.reactor.Sightings;
import dev.loopglass.reactor.Sightings.Seen;
import dev.loopglass.record.Masker;
import dev.loopglass.record.Recorder;
import dev.loopglass.trace.Meta;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import dev.loopglass.trace.TraceWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One plain GET, recorded and read back: everything happens in the turn and in the order in which it
/// happens in Tornado 4.3. (Iteration n, counted from 0 there, is turn n + 1 here.)
@Timeout(60)
class OrderTest {
    private static Trace trace;

    @BeforeAll
    static void record(@TempDir Path folder) throws Exception {
        trace = recorded(folder.resolve("fetch.json"), "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", true);
    }

    /// The answer comes after a pause: the client finds nothing when it first looks, and has to wait.
    static Trace recorded(Path file, String answer, boolean decompress) throws Exception {
        var recorder = new Recorder(TraceWriter.create(file, new Meta("order", null, null, null, "ns")), Masker.none());
        try (recorder; var sightings = Sightings.beginBefore(recorder);
                var peer = Peer.answeringLate(sightings, answer);
                var loop = new IOLoop()) {
            var request = new HttpRequest(peer.url("/hello")).decompressResponse(decompress);
            loop.runSync(() -> Coroutine.start("main", () -> await(AsyncHttpClient.current().fetch(request))),
                    Duration.ofSeconds(50));
        }
        var reading = TraceReader.read(file);
        assertThat(reading.faults()).isEmpty();
        return reading.trace();
    }

    private static List<Seen> steps() {
        return IntStream.range(0, trace.size()).mapToObj(seq -> new Seen(trace.turn(seq), trace.event(seq), true)).toList();
    }

    @Test
    void registrationsResolutionsAndPolls() {
        assertThat(Telling.lines(steps())).containsExactly("""
                0 callback.added run
                0 timer.added run timeout
                1 callback.begin run
                1 http.started
                1 timer.added connect timeout
                1 future.resolved Resolver.resolve
                1 handler.added WRITE|ERROR
                1 timer.added connector falls back
                1 coroutine.suspended TcpClient.connect
                1 coroutine.suspended main
                1 poll.begin TIMER
                1 poll.end WRITE
                1 handler.begin WRITE
                1 channel.connected
                1 future.resolved IOStream.connect
                1 timer.removed connector falls back
                1 future.resolved Connector
                1 callback.added TcpClient.connect
                1 handler.updated READ|ERROR
                2 callback.begin TcpClient.connect
                2 coroutine.resumed TcpClient.connect
                2 future.resolved TcpClient.connect
                2 callback.added HttpConnection.onConnect
                2 poll.begin CALLBACKS
                2 poll.end
                3 callback.begin HttpConnection.onConnect
                3 timer.removed connect timeout
                3 timer.added request timeout
                3 channel.wrote
                3 future.resolved write
                3 future.resolved Http1Connection.finish
                3 coroutine.suspended Http1Connection.readMessage
                3 poll.begin TIMER
                3 poll.end READ
                3 handler.begin READ
                3 channel.read
                3 future.resolved IOStream.readUntilRegex
                3 callback.added Http1Connection.readMessage
                3 handler.updated ERROR
                4 callback.begin Http1Connection.readMessage
                4 coroutine.resumed Http1Connection.readMessage
                4 future.resolved IOStream.readBytes
                4 future.resolved GzipMessageDelegate.dataReceived
                4 future.resolved Http1Connection.readFixedBody
                4 timer.removed request timeout
                4 http.finished
                4 callback.added handleResponse
                4 handler.removed
                4 channel.closed
                4 future.resolved Http1Connection.readMessage
                4 callback.added HttpConnection.readResponse
                4 poll.begin CALLBACKS
                4 poll.end
                5 callback.begin handleResponse
                5 future.resolved fetch
                5 callback.added main
                5 callback.begin HttpConnection.readResponse
                5 poll.begin CALLBACKS
                5 poll.end
                6 callback.begin main
                6 coroutine.resumed main
                6 future.resolved main
                6 callback.added stop
                6 poll.begin CALLBACKS
                6 poll.end
                7 callback.begin stop
                7 loop.stopped
                7 timer.removed run timeout""".split("\n"));
    }

    /// What was called, by the names that Tornado gives it, turn by turn.
    @Test
    void callsInTornadosOrder() {
        assertThat(Calls.of(trace)).containsSubsequence("""
                0 ioloop.IOLoop.run_sync
                0 ioloop.PollIOLoop.add_callback
                0 ioloop.PollIOLoop.start
                1 ioloop.IOLoop._run_callback
                1 ioloop.IOLoop.run_sync.<locals>.run
                1 gen.coroutine
                1 httpclient.AsyncHTTPClient.fetch
                1 simple_httpclient.SimpleAsyncHTTPClient.fetch_impl
                1 simple_httpclient.SimpleAsyncHTTPClient._process_queue
                1 simple_httpclient.SimpleAsyncHTTPClient._handle_request
                1 simple_httpclient._HTTPConnection.__init__
                1 ioloop.PollIOLoop.call_at
                1 tcpclient.TCPClient.connect
                1 gen.coroutine
                1 ioloop.IOLoop.add_future
                1 netutil.ExecutorResolver.resolve
                1 tcpclient._Connector.__init__
                1 tcpclient._Connector.start
                1 tcpclient._Connector.try_connect
                1 tcpclient.TCPClient._create_stream
                1 iostream.IOStream.__init__
                1 iostream.IOStream.connect
                1 iostream.BaseIOStream._add_io_state
                1 ioloop.PollIOLoop.add_handler
                1 concurrent.Future.add_done_callback
                1 tcpclient._Connector.set_timout
                1 ioloop.PollIOLoop.call_at
                1 gen.Runner.handle_yield
                1 ioloop.IOLoop.add_future
                1 gen.Runner.handle_yield
                1 ioloop.IOLoop.add_future
                1 iostream.BaseIOStream._handle_events
                1 iostream.IOStream._handle_connect
                1 concurrent.Future.set_result
                1 tcpclient._Connector.on_connect_done
                1 tcpclient._Connector.clear_timeout
                1 concurrent.Future.set_result
                1 ioloop.PollIOLoop.update_handler
                2 gen.Runner.run
                2 concurrent.Future.set_result
                3 simple_httpclient._HTTPConnection._on_connect
                3 simple_httpclient._HTTPConnection._remove_timeout
                3 ioloop.PollIOLoop.call_at
                3 simple_httpclient._HTTPConnection._create_connection
                3 http1connection.HTTP1Connection.__init__
                3 http1connection.HTTP1Connection.write_headers
                3 iostream.BaseIOStream.write
                3 iostream.BaseIOStream._handle_write
                3 concurrent.Future.set_result
                3 simple_httpclient._HTTPConnection._write_body
                3 http1connection.HTTP1Connection.finish
                3 http1connection.HTTP1Connection._finish_request
                3 simple_httpclient._HTTPConnection._read_response
                3 http1connection.HTTP1Connection.read_response
                3 http1connection.HTTP1Connection._read_message
                3 iostream.BaseIOStream.read_until_regex
                3 gen.Runner.handle_yield
                3 ioloop.IOLoop.add_future
                3 iostream.BaseIOStream._handle_events
                3 iostream.BaseIOStream._handle_read
                3 iostream.BaseIOStream._read_to_buffer_loop
                3 iostream.BaseIOStream._read_to_buffer
                3 iostream.BaseIOStream._read_from_buffer
                3 concurrent.Future.set_result
                3 ioloop.PollIOLoop.update_handler
                4 gen.Runner.run
                4 http1connection.HTTP1Connection._read_message
                4 http1connection._GzipMessageDelegate.headers_received
                4 simple_httpclient._HTTPConnection.headers_received
                4 http1connection.HTTP1Connection._read_body
                4 http1connection.HTTP1Connection._read_fixed_body
                4 iostream.BaseIOStream.read_bytes
                4 iostream.BaseIOStream._try_inline_read
                4 iostream.BaseIOStream._read_from_buffer
                4 http1connection._GzipMessageDelegate.data_received
                4 simple_httpclient._HTTPConnection.data_received
                4 http1connection._GzipMessageDelegate.finish
                4 simple_httpclient._HTTPConnection.finish
                4 simple_httpclient._HTTPConnection._remove_timeout
                4 simple_httpclient._HTTPConnection._run_callback
                4 ioloop.PollIOLoop.add_callback
                4 simple_httpclient._HTTPConnection._on_end_request
                4 iostream.BaseIOStream.close
                4 ioloop.PollIOLoop.remove_handler
                5 httpclient.AsyncHTTPClient.fetch.<locals>.handle_response
                5 concurrent.Future.set_result
                6 gen.Runner.run
                6 concurrent.Future.set_result""".split("\n"));
    }

    @Test
    void pollsLastAsLongAsTheTableSays() {
        var polls = steps().stream().map(Seen::event).filter(Event.PollBegin.class::isInstance)
                .map(Event.PollBegin.class::cast).map(Event.PollBegin::timeoutNanos).toList();
        assertThat(polls).hasSize(6);
        assertThat(polls.get(0)).as("the connector's timer").isBetween(0L, Duration.ofMillis(300).toNanos());
        // The connect timer was removed, but its shell is still the first in the heap.
        assertThat(polls.get(2)).as("a removed timer").isBetween(Duration.ofSeconds(10).toNanos(), Duration.ofSeconds(20).toNanos());
        assertThat(List.of(polls.get(1), polls.get(3), polls.get(4), polls.get(5))).containsOnly(0L);
    }

    /// The first callback came from outside the loop, which may have slept: so it was woken, once.
    @Test
    void onlyTheFirstPollIsWoken() {
        assertThat(steps().stream().map(Seen::event).filter(Event.PollEnd.class::isInstance)
                .map(Event.PollEnd.class::cast).map(Event.PollEnd::woken)).containsExactly(true, false, false, false, false, false);
    }

    /// From inside handleConnect the causes lead back to the call of fetch.
    @Test
    void theCausesOfTheConnectLeadBackToFetch() {
        var connected = IntStream.range(0, trace.size()).filter(seq -> trace.kind(seq).equals("channel.connected")).findFirst();
        var chain = new ArrayList<Integer>();
        for (int seq = connected.orElseThrow(); seq >= 0; seq = trace.cause(seq) >= 0 ? trace.cause(seq) : trace.task(seq)) {
            chain.add(seq);
        }
        assertThat(chain.stream().map(trace::kind)).containsExactly("channel.connected", "handler.begin", "handler.added",
                "callback.begin", "callback.added");
        var added = trace.callPath(Objects.requireNonNull(trace.frame(chain.get(2)))).stream().map(Calls::name).toList();
        assertThat(added).contains("httpclient.AsyncHTTPClient.fetch", "iostream.IOStream.connect");
    }
}
