package dev.loopglass.scenario;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/// A socket that thinks before it speaks, and then says all at once: what is written is kept until its
/// owner wants to listen again. So every flight of a handshake comes alone, and as a whole.
final class Flights extends Socket {
    private final long thinkMillis;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private Flights(long thinkMillis) {
        this.thinkMillis = thinkMillis;
    }

    /// A listener whose callers are answered in flights.
    static ServerSocket listen(InetAddress address, long thinkMillis) throws IOException {
        return new ServerSocket(0, 0, address) {
            @Override
            public Socket accept() throws IOException {
                var caller = new Flights(thinkMillis);
                implAccept(caller);
                return caller;
            }
        };
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                take();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                take();
                return super.read(bytes, from, count);
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return kept;
    }

    private synchronized void take() throws IOException {
        if (kept.size() == 0) {
            return;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(thinkMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var flight = kept.toByteArray();
        kept.reset();
        super.getOutputStream().write(flight);
    }

    @Override
    public void close() throws IOException {
        try {
            if (!isClosed()) {
                take();
            }
        } finally {
            super.close();
        }
    }
}
