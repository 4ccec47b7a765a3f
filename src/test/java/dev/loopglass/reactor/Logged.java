package dev.loopglass.reactor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the reactor logs meanwhile, kept here instead of on the console.
public final class Logged extends Handler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("dev.loopglass");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final CountDownLatch any = new CountDownLatch(1);

    private Logged() {
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(this);
    }

    public static Logged begin() {
        return new Logged();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
        any.countDown();
    }

    /// Waits until there is something, or for so long.
    boolean any(Duration limit) throws InterruptedException {
        return any.await(limit.toMillis(), TimeUnit.MILLISECONDS);
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
