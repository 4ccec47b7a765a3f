package dev.loopglass.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who opens the door, and closes it whatever the callers do.
@Timeout(20)
class DoormanTest {

    /// A caller that hangs up in the very moment: closing it fails.
    private static final class Hasty extends Socket {
        @Override
        public void close() throws IOException {
            super.close();
            throw new IOException("Socket output is shutdown");
        }
    }

    private static ServerSocket open(InetAddress address) throws IOException {
        return new ServerSocket(0, 0, address) {
            @Override
            public Socket accept() throws IOException {
                var caller = new Hasty();
                implAccept(caller);
                return caller;
            }
        };
    }

    @Test
    void closesForEveryoneEvenIfOneCannotBeClosed() throws Exception {
        var inside = new CountDownLatch(3);
        List<Socket> outside = new ArrayList<>();
        try (var doorman = Doorman.start(DoormanTest::open, caller -> {
            inside.countDown();
            caller.getInputStream().read();
        })) {
            for (int i = 0; i < 3; i++) {
                outside.add(new Socket("127.0.0.1", doorman.port()));
            }
            inside.await();
        }
        for (var caller : outside) {
            assertThat(caller.getInputStream().read()).as("nobody is left waiting").isEqualTo(-1);
            caller.close();
        }
    }
}
