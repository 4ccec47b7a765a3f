package dev.loopglass.reactor;

import dev.loopglass.event.Ref;
import java.nio.channels.SelectableChannel;

/// A channel as the loop knows it: what Unix calls a file descriptor.
public final class Descriptor extends Named {
    private final SelectableChannel channel;
    private final String label;

    /// @param channel non-blocking
    /// @param label for people, such as the peer's address
    public Descriptor(SelectableChannel channel, String label) {
        this.channel = channel;
        this.label = label;
    }

    SelectableChannel channel() {
        return channel;
    }

    @Override
    protected Ref.Type type() {
        return Ref.Type.CHANNEL;
    }

    @Override
    protected String label() {
        return label;
    }

    @Override
    public String toString() {
        return "channel " + label;
    }
}
