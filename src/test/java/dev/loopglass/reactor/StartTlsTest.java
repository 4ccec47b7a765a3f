package dev.loopglass.reactor;

import static dev.loopglass.reactor.Coroutine.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopglass.event.Event;
import dev.loopglass.scenario.Identity;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A stream that turns to TLS in the middle of a conversation.
@Timeout(60)
class StartTlsTest {
    private static final byte[] LINE_END = {'\n'};

    @TempDir
    Path folder;

    private TlsOptions trusting(Identity identity) throws Exception {
        return TlsOptions.of(true, Files.writeString(folder.resolve("it.pem"), identity.certificatePem()), null, null);
    }

    private static IOStream connect(Peer peer) throws Exception {
        return await(new IOStream(SocketChannel.open(), "peer").connect(peer.address()));
    }

    @Test
    void turnsToTlsAfterWordsInPlain() throws Exception {
        var identity = Identity.selfSigned("server", "localhost");
        var options = trusting(identity);
        try (var sightings = Sightings.begin(); var peer = Peer.start(caller -> {
            Peer.send(caller, "ready\n");
            var secret = Secret.with(caller, identity.context(), "TLSv1.3").shakeHands();
            secret.write(secret.readHead().strip() + " to you\n");
            secret.goodbye();
            Peer.awaitEnd(caller);
        })) {
            var answer = Loops.run(() -> {
                var plain = connect(peer);
                assertThat(text(await(plain.readUntil(LINE_END, 100)))).isEqualTo("ready\n");
                var closed = new Future<Boolean>("closed");
                plain.setCloseCallback(() -> closed.setResult(true));
                var stream = await(plain.startTls(options, "localhost"));
                assertThat(stream).isNotSameAs(plain);
                assertThat(plain.closed()).isTrue();
                assertThatThrownBy(() -> plain.write(LINE_END)).isInstanceOf(StreamClosedException.class);
                await(stream.write("hello\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)));
                var line = text(await(stream.readUntil(LINE_END, 100)));
                assertThat(await(closed)).as("the close callback moved over").isTrue();
                assertThat(stream.error()).as("the goodbye is no error").isNull();
                return line;
            });
            assertThat(answer).isEqualTo("hello to you\n");
            assertThat(sightings.of(Event.ChannelOpened.class)).as("one channel, under one name").hasSize(1);
            assertThat(sightings.of(Event.TlsEstablished.class)).singleElement()
                    .extracting(event -> event.on()).isEqualTo(sightings.of(Event.ChannelOpened.class).getFirst().on());
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void onlyAnIdleStreamTurns() throws Exception {
        try (var peer = Peer.start(caller -> {
            Peer.send(caller, "a\nb");
            Peer.awaitEnd(caller);
        })) {
            Loops.run(() -> {
                var stream = connect(peer);
                assertThat(await(stream.readUntil(LINE_END, 100))).hasSize(2);
                var reading = stream.readBytes(10, false);
                assertThatThrownBy(() -> stream.startTls(TlsOptions.defaults(), "localhost"))
                        .isInstanceOf(IllegalStateException.class).hasMessageContaining("not idle");
                stream.close();
                assertThat(reading.exception()).isInstanceOf(StreamClosedException.class);
                assertThatThrownBy(() -> stream.startTls(TlsOptions.defaults(), "localhost"))
                        .isInstanceOf(StreamClosedException.class);
                return null;
            });
        }
    }

    @Test
    void theRawErrorFailsTheFuture() throws Exception {
        try (var peer = Peer.start(caller ->
                Secret.with(caller, Identity.selfSigned("x", "localhost").context(), "TLSv1.2").shakeHands())) {
            Loops.run(() -> {
                var future = connect(peer).startTls(TlsOptions.defaults(), "localhost");
                assertThatThrownBy(() -> await(future)).isInstanceOf(TlsException.class)
                        .hasMessage("localhost: the certificate is self-signed, so nobody vouches for it")
                        .hasCauseInstanceOf(javax.net.ssl.SSLException.class);
                return null;
            });
        }
    }

    /// The writer is faster than the reader: a record that is half gone keeps the stream asking for WRITE.
    @Test
    void aWriteIsDoneWhenTheKernelHasTheWholeOfIt() throws Exception {
        var identity = Identity.selfSigned("server", "localhost");
        var options = trusting(identity);
        int count = 8_000_000;
        try (var sightings = Sightings.begin(); var peer = Peer.start(caller -> {
            var secret = Secret.with(caller, identity.context(), "TLSv1.3").shakeHands();
            sightings.awaitEvent(event -> event instanceof Event.HandlerUpdated updated
                    && updated.ops().contains(Event.Op.WRITE));
            int got = 0;
            while (got < count) {
                got += secret.read().length;
            }
            secret.write("got " + got + "\n");
            Peer.awaitEnd(caller);
        })) {
            assertThat(Loops.run(() -> {
                var stream = await(connect(peer).startTls(options, "localhost"));
                var written = stream.write(new byte[count]);
                assertThat(written.done()).isFalse();
                assertThat(stream.writing()).isTrue();
                await(written);
                var line = text(await(stream.readUntil(LINE_END, 100)));
                stream.close();
                return line;
            })).isEqualTo("got " + count + "\n");
        }
    }
}
