package dev.loopglass.export;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Language;
import dev.loopglass.replay.Flow;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The logical flow of the requests as a sequence diagram for Mermaid: who calls whom on the way, what goes over the wire,
/// where the loop waits and which coroutine it brings back.
///
/// Whatever a program calls its things stays text: what Mermaid might take for more is told by its number.
public final class Mermaid {
    /// So many characters of a text are shown.
    private static final int MOST = 120;

    private final Trace trace;
    private final Explainer explainer;
    private final Map<String, String> people = new LinkedHashMap<>();
    private final List<String> messages = new ArrayList<>();

    private Mermaid(Trace trace, Language language) {
        this.trace = trace;
        this.explainer = new Explainer(trace, new Replay(trace)).in(language);
    }

    /// @param language of what is not a name
    public static String of(Trace trace, Language language) {
        var mermaid = new Mermaid(trace, language);
        mermaid.tell();
        return mermaid.text();
    }

    private String text() {
        var lines = new ArrayList<String>();
        lines.add("sequenceDiagram");
        if (trace.meta().title() != null && !trace.meta().title().isBlank()) {
            lines.add("title " + escaped(trace.meta().title()));
        }
        people.forEach((name, id) -> lines.add("participant " + id + " as " + escaped(name)));
        lines.addAll(messages);
        return String.join("\n    ", lines) + "\n";
    }

    private String person(String name) {
        return people.computeIfAbsent(name.isBlank() ? program() : name, _ -> "p" + (people.size() + 1));
    }

    private String program() {
        var name = trace.meta().program();
        return name == null || name.isBlank() ? "main" : name.substring(name.lastIndexOf('.') + 1);
    }

    // ---- the messages, in the order of the steps

    private void tell() {
        person(Flow.PROGRAM);
        var flow = new Flow(trace);
        flow.grow(trace.size());
        var all = flow.all();
        int next = 0;
        for (int seq = 0; seq < trace.size(); seq++) {
            for (; next < all.size() && all.get(next).seq() <= seq; next++) {
                rung(all.get(next));
            }
            wire(seq);
        }
    }

    private void rung(Flow.Rung rung) {
        switch (rung.way()) {
            case CALL -> say(rung.by(), "->>", rung.of().isEmpty() ? Flow.PROGRAM : rung.of(), rung.name(), rung.seq());
            case MADE -> say(rung.by(), "->>", rung.name(), "new", rung.seq());
            case POLL -> messages.add("Note over " + person(Flow.LOOP) + ": "
                    + escaped(numbered(explainer.brief(rung.seq()), rung.seq())));
            case RESUMED, STARTED, WAITS, ENDED -> say(Flow.LOOP, "->>", owner(rung.of()), explainer.brief(rung.seq()), rung.seq());
        }
    }

    /// Whose the code of a coroutine is: its label names the method, or else it is the program's.
    private static String owner(String label) {
        return label.matches("[\\w.$]+\\.\\w+") ? label.substring(0, label.lastIndexOf('.')) : Flow.PROGRAM;
    }

    private void wire(int seq) {
        var on = trace.on(seq);
        switch (trace.event(seq)) {
            case Event.ChannelConnecting it -> say(stream(), "-)", server(on, it.address()), explainer.brief(seq), seq);
            case Event.ChannelConnected it -> say(server(on, it.address()), "--)", stream(), explainer.brief(seq), seq);
            case Event.ChannelWrote _ -> say(stream(), "-)", server(on, null), explainer.brief(seq), seq);
            case Event.ChannelRead _ -> say(server(on, null), "--)", stream(), explainer.brief(seq), seq);
            case Event.ChannelFailed _ -> say(server(on, null), "--x", stream(), explainer.brief(seq), seq);
            case Event.ChannelClosed _ -> say(stream(), "-x", server(on, null), explainer.brief(seq), seq);
            default -> { }
        }
    }

    private static String stream() {
        return "IOStream";
    }

    private final Map<Ref, String> servers = new LinkedHashMap<>();

    private String server(Ref channel, String address) {
        if (address != null && !address.isBlank()) {
            servers.putIfAbsent(channel, address);
        }
        return servers.getOrDefault(channel, channel.label() == null || channel.label().isBlank() ? channel.name()
                : channel.label());
    }

    private void say(String from, String arrow, String to, String what, int seq) {
        messages.add(person(from) + arrow + person(to) + ": " + escaped(numbered(what, seq)));
    }

    private static String numbered(String what, int seq) {
        return seq + " · " + what;
    }

    /// Letters of any script, digits and the marks that mean nothing to Mermaid as they are; all else by number.
    static String escaped(String text) {
        var line = Facts.whole(text).strip();
        boolean fits = line.codePointCount(0, line.length()) <= MOST;
        var cut = fits ? line : line.substring(0, line.offsetByCodePoints(0, MOST - 1)) + "…";
        var escaped = new StringBuilder();
        cut.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || " .,()/·…“”「」、。，：".indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
            } else if (Character.isISOControl(c) || Character.isWhitespace(c) || Character.getType(c) == Character.FORMAT) {
                escaped.append(' ');
            } else {
                escaped.append('#').append(c).append(';');
            }
        });
        return escaped.isEmpty() || escaped.toString().isBlank() ? "?" : escaped.toString();
    }
}
