package dev.loopglass.reactor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The poller on `java.nio`'s [Selector]: epoll on Linux, kqueue on macOS.
final class NioPoller implements Poller {
    private static final Comparator<Registration> NEWEST_FIRST =
            Comparator.comparingLong((Registration registration) -> registration.number).reversed();

    private final Selector selector = Selector.open();

    NioPoller() throws IOException {}

    /// @throws UncheckedIOException if the system gives no selector
    static Poller open() {
        try {
            return new NioPoller();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void register(Registration registration) throws IOException {
        registration.fd.channel().register(selector, interest(registration), registration);
    }

    @Override
    public void modify(Registration registration) {
        registration.fd.channel().keyFor(selector).interestOps(interest(registration));
    }

    /// Cancelling the key would forbid to register the same channel again before the next poll (a
    /// stream that turns to TLS does that). So the key stays, asleep, until its channel is closed.
    @Override
    public void unregister(Registration registration) {
        var key = registration.fd.channel().keyFor(selector);
        if (key != null && key.isValid()) {
            key.interestOps(0);
            key.attach(null);
        }
    }

    /// The selector counts in milliseconds. Rounding down would wake it before a timer is due, and
    /// again, and again, until it is; so round up.
    @Override
    public List<Registration> poll(long timeoutNanos) throws IOException {
        var ready = new ArrayList<Registration>();
        Consumer<SelectionKey> found = key -> {
            if (key.isValid() && key.attachment() instanceof Registration registration) {
                registration.ready = events(key);
                ready.add(registration);
            }
        };
        if (timeoutNanos == 0) {
            selector.selectNow(found);
        } else if (timeoutNanos < 0) {
            selector.select(found);
        } else {
            selector.select(found, TimeUnit.NANOSECONDS.toMillis(timeoutNanos + 999_999));
        }
        // An interrupted thread cannot sleep in a selector: unless the flag is cleared, no poll will
        // sleep ever again.
        Thread.interrupted();
        ready.sort(NEWEST_FIRST);
        return ready;
    }

    @Override
    public void wake() {
        selector.wakeup();
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }

    /// Unix reports a finished connect as "writable"; Java gives it an interest of its own. Errors
    /// cannot be asked for: they show when the channel is read, written or finishes its connect.
    private static int interest(Registration registration) {
        int interest = 0;
        if ((registration.ops & IOLoop.READ) != 0) {
            interest |= SelectionKey.OP_READ;
        }
        if ((registration.ops & IOLoop.WRITE) != 0) {
            boolean connecting = registration.fd.channel() instanceof SocketChannel socket
                    && socket.isConnectionPending();
            interest |= connecting ? SelectionKey.OP_CONNECT : SelectionKey.OP_WRITE;
        }
        // A listening socket has no OP_READ: a waiting connection is what there is to read.
        int valid = registration.fd.channel().validOps();
        return (valid & SelectionKey.OP_ACCEPT) != 0 && interest != 0 ? SelectionKey.OP_ACCEPT : interest;
    }

    private static int events(SelectionKey key) {
        int ready = key.readyOps();
        int events = 0;
        if ((ready & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT)) != 0) {
            events |= IOLoop.READ;
        }
        if ((ready & (SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT)) != 0) {
            events |= IOLoop.WRITE;
        }
        return events;
    }
}
