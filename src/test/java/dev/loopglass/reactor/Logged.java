package dev.loopglass.reactor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the reactor logs meanwhile, kept here instead of on the console.
public final class Logged extends Handler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("dev.loopglass");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private Logged() {
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(this);
    }

    public static Logged begin() {
        return new Logged();
    }

    @Override
    public synchronized void publish(LogRecord record) {
        records.add(record);
        notifyAll();
    }

    /// Waits until this has been said, or for so long.
    synchronized boolean says(String message, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!messages().contains(message) && end - System.nanoTime() > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
        }
        return messages().contains(message);
    }

    public List<String> messages() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    /// What came with the messages of level error.
    public List<Throwable> errors() {
        return records.stream().filter(each -> each.getLevel() == Level.SEVERE).map(LogRecord::getThrown).toList();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setUseParentHandlers(true);
    }
}
