package dev.loopglass.explain;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Op;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import dev.loopglass.replay.Held;
import dev.loopglass.replay.Held.Channel.Status;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Sentences about channels and what they are watched for.
final class AboutChannels {
    /// Where this is the news itself, and not a detail of it.
    private static final int WHOLE = 100;
    private static final int FLIGHT = 120;

    private AboutChannels() {}

    static String say(Scene scene) {
        return switch (scene.event()) {
            case Event.HandlerAdded added ->
                scene.say("handler.added." + sense(scene, added.on(), added.ops()),
                    added.on().name(), scene.words.ops(added.ops()));
            case Event.HandlerUpdated updated -> updated(scene, updated);
            case Event.HandlerRemoved removed -> scene.say("handler.removed", removed.on().name());
            case Event.ChannelOpened opened -> opened(scene, opened.on());
            case Event.ChannelConnecting it ->
                scene.say("channel.connecting", it.on().name(), address(it.address(), it.on()));
            case Event.ChannelConnected it ->
                scene.say("channel.connected", it.on().name(), address(it.address(), it.on()),
                    scene.since(scene.last(it.on(), "channel.connecting")));
            case Event.ChannelRead read ->
                moved(scene, "channel.read", read.on(), read.bytes(), read.preview());
            case Event.ChannelWrote wrote ->
                moved(scene, "channel.wrote", wrote.on(), wrote.bytes(), wrote.preview());
            case Event.ChannelFailed failed -> failed(scene, failed);
            case Event.ChannelClosed closed -> closed(scene, closed);
            case Event.TlsStarted started -> scene.say("tls.started", started.on().name());
            case Event.TlsHandshake it -> scene.say("tls.handshake", it.on().name(), flight(it.status()));
            default -> established(scene, (Event.TlsEstablished) scene.event());
        };
    }

    /// A socket that was accepted is connected already, and one that listens never will be. Only what comes of it
    /// tells.
    private static String opened(Scene scene, Ref ref) {
        var kinds = Arrays.stream(scene.trace.about(ref)).mapToObj(scene.trace::kind).collect(Collectors.toSet());
        var name = scene.named(ref);
        if (scene.discreet) {
            return scene.sayBy("channel.opened.plain", name);
        }
        if (kinds.contains("channel.connecting")) {
            return scene.sayBy("channel.opened", name);
        }
        if (kinds.contains("channel.read") || kinds.contains("channel.wrote")) {
            return scene.say("channel.opened.connected", name);
        }
        return scene.sayBy(kinds.contains("handler.added") ? "channel.opened.plain" : "channel.opened", name);
    }

    /// What the loop will learn when the channel becomes ready.
    private static String sense(Scene scene, Ref ref, Set<Op> ops) {
        var channel = scene.held(ref, Held.Channel.class);
        if (!ops.contains(Op.WRITE)) {
            return !ops.contains(Op.READ) ? "ERROR" : unconnected(scene, channel) ? "something" : "READ";
        }
        return switch (channel == null ? null : channel.status()) {
            case CONNECTING -> "connect";
            case SECURING -> "secure";
            case null, default -> ops.contains(Op.READ) ? "both" : "WRITE";
        };
    }

    /// What arrives at a socket of which nobody knows what it is for, are bytes or connections.
    private static boolean unconnected(Scene scene, Held.Channel channel) {
        return channel != null && channel.status() == Status.OPENED
                && scene.last(channel.ref(), "channel.opened") != Step.NONE;
    }

    private static String updated(Scene scene, Event.HandlerUpdated updated) {
        var was = scene.channelBefore(updated.on());
        var gone = EnumSet.noneOf(Op.class);
        gone.addAll(was == null ? Set.of() : was.ops());
        gone.removeAll(updated.ops());
        gone.remove(Op.ERROR);
        boolean quiet = !updated.ops().contains(Op.READ) && !updated.ops().contains(Op.WRITE);
        var name = quiet
                ? "handler.updated.quiet" : gone.isEmpty() ? "handler.updated.more" : "handler.updated";
        return scene.say(name, updated.on().name(), scene.words.ops(updated.ops()), scene.words.ops(gone));
    }

    private static String address(String told, Ref ref) {
        return Objects.requireNonNullElse(told, Objects.requireNonNullElse(ref.label(), ref.name()));
    }

    private static String moved(Scene scene, String kind, Ref ref, int bytes, String preview) {
        var start = Words.preview(preview);
        var channel = scene.held(ref, Held.Channel.class);
        if (channel != null && channel.status() == Status.SECURED) {
            return scene.say(kind + ".secret", ref.name(), Durations.bytes(bytes), start);
        }
        return start.isEmpty()
                ? scene.say(kind, ref.name(), Durations.bytes(bytes))
                : scene.say(kind + ".preview", ref.name(), Durations.bytes(bytes), start);
    }

    private static String failed(Scene scene, Event.ChannelFailed failed) {
        var was = scene.channelBefore(failed.on());
        boolean connecting = was != null && was.status() == Status.CONNECTING;
        return scene.say(connecting ? "channel.failed.connect" : "channel.failed", failed.on().name(),
                Words.cut(failed.error(), WHOLE),
                scene.since(scene.last(failed.on(), "channel.connecting")));
    }

    private static String closed(Scene scene, Event.ChannelClosed closed) {
        var channel = scene.held(closed.on(), Held.Channel.class);
        var reason = Words.cut(closed.reason());
        return scene.say(reason.isEmpty() ? "channel.closed" : "channel.closed.reason", closed.on().name(),
                Durations.bytes(channel == null ? 0 : channel.written()),
                Durations.bytes(channel == null ? 0 : channel.read()),
                reason);
    }

    /// The names of the messages are many already, without their sizes.
    private static String flight(String status) {
        return Words.cut(status == null ? "" : status.replaceAll(" \\(\\d+ bytes\\)", ""), FLIGHT);
    }

    private static String established(Scene scene, Event.TlsEstablished done) {
        return scene.say("tls.established", done.on().name(), Words.cut(done.protocol()),
                Words.cut(done.cipher()),
                scene.since(scene.last(done.on(), "tls.started")));
    }
}
