package dev.loopglass.reactor;

import dev.loopglass.event.Plumbing;

/// A descriptor that the loop watches, for what, and whom to call. Run, it calls the handler, in the
/// stack contexts of whoever registered it.
final class Registration implements Task {
    final Descriptor fd;
    final long number;
    private final Handler handler;
    private final StackContext.State contexts = Strand.current().contexts;
    /// What it is watched for.
    int ops;
    /// What the last poll found.
    int ready;

    Registration(Descriptor fd, Handler handler, long number, int ops) {
        this.fd = fd;
        this.handler = handler;
        this.number = number;
        this.ops = ops;
    }

    @Override
    @Plumbing
    public void run() throws Exception {
        if (contexts.isEmpty()) {
            handler.handleEvents(fd, ready);
        } else {
            new Wrapped(contexts, () -> handler.handleEvents(fd, ready)).run();
        }
    }
}
