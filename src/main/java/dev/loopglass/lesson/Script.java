package dev.loopglass.lesson;

import dev.loopglass.event.Step;
import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Walk;
import dev.loopglass.replay.Replay;
import java.util.ArrayList;
import java.util.List;

/// A lesson as text, in lines: what is said at each stop, the sentence of its step and its figures.
public final class Script {
    private static final String INDENT = "    ";

    private final Route route;
    private final Explainer explainer;
    private final Walk walk;
    private final Faults told;
    private final List<String> lines = new ArrayList<>();

    private Script(Review review) {
        var lesson = review.lesson();
        route = review.route();
        explainer = new Explainer(review.trace(), new Replay(review.trace())).in(lesson.language());
        walk = new Walk(review.trace(), explainer);
        told = new Faults("", lesson.language());
        lines.add(lesson.title());
        lines.add("=".repeat(Math.max(3, Walk.width(lesson.title()))));
        lesson.introduction().forEach(block -> add(block, ""));
        lesson.chapters().forEach(this::add);
    }

    /// @param review of a lesson whose trace could be read
    public static List<String> of(Review review) {
        return List.copyOf(new Script(review).lines);
    }

    private void add(Chapter chapter) {
        if (!chapter.title().isEmpty()) {
            var title = chapter.minutes() == 0 ? chapter.title() : told.say("text.chapter", chapter.title(),
                    chapter.minutes());
            lines.add("");
            lines.add(title);
            lines.add("-".repeat(Math.max(3, Walk.width(title))));
        }
        chapter.blocks().forEach(block -> add(block, ""));
        for (var stop : chapter.stops()) {
            lines.add("");
            lines.add(stop.number() + ". " + stop.title());
            int seq = route.step(stop);
            lines.add(seq == Step.NONE ? INDENT + told.say("text.nowhere")
                    : walk.line(seq).stripLeading().indent(INDENT.length())
                    .stripTrailing());
            stop.blocks().forEach(block -> add(block, seq));
        }
    }

    private void add(Block block, int seq) {
        if (!(block instanceof Block.Figure figure)) {
            add(block, INDENT);
        } else if (seq != Step.NONE) {
            lines.add("");
            walk.state(figure.of(explainer.sheet(seq))).forEach(line -> lines.add(INDENT + INDENT + line));
        }
    }

    private void add(Block block, String indent) {
        lines.add("");
        switch (block) {
            case Block.Text text -> add(text.prose().plain(), indent);
            case Block.Notes notes -> add(told.say("text.notes", notes.prose().plain()), indent);
            case Block.Question question ->
                add("? " + (question.prose().isEmpty() ? told.say("text.ask") : question.prose().plain()), indent);
            case Block.Figure _ -> { }
        }
    }

    private void add(String text, String indent) {
        text.lines().forEach(line -> lines.add((indent + line).stripTrailing()));
    }
}
