package dev.loopglass.app.timeline;

import dev.loopglass.event.Event;
import java.util.Set;
import java.util.stream.Collectors;

/// The one or two words beside a mark on a channel's or a request's line.
final class Mark {
    private Mark() {}

    static String word(Event event) {
        return switch (event) {
            case Event.HandlerAdded added -> "watch " + ops(added.ops());
            case Event.HandlerUpdated updated -> "watch " + ops(updated.ops());
            case Event.HandlerRemoved _ -> "unwatched";
            case Event.ChannelOpened _ -> "open";
            case Event.ChannelRead read -> read.bytes() + " B in";
            case Event.ChannelWrote wrote -> wrote.bytes() + " B out";
            case Event.ChannelFailed _, Event.HttpFinished(_, _, _, String _) when failed(event) -> "failed";
            case Event.HttpStatus status -> String.valueOf(status.code());
            default -> event.kind().substring(event.kind().indexOf('.') + 1);
        };
    }

    static boolean failed(Event event) {
        return event instanceof Event.ChannelFailed
                || event instanceof Event.HttpFinished finished && finished.error() != null;
    }

    /// ERROR is always watched along, so it is not news.
    private static String ops(Set<Event.Op> ops) {
        var news = ops.stream().filter(op -> op != Event.Op.ERROR).map(Enum::name)
                .collect(Collectors.joining("+"));
        return news.isEmpty() ? "ERROR" : news;
    }
}
