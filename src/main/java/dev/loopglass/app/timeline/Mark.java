package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Event;
import java.util.Set;
import java.util.stream.Collectors;

/// The one or two words beside a mark on a channel's or a request's line.
final class Mark {
    private Mark() {}

    static String word(Event event) {
        var phrase = "timeline.mark." + event.kind();
        return switch (event) {
            case Event.HandlerAdded added -> Speech.say(phrase, ops(added.ops()));
            case Event.HandlerUpdated updated -> Speech.say(phrase, ops(updated.ops()));
            case Event.ChannelRead read -> Speech.say(phrase, read.bytes());
            case Event.ChannelWrote wrote -> Speech.say(phrase, wrote.bytes());
            case Event.HttpFinished _ when failed(event) -> Speech.say("timeline.mark.http.failed");
            case Event.HttpStatus status -> String.valueOf(status.code());
            case Event.Unknown _ -> event.kind().substring(event.kind().indexOf('.') + 1);
            default -> Speech.say(phrase);
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
