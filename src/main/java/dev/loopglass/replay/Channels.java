package dev.loopglass.replay;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Op;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.replay.Held.Channel.Status;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/// Channels from opened to closed, and what the loop watches them for in between.
final class Channels {
    private Channels() {}

    static void take(Packet now, Event event) {
        switch (event) {
            case Event.HandlerAdded added -> watch(now, added.on(), added.ops(), false);
            case Event.HandlerUpdated updated -> watch(now, updated.on(), updated.ops(), true);
            case Event.HandlerRemoved removed -> unwatch(now, removed.on());
            case Event.ChannelOpened opened -> open(now, opened.on());
            case Event.ChannelConnecting connecting ->
                put(now, at(now, connecting.on(), Status.OPENED).with(Status.CONNECTING)
                        .to(connecting.address()));
            case Event.ChannelConnected connected ->
                put(now, at(now, connected.on(), Status.CONNECTING).with(Status.CONNECTED)
                        .to(connected.address()));
            case Event.ChannelRead read ->
                put(now, usable(now, read.on()).moved(Math.max(0, read.bytes()), 0));
            case Event.ChannelWrote wrote ->
                put(now, usable(now, wrote.on()).moved(0, Math.max(0, wrote.bytes())));
            case Event.ChannelFailed failed -> put(now, at(now, failed.on(), Status.OPENED, Status.CONNECTING,
                    Status.CONNECTED, Status.SECURING, Status.SECURED).with(Status.FAILED)
                    .noted(failed.error()));
            case Event.ChannelClosed closed -> close(now, closed);
            case Event.TlsStarted started ->
                put(now, at(now, started.on(), Status.OPENED, Status.CONNECTED).with(Status.SECURING));
            case Event.TlsHandshake handshake -> put(now, at(now, handshake.on(), Status.SECURING));
            case Event.TlsEstablished done ->
                put(now, at(now, done.on(), Status.SECURING).with(Status.SECURED));
            default -> { }
        }
    }

    private static void open(Packet now, Ref ref) {
        Births.check(now, now.channels.get(ref));
        put(now, fresh(now, ref));
    }

    private static Held.Channel fresh(Packet now, Ref ref) {
        return new Held.Channel(ref, now.step().seq(), Status.OPENED, null, Set.of(), Step.NONE, 0, 0, null);
    }

    /// A program may have the loop watch a channel of its own, which nobody saw being opened.
    private static void watch(Packet now, Ref ref, Set<Op> ops, boolean already) {
        boolean strange = !already && now.channels.get(ref) == null
                && now.history.first(ref, now.step().seq()) == Step.NONE;
        var channel = strange ? fresh(now, ref) : at(now, ref, open());
        if (already && !channel.watched()) {
            now.refuse("while %s is not watched", ref);
        } else if (!already && channel.watched()) {
            now.refuse("while %s is watched already, since step %d", ref, channel.handler());
        }
        put(now, channel.watchedFor(new TreeSet<>(ops), now.step().seq()));
    }

    private static void unwatch(Packet now, Ref ref) {
        var channel = held(now, ref);
        if (!channel.watched()) {
            now.refuse("while %s is not watched", ref);
        }
        put(now, channel.watchedFor(Set.of(), Step.NONE));
        now.found = now.found.minus(ref.name());
    }

    private static void close(Packet now, Event.ChannelClosed closed) {
        var channel = at(now, closed.on(), open());
        if (channel.watched()) {
            now.refuse("while %s is still watched for %s", closed.on(), channel.ops());
        }
        put(now, channel.with(Status.CLOSED).watchedFor(Set.of(), Step.NONE).noted(closed.reason()));
        now.found = now.found.minus(closed.on().name());
        now.ends(closed.on());
    }

    private static Status[] open() {
        return new Status[] {Status.OPENED, Status.CONNECTING, Status.CONNECTED, Status.SECURING,
                Status.SECURED,
            Status.FAILED};
    }

    /// Pipes and accepted sockets are never seen connecting, so a channel just opened will do.
    private static Held.Channel usable(Packet now, Ref ref) {
        return at(now, ref, Status.OPENED, Status.CONNECTED, Status.SECURING, Status.SECURED);
    }

    private static Held.Channel at(Packet now, Ref ref, Status... wanted) {
        var channel = held(now, ref);
        if (!Arrays.asList(wanted).contains(channel.status())) {
            now.refuse("while %s is %s, wanted %s", ref, Packet.told(channel.status()), Packet.told(wanted));
        }
        return channel;
    }

    private static Held.Channel held(Packet now, Ref ref) {
        var channel = now.channels.get(ref);
        if (channel == null) {
            now.refuse("is of %s", now.history.fate(ref, now.step().seq(), "channel.opened"));
            channel = fresh(now, ref);
        }
        return channel;
    }

    private static void put(Packet now, Held.Channel channel) {
        now.channels = now.channels.with(channel);
    }
}
