package dev.loopglass.reactor;

/// A descriptor that the loop watches, for what, and whom to call.
final class Registration {
    final Descriptor fd;
    final Handler handler;
    final long number;
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
}
