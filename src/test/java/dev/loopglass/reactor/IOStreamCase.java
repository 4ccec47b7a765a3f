package dev.loopglass.reactor;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/// One stream on a wire whose other end is in the test's hand, and a loop to run it on, watched.
@Timeout(30)
abstract class IOStreamCase {
    static final byte[] LINE_END = {'\r', '\n'};
    static final int PLENTY = 1 << 16;

    final Sightings sightings = Sightings.begin();
    final IOLoop loop = new IOLoop();
    final Wire wire;
    final IOStream stream;

    IOStreamCase(long maxBufferBytes) {
        this.wire = Wire.open(maxBufferBytes);
        this.stream = wire.stream;
    }

    @AfterEach
    void close() {
        wire.close();
        loop.close();
        sightings.close();
    }

    void run(Task body) throws Exception {
        Loops.run(loop, () -> {
            body.run();
            return null;
        });
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
