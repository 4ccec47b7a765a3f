package dev.loopglass.reactor;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Connecting and writing.
class IOStreamWriteTest extends IOStreamCase {
    private static final int MEGABYTE = 1 << 20;

    IOStreamWriteTest() {
        super(8 * MEGABYTE);
    }

    private static byte[] pattern(int length, int seed) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + seed);
        }
        return bytes;
    }

    // ---- connecting

    private IOStream unconnected() throws IOException {
        return new IOStream(SocketChannel.open(), "test");
    }

    @Test
    void connectResolvesToTheStreamItself() throws Exception {
        try (var peer = Peer.start(caller -> caller.getOutputStream().write("hi".getBytes()))) {
            run(() -> {
                var fresh = unconnected();
                assertThat(await(fresh.connect(peer.address()))).isSameAs(fresh);
                assertThat(new String(await(fresh.readUntilClose()))).isEqualTo("hi");
            });
        }
        assertThat(sightings.of(Event.HandlerAdded.class).getFirst().ops()).containsExactly(Event.Op.WRITE, Event.Op.ERROR);
        assertThat(sightings.of(Event.ChannelConnected.class)).hasSize(1);
    }

    @Test
    void whatIsWrittenWhileConnectingGoesOutAfterwards() throws Exception {
        try (var peer = Peer.start(caller -> Peer.send(caller, caller.getInputStream().readNBytes(5)))) {
            run(() -> {
                var fresh = unconnected();
                var connected = fresh.connect(peer.address());
                var written = fresh.write("early".getBytes());
                assertThat(written.done()).isFalse();
                await(connected);
                await(written);
                assertThat(new String(await(fresh.readUntilClose()))).isEqualTo("early");
            });
        }
    }

    @Test
    void aRefusedConnectFailsWithItsReason() throws Exception {
        int port = Peer.deadPort();
        run(() -> {
            var fresh = unconnected();
            assertThatThrownBy(() -> await(fresh.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port))))
                    .isInstanceOf(StreamClosedException.class).hasCauseInstanceOf(ConnectException.class);
            assertThat(fresh.closed()).isTrue();
            assertThat(fresh.error()).isInstanceOf(ConnectException.class);
        });
        assertThat(sightings.of(Event.ChannelFailed.class)).hasSize(1);
    }

    @Test
    void aConnectThatFailsAtOnceReturnsAFailedFuture() throws Exception {
        run(() -> {
            var fresh = unconnected();
            var future = fresh.connect(InetSocketAddress.createUnresolved("nowhere.invalid", 80));
            assertThat(future.done()).isTrue();
            assertThat(future.exception()).isInstanceOf(StreamClosedException.class);
            assertThat(fresh.closed()).isTrue();
        });
        assertThat(sightings.of(Event.HandlerAdded.class)).isEmpty();
    }

    // ---- writing

    @Test
    void aSmallWriteIsDoneAtOnce() throws Exception {
        run(() -> {
            assertThat(stream.write("hello".getBytes()).done()).isTrue();
            assertThat(stream.writing()).isFalse();
        });
        assertThat(sightings.of(Event.ChannelWrote.class)).containsExactly(
                new Event.ChannelWrote(sightings.of(Event.ChannelOpened.class).getFirst().on(), 5, "hello"));
        assertThat(sightings.of(Event.HandlerAdded.class)).isEmpty();
    }

    @Test
    void anEmptyWriteIsDoneAtOnce() throws Exception {
        run(() -> assertThat(stream.write(new byte[0]).done()).isTrue());
        assertThat(sightings.of(Event.ChannelWrote.class)).isEmpty();
    }

    /// More than the kernel takes: the stream waits for it, and every write has its own answer.
    @Test
    void writesToASlowReaderAreDoneInTheirOrder() throws Exception {
        var parts = List.of(pattern(3 * MEGABYTE, 1), pattern(10, 2), pattern(2 * MEGABYTE, 3), new byte[0]);
        var received = new ByteArrayOutputStream();
        List<Integer> done = new ArrayList<>();
        run(() -> {
            for (int i = 0; i < parts.size(); i++) {
                int number = i;
                stream.write(parts.get(i)).addDoneCallback("test", _ -> done.add(number));
            }
            assertThat(stream.writing()).isTrue();
            assertThat(done).isEmpty();
            Loops.turns(3);
            assertThat(done).as("nobody reads").isEmpty();
            var chunk = ByteBuffer.allocate(256 * 1024);
            Loops.until(() -> {
                takeInto(received, chunk);
                return received.size() == 5 * MEGABYTE + 10;
            });
            assertThat(stream.writing()).isFalse();
        });
        assertThat(done).containsExactly(0, 1, 2, 3);
        var expected = new ByteArrayOutputStream();
        parts.forEach(expected::writeBytes);
        assertThat(Arrays.equals(received.toByteArray(), expected.toByteArray())).isTrue();
        assertThat(sightings.of(Event.HandlerAdded.class).getFirst().ops()).contains(Event.Op.WRITE);
    }

    private void takeInto(ByteArrayOutputStream received, ByteBuffer chunk) {
        try {
            if (wire.drain(chunk.clear()) > 0) {
                received.write(chunk.array(), 0, chunk.position());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStreamThatHasWrittenAllNoLongerWatchesForWrites() throws Exception {
        var received = new ByteArrayOutputStream();
        run(() -> {
            stream.write(pattern(4 * MEGABYTE, 1));
            var chunk = ByteBuffer.allocate(256 * 1024);
            Loops.until(() -> {
                takeInto(received, chunk);
                return !stream.writing();
            });
            await(Future.moment());
        });
        assertThat(sightings.of(Event.HandlerUpdated.class).getLast().ops()).containsExactly(Event.Op.READ, Event.Op.ERROR);
    }

    @Test
    void moreThanTheLimitIsRefused() throws Exception {
        run(() -> assertThatThrownBy(() -> stream.write(new byte[8 * MEGABYTE + 1]))
                .isInstanceOf(StreamBufferFullException.class).hasMessageContaining("write buffer"));
        assertThat(stream.closed()).isFalse();
    }

    @Test
    void writingToAClosedStreamIsRefusedAtTheCall() throws Exception {
        run(() -> {
            stream.close(new IOException("why"));
            assertThatThrownBy(() -> stream.write(new byte[1])).isInstanceOf(StreamClosedException.class)
                    .hasRootCauseMessage("why");
        });
    }

    @Test
    void closingFailsReadAndWritesInThatOrder() throws Exception {
        List<String> told = new ArrayList<>();
        try (var logged = Logged.begin()) {
            run(() -> {
                stream.write(pattern(4 * MEGABYTE, 1)).addDoneCallback("test", done -> told.add("write 1"));
                stream.write(pattern(10, 1)).addDoneCallback("test", done -> told.add("write 2"));
                stream.readBytes(1, false).addDoneCallback("test", done -> told.add("read " + done.exception().getMessage()));
                stream.close();
            });
            assertThat(told).containsExactly("read Stream is closed", "write 1", "write 2");
            System.gc();
            assertThat(logged.messages()).as("few ask what became of a write").isEmpty();
        }
    }

    @Test
    void aResetEndsAWriteQuietly() throws Exception {
        try (var logged = Logged.begin()) {
            run(() -> {
                var future = stream.write(pattern(6 * MEGABYTE, 1));
                await(Future.moment());
                wire.reset();
                assertThatThrownBy(() -> await(future)).isInstanceOf(StreamClosedException.class)
                        .hasCauseInstanceOf(IOException.class);
            });
            assertThat(logged.messages()).isEmpty();
        }
        assertThat(stream.closed()).isTrue();
    }

    @Test
    void aHandlersContextIsNobodys() throws Exception {
        try (var logged = Logged.begin()) {
            run(() -> {
                var future = new Future<byte[]>("read");
                new ExceptionStackContext("first reader", _ -> true)
                        .run(() -> stream.readBytes(1, false).addDoneCallback("test", done -> future.setResult(done.result())));
                wire.far.write(ByteBuffer.wrap(new byte[] {1}));
                await(future);
                loop.addCallback("bad", () -> { throw new IOException("not the reader's"); });
                Loops.turns(2);
            });
            assertThat(logged.errors()).hasSize(1);
        }
    }
}
