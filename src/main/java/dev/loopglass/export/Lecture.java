package dev.loopglass.export;

import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Language;
import dev.loopglass.lesson.Block;
import dev.loopglass.lesson.Chapter;
import dev.loopglass.lesson.Prose;
import dev.loopglass.lesson.Quiz;
import dev.loopglass.lesson.Route;
import dev.loopglass.lesson.Stop;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A lesson as a page tells it: everything but what is only for the speaker.
final class Lecture {
    private final Route route;
    private final Language language;
    private final Explainer explainer;
    private final Quiz quiz;

    Lecture(Route route, Trace trace, Language language) {
        var replay = new Replay(trace);
        this.route = route;
        this.language = language;
        this.explainer = new Explainer(trace, replay);
        this.quiz = new Quiz(replay);
    }

    String title() {
        return route.lesson().title();
    }

    Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        told.put("title", title());
        told.put("blocks", blocks(route.lesson().introduction(), -1));
        told.put("chapters", route.lesson().chapters().stream().map(this::chapter).toList());
        return told;
    }

    private Map<String, Object> chapter(Chapter chapter) {
        return Map.of("title", chapter.title(), "blocks", blocks(chapter.blocks(), -1),
                "stops", chapter.stops().stream().map(this::stop).toList());
    }

    private Map<String, Object> stop(Stop stop) {
        int step = route.step(stop);
        return Map.of("title", stop.title(), "step", step, "blocks", blocks(stop.blocks(), step));
    }

    private List<Map<String, Object>> blocks(List<Block> blocks, int step) {
        return blocks.stream().map(block -> block(block, step)).filter(Objects::nonNull).toList();
    }

    private Map<String, Object> block(Block block, int step) {
        return switch (block) {
            case Block.Text text -> Map.of("sort", "text", "prose", prose(text.prose()));
            case Block.Figure figure -> {
                var sheet = explainer.sheet(step);
                yield Map.of("sort", "figure", "sections", figure.of(sheet).stream().map(sheet.sections()::indexOf).toList());
            }
            case Block.Question question -> question(question, step);
            case Block.Notes _ -> null;
        };
    }

    /// Where the state at the step lets one choose, what there is to choose; else it is only asked.
    private Map<String, Object> question(Block.Question asked, int step) {
        var told = new LinkedHashMap<String, Object>();
        var question = quiz.at(step);
        told.put("sort", "question");
        told.put("prose", prose(asked.prose()));
        told.put("asks", question == null ? Book.phrases(language).say("question") : question.text(language));
        told.put("answer", question == null ? step + 1 : question.answer());
        told.put("right", question == null ? -1 : question.right());
        told.put("choices", question == null ? List.of() : question.choices().stream()
                .map(choice -> List.of(choice.text(language), choice.why(language))).toList());
        return told;
    }

    private static List<Object> prose(Prose prose) {
        return Markdown.tree(prose.document());
    }
}
