package dev.loopglass.app.panel;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Talk;
import dev.loopglass.event.Step;
import dev.loopglass.lesson.Block;
import dev.loopglass.lesson.Stop;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a lesson says at one of its stops, or before the first.
final class LessonPage {
    private static final int MOST_ROWS = 12;

    private final Talk talk;
    private final Session session;
    private final LessonPane.Hand hand;
    private final Ink ink;
    private final Markup markup;
    private final VBox page = new VBox();

    LessonPage(Talk talk, Session session, LessonPane.Hand hand, Ink ink) {
        this.talk = talk;
        this.session = session;
        this.hand = hand;
        this.ink = ink;
        this.markup = new Markup(session, hand::follow);
        page.getStyleClass().add("lesson-page");
    }

    VBox show() {
        var lesson = talk.walk().lesson();
        var stop = talk.stop();
        if (stop == null) {
            int minutes = lesson.minutes();
            int stops = talk.walk().stops().size();
            head(minutes == 0 ? Speech.say("lesson.stops", stops) : Speech.say("lesson.stops.minutes", stops, minutes),
                    lesson.title());
            lesson.introduction().forEach(this::add);
            return page;
        }
        var chapter = talk.chapter();
        var count = Speech.say("lesson.place", stop.number(), talk.walk().stops().size());
        boolean coming = talk.step() > session.horizon();
        head(chapter.title().isEmpty() ? count : Speech.say("lesson.place.chapter", count, chapter.title()),
                coming ? Speech.say("lesson.veiled") : stop.title());
        if (coming) {
            return page;
        }
        if (chapter.stops().getFirst().equals(stop)) {
            chapter.blocks().forEach(this::add);
        }
        faults();
        said(stop).forEach(this::add);
        return page;
    }

    /// Below a question there may be its answer.
    private List<Block> said(Stop stop) {
        int asked = IntStream.range(0, stop.blocks().size())
                .filter(it -> stop.blocks().get(it) instanceof Block.Question).findFirst()
                .orElse(stop.blocks().size() - 1);
        return session.hiddenProperty().get() ? stop.blocks().subList(0, asked + 1) : stop.blocks();
    }

    private void add(Region part) {
        page.getChildren().add(part);
    }

    private void head(String place, String title) {
        var head = new VBox(label(place, "lesson-place"), label(title, "lesson-title"));
        head.getStyleClass().add("lesson-heading");
        add(head);
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void faults() {
        if (talk.step() == Step.NONE) {
            var faults = talk.walk().faults(talk.place());
            var box = new VBox(label(Speech.say("lesson.nowhere"), "strong"));
            faults.forEach(it -> box.getChildren().add(label(it.toString(), "lesson-fault-line")));
            box.getStyleClass().add("lesson-fault");
            add(box);
        }
    }

    private void add(Block block) {
        switch (block) {
            case Block.Text text -> add(markup.show(text.prose()));
            case Block.Figure figure -> add(figure(figure));
            case Block.Question question -> add(question(question));
            case Block.Notes _ -> { }
        }
    }

    /// The state at the stop's step, also while the reader walks about.
    private VBox figure(Block.Figure figure) {
        var box = new VBox();
        box.getStyleClass().add("lesson-figure");
        int step = Math.max(0, talk.step());
        box.getChildren().add(label(Speech.say("lesson.figure", step), "lesson-caption"));
        var list = new StateList(session, MOST_ROWS, ink);
        list.show(figure.of(session.explainer().sheet(session.isEmpty() ? -1 : step)));
        box.getChildren().add(list);
        return box;
    }

    private VBox question(Block.Question question) {
        var box = new VBox(label(Speech.say("lesson.question"), "lesson-ask"));
        box.getStyleClass().add("lesson-question");
        if (!question.prose().isEmpty()) {
            box.getChildren().add(markup.show(question.prose()));
        }
        var predict = Speech.on(new Button(), "lesson.predict");
        predict.setId("lesson-predict");
        predict.setOnAction(_ -> hand.ask());
        box.getChildren().add(predict);
        return box;
    }
}
