package dev.loopglass.reactor;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The end of a stream: who hears of it, in which order, and what can still be read.
class IOStreamCloseTest extends IOStreamCase {
    IOStreamCloseTest() {
        super(1 << 20);
    }

    private String line() throws Exception {
        return text(await(stream.readUntil(LINE_END, PLENTY)));
    }

    @Test
    void theEndOfTheStreamFailsTheRead() throws Exception {
        run(() -> {
            var future = stream.readUntil(LINE_END, PLENTY);
            wire.send("half a line");
            wire.hangUp();
            assertThatThrownBy(() -> await(future)).isInstanceOfSatisfying(StreamClosedException.class,
                    e -> assertThat(e.realError()).isNull());
        });
        assertThat(stream.closed()).isTrue();
        assertThat(sightings.of(Event.ChannelClosed.class)).extracting(Event.ChannelClosed::reason)
                .containsExactly("end of stream");
    }

    @Test
    void bytesAndEndInOneGoAnswerTheReadFirst() throws Exception {
        wire.send("last line\r\n");
        wire.hangUp();
        run(() -> assertThat(line()).isEqualTo("last line\r\n"));
    }

    @Test
    void whatIsInTheBufferCanBeReadAfterTheClose() throws Exception {
        wire.send("a\r\nb\r\nc");
        run(() -> {
            assertThat(line()).isEqualTo("a\r\n");
            stream.close();
            assertThat(line()).isEqualTo("b\r\n");
            assertThatThrownBy(() -> stream.readUntil(LINE_END, PLENTY)).isInstanceOf(StreamClosedException.class);
            assertThat(text(await(stream.readUntilClose()))).isEqualTo("c");
        });
    }

    @Test
    void readingAClosedStreamIsRefusedAtTheCall() throws Exception {
        run(() -> {
            stream.close(new IOException("why"));
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> stream.readBytes(1, false)).isInstanceOf(StreamClosedException.class)
                        .hasRootCauseMessage("why");
            }
        });
    }

    @Test
    void closingWhileReadingUntilCloseGivesWhatCame() throws Exception {
        run(() -> {
            var future = stream.readUntilClose();
            wire.send("so far");
            Loops.until(() -> !sightings.of(Event.ChannelRead.class).isEmpty());
            stream.close();
            assertThat(future.done()).isTrue();
            assertThat(text(await(future))).isEqualTo("so far");
        });
    }

    @Test
    void aResetIsAQuietCloseThatKeepsItsError() throws Exception {
        try (var logged = Logged.begin()) {
            run(() -> {
                var future = stream.readUntil(LINE_END, PLENTY);
                await(Future.moment());
                wire.reset();
                assertThatThrownBy(() -> await(future)).isInstanceOfSatisfying(StreamClosedException.class,
                        e -> assertThat(e.realError()).isInstanceOf(SocketException.class));
            });
            assertThat(logged.messages()).isEmpty();
        }
        assertThat(stream.error()).isInstanceOf(SocketException.class);
    }

    // ---- who is told, and when

    @Test
    void theReadHearsOfACloseBeforeTheCloseCallback() throws Exception {
        List<String> notes = new ArrayList<>();
        run(() -> {
            stream.setCloseCallback(() -> notes.add(sightings.turn() + " close callback"));
            var reader = Coroutine.start("reader", () -> {
                try {
                    await(stream.readBytes(1, false));
                } catch (StreamClosedException e) {
                    notes.add(sightings.turn() + " reader");
                }
                return null;
            });
            await(Future.moment());
            notes.add(sightings.turn() + " close");
            stream.close();
            await(reader);
        });
        assertThat(notes).containsExactly("2 close", "3 reader", "3 close callback");
    }

    @Test
    void anIdleStreamWithACloseCallbackNoticesTheEnd() throws Exception {
        var closed = new Future<Void>("closed");
        run(() -> {
            stream.setCloseCallback(() -> closed.setResult(null));
            await(Future.moment());
            wire.hangUp();
            await(closed);
        });
    }

    @Test
    void unreadDataHoldsTheEndBackUntilItIsConsumed() throws Exception {
        var closed = new Future<Void>("closed");
        wire.send("ab");
        run(() -> {
            assertThat(text(await(stream.readBytes(1, false)))).isEqualTo("a");
            stream.setCloseCallback(() -> closed.setResult(null));
            wire.hangUp();
            Loops.turns(5);
            assertThat(closed.done()).isFalse();
            assertThat(stream.closed()).isFalse();
            assertThat(text(await(stream.readBytes(1, false)))).isEqualTo("b");
            await(closed);
        });
    }

    /// Where epoll would report a reset of its own accord, a selector keeps silent.
    @Test
    void aResetOfAStreamThatIsNotWatchedIsNoticedAtTheNextRead() throws Exception {
        wire.send("ab");
        run(() -> {
            assertThat(text(await(stream.readBytes(1, false)))).isEqualTo("a");
            wire.reset();
            Loops.turns(5);
            assertThat(stream.closed()).isFalse();
            assertThat(text(await(stream.readBytes(1, false)))).as("what came before it").isEqualTo("b");
            assertThatThrownBy(() -> await(stream.readBytes(1, false))).isInstanceOf(StreamClosedException.class);
            assertThat(stream.error()).isInstanceOf(SocketException.class);
        });
    }

    @Test
    void aCloseCallbackThatFailsIsLogged() throws Exception {
        try (var logged = Logged.begin()) {
            run(() -> {
                stream.setCloseCallback(() -> { throw new IOException("bad callback"); });
                stream.close();
                Loops.turns(3);
            });
            assertThat(logged.errors()).singleElement().extracting(Throwable::getMessage).isEqualTo("bad callback");
        }
    }

    @Test
    void theCloseCallbackRunsOnceAndInTheContextItWasSetIn() throws Exception {
        List<String> notes = new ArrayList<>();
        run(() -> {
            new ExceptionStackContext("handler", error -> notes.add(error.getMessage()))
                    .run(() -> stream.setCloseCallback(() -> { throw new IOException("seen"); }));
            stream.close();
            stream.close();
            Loops.turns(3);
        });
        assertThat(notes).containsExactly("seen");
    }
}
