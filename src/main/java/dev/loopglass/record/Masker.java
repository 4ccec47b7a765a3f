package dev.loopglass.record;

import dev.loopglass.event.Event;
import dev.loopglass.event.Kind;
import dev.loopglass.event.Ref;
import dev.loopglass.event.Step;
import java.util.Set;
import java.util.stream.IntStream;

/// Hides what must not be seen in a trace that is handed around: the values of headers that carry
/// credentials, the user in a URL, and values in a query that look like secrets.
public abstract class Masker {
    private static final int PREVIEW = 200;
    /// Fields that a program's own words go into.
    private static final Set<String> WORDS = Set.of("label", "url", "value", "error", "reason", "text", "preview");
    private static final int NONE = -1;
    /// Which field of a kind is one of those; by the kind's ordinal.
    private static final int[] FIELDS = Kind.all().stream().mapToInt(Masker::field).toArray();

    private static int field(Kind kind) {
        return IntStream.range(0, kind.fields().size())
                .filter(i -> WORDS.contains(kind.fields().get(i).getName())).findFirst().orElse(NONE);
    }

    /// Hides nothing but what does not fit.
    public static Masker none() {
        return new Masker() {
            @Override
            public String text(String text) {
                return text;
            }

            @Override
            String preview(Ref channel, boolean sent, String text) {
                return cut(text);
            }
        };
    }

    public static Masker secrets() {
        return new Secrets();
    }

    /// @param text may be null
    public abstract String text(String text);

    /// The beginning of what went over a channel.
    ///
    /// @param sent whether it went out, not in
    abstract String preview(Ref channel, boolean sent, String text);

    /// Nothing more will go over this channel.
    void forget(Ref channel) {
        // Whoever remembers nothing has nothing to forget.
    }

    /// The same, with its texts masked. Mostly there is nothing to hide, and it is the very same.
    final Step mask(Step step) {
        var event = mask(Kind.of(step.event()), step.event());
        return event == step.event() ? step : new Step(step.seq(), step.t(), step.turn(), step.task(), step.cause(),
                step.occasion(), step.path(), event);
    }

    final Event mask(Kind kind, Event event) {
        if (event instanceof Event.ChannelClosed closed) {
            forget(closed.on());
        }
        int field = kind.ordinal() < FIELDS.length ? FIELDS[kind.ordinal()] : NONE;
        if (field == NONE || kind.valueOf(event, field) == null) {
            return event;
        }
        var text = (String) kind.valueOf(event, field);
        var masked = switch (event) {
            case Event.ChannelRead read -> preview(read.on(), false, text);
            case Event.ChannelWrote wrote -> preview(wrote.on(), true, text);
            default -> text(text);
        };
        return masked.equals(text) ? event : replaced(kind, event, field, masked);
    }

    private static Event replaced(Kind kind, Event event, int field, String text) {
        var values = kind.valuesOf(event);
        values[field] = text;
        return kind.make(event.on(), values);
    }

    static String cut(String text) {
        return text.length() <= PREVIEW ? text : text.substring(0, PREVIEW - 1) + '…';
    }
}
