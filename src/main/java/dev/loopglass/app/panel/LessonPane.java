package dev.loopglass.app.panel;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Talk;
import dev.loopglass.app.session.Tip;
import dev.loopglass.event.Step;
import dev.loopglass.explain.Language;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A lesson beside the panes it talks about: its outline, what there is to say at the present stop, and the way to
/// the next one.
public final class LessonPane extends BorderPane {
    /// What is done with it.
    public interface Hand {
        void next();

        void back();

        /// Whether there is another part of the lesson after the last stop.
        boolean goesOn();

        /// To the step of the present stop.
        void where();

        void go(int place);

        /// Asks what happens next at the present stop.
        void ask();

        void toggleNotes();

        void showFaults();

        /// How the key of this name is spelt.
        String key(String name);

        /// To where a link leads.
        void follow(String address);
    }

    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");

    /// Lower than that, an outline would leave no room for what is said.
    private static final double HIGH = 560;

    private final Talk talk;
    private final Session session;
    private final Hand hand;
    private Ink ink;
    private final HBox head = new HBox();
    private final ToggleButton contents = new ToggleButton();
    private final Outline outline;
    private final ScrollPane scroll = new ScrollPane();
    private final Button back = new Button("‹");
    private final Button where = new Button();
    private final Button next = new Button();
    private Boolean asked;
    private Object shown;
    private long coming = -1;
    private Language spoken;

    public LessonPane(Talk talk, Session session, Hand hand, Ink ink) {
        this.talk = talk;
        this.session = session;
        this.hand = hand;
        this.ink = ink;
        this.outline = new Outline(talk, session, hand::go);
        getStyleClass().addAll("pane", "lesson-pane");
        scroll.setId("lesson-page");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFocusTraversable(true);
        scroll.accessibleTextProperty().bind(Speech.of("lesson.page"));
        scroll.setMinHeight(0);
        outline.managedProperty().bind(outline.visibleProperty());
        setTop(new VBox(title(), outline));
        setCenter(scroll);
        setBottom(foot());
        talk.placeProperty().addListener(_ -> refresh());
        talk.walkProperty().addListener(_ -> refresh());
    }

    private HBox title() {
        var title = Speech.on(new Label(), "lesson");
        title.getStyleClass().add("pane-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(Region.USE_PREF_SIZE);
        contents.setId("lesson-contents");
        contents.getStyleClass().add("flow-all");
        Speech.on(contents, "lesson.contents");
        contents.setMinWidth(Region.USE_PREF_SIZE);
        contents.setOnAction(_ -> {
            asked = contents.isSelected();
            requestLayout();
        });
        var notes = Speech.on(new Button(), "lesson.notes");
        notes.setId("lesson-notes");
        dress(notes, tip("lesson.notes.tip", "keys.lesson.notes"), hand::toggleNotes);
        notes.getStyleClass().add("flow-all");
        head.getChildren().addAll(title, contents, notes);
        head.getStyleClass().add("pane-head");
        return head;
    }

    private HBox foot() {
        back.setId("lesson-back");
        dress(back, tip("lesson.back", "keys.lesson.back"), hand::back);
        back.accessibleTextProperty().bind(Speech.of("lesson.back"));
        where.setId("lesson-where");
        dress(where, tip("lesson.where.tip", "keys.lesson.where"), hand::where);
        where.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(where, Priority.ALWAYS);
        next.setId("lesson-next");
        next.getStyleClass().add("primary");
        dress(next, tip("lesson.next.tip", "keys.lesson.next"), hand::next);
        var foot = new HBox(back, where, next);
        foot.getStyleClass().add("lesson-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private static void dress(Button button, ObservableValue<String> tip, Runnable action) {
        button.setMinWidth(Region.USE_PREF_SIZE);
        Tip.on(button, tip);
        button.setOnAction(_ -> action.run());
    }

    private ObservableValue<String> tip(String phrase, String key) {
        return Speech.live(() -> Speech.say("tip.key", Speech.say(phrase), hand.key(key)));
    }

    /// The line with its title.
    public HBox head() {
        return head;
    }

    public void ink(Ink newInk) {
        ink = newInk;
        shown = null;
        double read = scroll.getVvalue();
        refresh();
        scroll.setVvalue(read);
    }

    /// Whenever the step, the stop, the lesson or the language may have changed.
    public void refresh() {
        if (talk.session() != session) {
            // The lesson names another trace now: another pane is about to show it.
            return;
        }
        int place = talk.place();
        int step = talk.step();
        boolean away = step != Step.NONE && session.step() != step;
        where.setText(Speech.say(away && place > 0 ? "lesson.return" : "lesson.where"));
        where.setDisable(step == Step.NONE || place == 0);
        where.pseudoClassStateChanged(AWAY, away && place > 0);
        back.setDisable(place == 0);
        boolean last = place >= talk.walk().stops().size();
        next.setDisable(last && !hand.goesOn());
        next.setText(Speech.say(last && hand.goesOn() ? "lesson.part" : place == 0 ? "lesson.begin" : "lesson.next"));
        // A page is shown as soon as one has come to its step, what stands below its question when nobody predicts.
        var key = List.of(talk.walk(), place, session.hiddenProperty().get(), step > session.horizon());
        if (!key.equals(shown) || spoken != Speech.language()) {
            shown = key;
            spoken = Speech.language();
            scroll.setContent(new LessonPage(talk, session, hand, ink).show());
            scroll.setVvalue(0);
            coming = -1;
        }
        if (coming != outline.coming()) {
            coming = outline.coming();
            outline.refresh();
        }
    }

    @Override
    protected void layoutChildren() {
        boolean open = asked == null ? getHeight() >= HIGH : asked;
        contents.setSelected(open);
        outline.setVisible(open);
        outline.limit(getHeight() * 0.36);
        super.layoutChildren();
    }
}
