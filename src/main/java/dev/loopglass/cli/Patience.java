package dev.loopglass.cli;

/// Tells people at a terminal, once, what takes more than a second.
final class Patience implements AutoCloseable {
    private static final long MILLIS = 1000;

    private final Thread teller;

    /// @param doing for example `reading big.json`
    Patience(Terminal terminal, String doing) {
        teller = Thread.ofVirtual().unstarted(() -> {
            try {
                Thread.sleep(MILLIS);
                terminal.say("still " + doing + " …");
            } catch (InterruptedException e) {
                // It took less than that.
            }
        });
        if (terminal.watched()) {
            teller.start();
        }
    }

    @Override
    public void close() {
        teller.interrupt();
    }
}
