package dev.loopglass.reactor;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IOStreamReadTest extends IOStreamCase {
    IOStreamReadTest() {
        super(1 << 20);
    }

    @FunctionalInterface
    private interface Reading {
        Future<byte[]> of(IOStream stream) throws IOException;
    }

    private String read(Reading reading) throws Exception {
        return text(await(reading.of(stream)));
    }

    /// Goes on when all that was sent has been read from the kernel.
    private void untilRead(long bytes) throws Exception {
        Loops.until(() -> sightings.of(Event.ChannelRead.class).stream().mapToLong(Event.ChannelRead::bytes).sum() >= bytes);
    }

    /// `message` is sent in two parts, cut at every place in turn. Each time the answer is the same, it
    /// does not come too early, and the rest is still there.
    private void cutEverywhere(String message, Reading reading, String answer) throws Exception {
        run(() -> {
            long before = 0;
            for (int cut = 0; cut <= message.length(); cut++) {
                var future = reading.of(stream);
                wire.send(message.substring(0, cut));
                if (cut < answer.length()) {
                    untilRead(before + cut);
                    assertThat(future.done()).isFalse();
                }
                wire.send(message.substring(cut));
                assertThat(text(await(future))).isEqualTo(answer);
                var rest = message.substring(answer.length());
                assertThat(read(s -> s.readBytes(rest.length(), false))).isEqualTo(rest);
                before += message.length();
            }
        });
    }

    @Test
    void untilADelimiterHoweverTheBytesCome() throws Exception {
        cutEverywhere("one\rline\r\nand more", s -> s.readUntil(LINE_END, PLENTY), "one\rline\r\n");
    }

    @Test
    void untilARegexHoweverTheBytesCome() throws Exception {
        var blankLine = Pattern.compile("\r?\n\r?\n");
        cutEverywhere("a: b\r\nc: d\r\n\r\nbody", s -> s.readUntilRegex(blankLine, PLENTY), "a: b\r\nc: d\r\n\r\n");
    }

    @Test
    void bytesHoweverTheyCome() throws Exception {
        cutEverywhere("exactly ten, then more", s -> s.readBytes(10, false), "exactly te");
    }

    @Test
    void untilCloseHoweverTheBytesCome() throws Exception {
        var message = "all of it\n";
        for (int i = 0; i <= message.length(); i++) {
            int cut = i;
            try (var mine = Loops.run(loop, () -> Wire.open())) {
                long before = sightings.of(Event.ChannelRead.class).stream().mapToLong(Event.ChannelRead::bytes).sum();
                run(() -> {
                    var future = mine.stream.readUntilClose();
                    mine.send(message.substring(0, cut));
                    untilRead(before + cut);
                    assertThat(future.done()).isFalse();
                    mine.send(message.substring(cut));
                    mine.hangUp();
                    assertThat(text(await(future))).isEqualTo(message);
                    assertThat(mine.stream.closed()).isTrue();
                    assertThat(mine.stream.error()).isNull();
                });
            }
        }
    }

    /// As in Tornado, where the limit of a read for a delimiter is never reset.
    @Test
    void afterADelimiterUntilCloseTakesABreathAtItsLimit() throws Exception {
        // The kernel is asked for half of the largest buffer at a time: 50 bytes.
        try (var mine = Loops.run(loop, () -> Wire.open(100))) {
            run(() -> {
                assertThat(text(await(read(mine, "a\r\n")))).isEqualTo("a\r\n");
                mine.send("x".repeat(80));
                mine.awaitArrival();
                var future = mine.stream.readUntilClose();
                mine.hangUp();
                assertThat(text(await(future))).isEqualTo("x".repeat(80));
            });
        }
        assertThat(sightings.of(Event.ChannelRead.class)).extracting(Event.ChannelRead::bytes).containsExactly(3, 50, 30);
        assertThat(sightings.of(Event.HandlerBegin.class)).as("the last 30, and the end").hasSize(2);
    }

    private static Future<byte[]> read(Wire wire, String line) throws Exception {
        wire.send(line);
        wire.awaitArrival();
        return wire.stream.readUntil(LINE_END, 4);
    }

    @Test
    void partialBytesComeAsSoonAsThereAreAny() throws Exception {
        run(() -> {
            var future = stream.readBytes(100, true);
            wire.send("few");
            assertThat(text(await(future))).isEqualTo("few");
            wire.send("many more");
            untilRead(3);
            assertThat(read(s -> s.readBytes(4, true))).isEqualTo("many");
            assertThat(read(s -> s.readBytes(100, true))).isEqualTo(" more");
        });
    }

    @Test
    void whatIsInTheBufferCostsNoTurn() throws Exception {
        wire.send("a\r\nb\r\nc");
        run(() -> {
            assertThat(read(s -> s.readUntil(LINE_END, PLENTY))).isEqualTo("a\r\n");
            int turn = sightings.turn();
            assertThat(read(s -> s.readUntil(LINE_END, PLENTY))).isEqualTo("b\r\n");
            assertThat(read(s -> s.readBytes(1, false))).isEqualTo("c");
            assertThat(sightings.turn()).isEqualTo(turn);
        });
    }

    @Test
    void noBytesAreThereAtOnce() throws Exception {
        run(() -> {
            var future = stream.readBytes(0, false);
            assertThat(future.done()).isTrue();
            assertThat(await(future)).isEmpty();
        });
    }

    @Test
    void aMegabyteComesThroughInOrder() throws Exception {
        var sent = new byte[900_000];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31 >>> 3);
        }
        var sender = Thread.ofVirtual().start(() -> {
            try {
                wire.send(text(sent));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        run(() -> assertThat(await(stream.readBytes(sent.length, false))).isEqualTo(sent));
        sender.join();
    }

    @Test
    void onlyOneReadAtATime() throws Exception {
        run(() -> {
            var first = stream.readBytes(3, false);
            assertThatThrownBy(() -> stream.readBytes(1, false)).isInstanceOf(IllegalStateException.class)
                    .hasMessage("Already reading");
            assertThatThrownBy(stream::readUntilClose).isInstanceOf(IllegalStateException.class);
            wire.send("ab");
            untilRead(2);
            wire.hangUp();
            // It must not be answered as if it had asked for everything up to the close.
            assertThatThrownBy(() -> await(first)).isInstanceOf(StreamClosedException.class);
        });
    }

    // ---- limits

    private void failsWithin(int limit, String sent, boolean fails) throws Exception {
        try (var logged = Logged.begin(); var mine = Loops.run(loop, () -> Wire.open())) {
            run(() -> {
                mine.send(sent);
                var future = mine.stream.readUntil(LINE_END, limit);
                if (fails) {
                    assertThatThrownBy(() -> await(future)).isInstanceOf(StreamClosedException.class)
                            .hasCauseInstanceOf(UnsatisfiableReadException.class);
                    assertThat(mine.stream.closed()).isTrue();
                    assertThat(logged.messages()).singleElement().asString()
                            .isEqualTo("Unsatisfiable read, closing connection: delimiter \"\\r\\n\" not found within "
                                    + limit + " bytes");
                } else {
                    assertThat(text(await(future))).isEqualTo(sent);
                }
            });
        }
    }

    @Test
    void aDelimiterMustComeWithinItsLimit() throws Exception {
        failsWithin(8, "123456\r\n", false);
        failsWithin(7, "123456\r\n", true);
        failsWithin(7, "12345678", true);
    }

    @Test
    void aDelimiterThatDoesNotComeInTimeClosesTheStreamWhileWaiting() throws Exception {
        try (var logged = Logged.begin()) {
            run(() -> {
                var future = stream.readUntilRegex(Pattern.compile("x"), 4);
                await(Future.moment());
                wire.send("12345");
                assertThatThrownBy(() -> await(future)).isInstanceOf(StreamClosedException.class)
                        .hasCauseInstanceOf(UnsatisfiableReadException.class);
            });
            assertThat(logged.messages()).hasSize(1);
        }
        assertThat(stream.error()).isInstanceOf(UnsatisfiableReadException.class);
    }

    @Test
    void tooMuchInTheBufferClosesTheStream() throws Exception {
        try (var logged = Logged.begin(); var small = Loops.run(loop, () -> Wire.open(1_000))) {
            var closed = new Future<Void>("closed");
            run(() -> {
                var future = small.stream.readUntil(LINE_END, PLENTY);
                small.stream.setCloseCallback(() -> closed.setResult(null));
                await(Future.moment());
                small.send("x".repeat(1_001));
                assertThatThrownBy(() -> await(future)).isInstanceOf(StreamClosedException.class)
                        .hasCauseInstanceOf(StreamBufferFullException.class);
                await(closed);
            });
            assertThat(logged.messages()).isNotEmpty();
        }
    }

    /// When the buffer bursts inside the call itself, the call throws. Everybody else hears of it too.
    @Test
    void tooMuchAtOnceThrowsAndStillRunsTheCloseCallback() throws Exception {
        try (var tiny = Loops.run(loop, () -> Wire.open(0))) {
            var closed = new Future<Void>("closed");
            tiny.send("x");
            tiny.awaitArrival();
            run(() -> {
                tiny.stream.setCloseCallback(() -> closed.setResult(null));
                assertThatThrownBy(() -> tiny.stream.readBytes(1, false)).isInstanceOf(StreamBufferFullException.class);
                await(closed);
            });
        }
    }
}
