package dev.loopglass.reactor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// The channels that a loop watches, each for what and with whom to call.
final class Handlers {
    private final Poller poller;
    private final Map<Descriptor, Registration> registrations = new LinkedHashMap<>();
    private long count;

    Handlers(Poller poller) {
        this.poller = poller;
    }

    Registration add(Descriptor fd, Handler handler, int events) {
        if (registrations.containsKey(fd)) {
            throw new IllegalStateException(fd + " is watched already");
        }
        var registration = new Registration(fd, handler, count++, events | IOLoop.ERROR);
        try {
            poller.register(registration);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot watch " + fd, e);
        }
        registrations.put(fd, registration);
        return registration;
    }

    Registration update(Descriptor fd, int events) {
        var registration = registrations.get(fd);
        if (registration == null) {
            throw new IllegalStateException(fd + " is not watched");
        }
        registration.ops = events | IOLoop.ERROR;
        poller.modify(registration);
        return registration;
    }

    /// @return null if it is not watched
    Registration remove(Descriptor fd) {
        var registration = registrations.remove(fd);
        if (registration != null) {
            poller.unregister(registration);
        }
        return registration;
    }

    Collection<Registration> all() {
        return registrations.values();
    }
}
