package dev.loopglass.http;

import dev.loopglass.event.Event;
import dev.loopglass.event.Event.Op;
import dev.loopglass.reactor.Sightings.Seen;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The order of things in lines that can be laid beside a table: `3 timer.added request timeout`.
final class Telling {
    private Telling() {}

    static List<String> lines(List<Seen> seen) {
        return seen.stream().map(Telling::line).filter(Objects::nonNull).toList();
    }

    private static String line(Seen seen) {
        var told = told(seen.event());
        return told == null ? null : "%d %s %s".formatted(seen.turn(), seen.event().kind(), told).strip();
    }

    /// What matters about an event; null for one that does not matter here.
    private static String told(Event event) {
        return switch (event) {
            case Event.CallbackAdded added -> name(added.label());
            case Event.PollBegin poll -> poll.because().name();
            case Event.PollEnd poll -> poll.ready().stream().map(each -> ops(each.ops())).collect(Collectors.joining(","));
            case Event.HandlerAdded added -> ops(added.ops());
            case Event.HandlerUpdated updated -> ops(updated.ops());
            case Event.HandlerBegin begin -> ops(begin.ops());
            case Event.HandlerRemoved _, Event.LoopStopped _, Event.ChannelConnected _, Event.ChannelFailed _,
                    Event.ChannelRead _, Event.ChannelWrote _, Event.ChannelClosed _, Event.HttpStarted _,
                    Event.HttpFinished _ -> "";
            case Event.CallbackBegin _, Event.TimerAdded _, Event.TimerRemoved _, Event.TimerBegin _,
                    Event.FutureResolved _, Event.FutureFailed _, Event.CoroutineSuspended _,
                    Event.CoroutineResumed _ -> name(event.on().label());
            default -> null;
        };
    }

    private static String ops(Set<Op> ops) {
        return ops.stream().map(Op::name).collect(Collectors.joining("|"));
    }

    /// Without the number that a recording gives: `co2 main` is `main`.
    private static String name(String label) {
        return label.replaceFirst("^[a-z]{2}\\d+ ", "");
    }
}
