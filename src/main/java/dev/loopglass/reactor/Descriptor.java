package dev.loopglass.reactor;

import dev.loopglass.event.Ref;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;

/// A channel as the loop knows it: what Unix calls a file descriptor.
public final class Descriptor extends Named {
    private final SelectableChannel channel;
    /// A text; or an address, which is not spelt before somebody wants to read it.
    private final Object label;

    /// @param channel non-blocking
    /// @param label for people, such as the peer's address
    public Descriptor(SelectableChannel channel, String label) {
        this.channel = channel;
        this.label = label;
    }

    Descriptor(SelectableChannel channel, InetSocketAddress peer) {
        this.channel = channel;
        this.label = peer;
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
        return label instanceof InetSocketAddress peer ? Shown.address(peer) : (String) label;
    }

    @Override
    public String toString() {
        return "channel " + label();
    }
}
