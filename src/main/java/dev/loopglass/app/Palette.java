package dev.loopglass.app;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Condition;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// One field for everything: what the keys do, a step by its number, an object by its name, the next step
/// at which a condition holds.
final class Palette extends Sheet {
    private static final int MOST = 50;
    private static final double ROW = 28;

    /// @param hint how one gets there without the palette, or more about it
    record Choice(String word, String hint, Runnable action) {}

    private final Shell shell;
    private final TextField field;
    private final ListView<Choice> list;

    Palette(Shell shell) {
        this(shell, new TextField(), new ListView<>());
    }

    private Palette(Shell shell, TextField field, ListView<Choice> list) {
        super(shell, Speech.of("palette"), field, list);
        this.shell = shell;
        this.field = field;
        this.list = list;
        setId("palette");
        setPrefWidth(560);
        field.getStyleClass().add("first-focus");
        field.promptTextProperty().bind(Speech.of("palette.prompt", "42", "fu4", "kind:future.*"));
        field.accessibleTextProperty().bind(Speech.of("palette.name"));
        field.textProperty().addListener((_, _, text) -> offer(text));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        list.setFixedCellSize(ROW);
        list.setPrefHeight(12 * ROW + 2);
        list.setFocusTraversable(false);
        list.accessibleTextProperty().bind(Speech.of("palette.list"));
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(Speech.on(new Label(), "palette.none"));
        offer("");
    }

    @Override
    void speak() {
        offer(field.getText());
    }

    private void press(KeyEvent e) {
        switch (e.getCode()) {
            case DOWN -> select(list.getSelectionModel().getSelectedIndex() + 1);
            case UP -> select(list.getSelectionModel().getSelectedIndex() - 1);
            case ENTER -> take(list.getSelectionModel().getSelectedItem());
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void select(int index) {
        if (index >= 0 && index < list.getItems().size()) {
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - 6));
        }
    }

    private void take(Choice choice) {
        if (choice != null) {
            shell.veil().uncover();
            choice.action().run();
        }
    }

    private void offer(String asked) {
        var text = asked.strip().toLowerCase(Locale.ROOT);
        var choices = new ArrayList<Choice>();
        if (shell.session() != null && !text.isEmpty()) {
            places(asked.strip(), shell.session(), choices);
        }
        if (shell.session() != null) {
            bookmarks(text, shell.session(), choices);
        }
        commands(text).forEach(choices::add);
        languages(text).forEach(choices::add);
        words(text).forEach(choices::add);
        recent(text).forEach(choices::add);
        lessons(text).forEach(choices::add);
        list.getItems().setAll(choices);
        select(0);
    }

    private Stream<Choice> commands(String text) {
        return Keys.TABLE.stream().filter(key -> key.need().met(shell))
                .filter(key -> means(text, key::whole))
                .map(key -> new Choice(key.whole(Speech.language()), key.spelt(),
                        () -> key.action().accept(shell)));
    }

    /// The words of the glossary, as soon as somebody types one.
    private Stream<Choice> words(String text) {
        return Arrays.stream(Term.values()).filter(_ -> !text.isEmpty())
                .filter(term -> means(text, it -> Speech.say(it, "palette.word", term.title(it))))
                .map(term -> new Choice(Speech.say("palette.word", term.title(Speech.language())), "",
                        () -> shell.veil().showGlossary(term)));
    }

    /// Each is offered in its own words: whoever cannot read those of the window finds theirs all the same.
    private Stream<Choice> languages(String text) {
        return Arrays.stream(Language.values()).filter(it -> it != Speech.language())
                .filter(it -> means(text, spoken -> Speech.say(spoken, "palette.language", it.title())))
                .map(it -> new Choice(Speech.say("palette.language", it.title()), it.code(),
                        () -> shell.windows().speak(it)));
    }

    private Stream<Choice> recent(String text) {
        var recent = shell.windows().recent();
        return recent.all().stream()
                .filter(file -> means(text, it -> Speech.say(it, Recent.missing(file) ? "palette.missing"
                        : "palette.again", recent.name(file) + " " + file)))
                .map(file -> Recent.missing(file)
                        ? new Choice(Speech.say("palette.missing", recent.name(file)), Speech.say("palette.forget"),
                                () -> recent.remove(file))
                        : new Choice(Speech.say("palette.again", recent.name(file)), recent.place(file),
                                () -> shell.open(file)));
    }

    /// Those that came with the program.
    private Stream<Choice> lessons(String text) {
        return Library.all(Speech.language()).stream()
                .filter(lesson -> means(text, it -> Speech.say(it, "palette.lesson", lesson.title())))
                .map(lesson -> new Choice(Speech.say("palette.lesson", lesson.title()), "",
                        () -> shell.open(lesson.file())));
    }

    /// Whether all words that were typed stand there, in the window's language or in English.
    private static boolean means(String text, Function<Language, String> said) {
        return Stream.of(text.split("\\s+")).allMatch(word -> Stream.of(Speech.language(), Language.ENGLISH)
                .anyMatch(it -> said.apply(it).toLowerCase(Locale.ROOT).contains(word)));
    }

    private static void bookmarks(String text, Session session, List<Choice> choices) {
        session.bookmarks().notes().forEach((seq, note) -> {
            if (!text.isEmpty() && seq <= session.horizon()
                    && means(text, it -> Speech.say(it, "bookmark.with", note))) {
                choices.add(new Choice(Speech.say("bookmark.with", note.isEmpty() ? session.explainer().brief(seq)
                        : note), Speech.say("palette.at", seq), () -> session.jump(seq)));
            }
        });
    }

    /// Steps and objects that are meant by what was typed.
    private static void places(String text, Session session, List<Choice> choices) {
        var trace = session.trace();
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) <= session.horizon()) {
            int seq = Integer.parseInt(text);
            choices.add(new Choice(Speech.say("palette.step", seq, session.explainer().brief(seq)),
                    Speech.say("palette.turn", trace.turn(seq)),
                    () -> session.jump(seq)));
        }
        var meant = trace.objects().stream().filter(it -> it.name().startsWith(text) && session.knows(it)).limit(MOST);
        meant.forEach(object ->
                choices.add(new Choice(object + (object.label() == null ? "" : " " + object.label()),
                        Speech.say("palette.follow"), () -> {
                            session.selectedProperty().set(object);
                            session.jump(trace.about(object).length == 0 ? session.step()
                                    : trace.about(object)[0]);
                        })));
        if (text.contains(":")) {
            try {
                int found = next(Condition.parse(text, trace, Speech.language()), session);
                choices.add(found < 0 ? new Choice(Speech.say("palette.unlike"), "", () -> { })
                        : new Choice(Speech.say("palette.like", found, session.explainer().brief(found)),
                                Speech.say("palette.turn", trace.turn(found)), () -> session.jump(found)));
            } catch (IllegalArgumentException e) {
                choices.add(new Choice(e.getMessage(), "", () -> { }));
            }
        }
    }

    /// The first step after this one at which it holds, going round at the end, or -1.
    private static int next(Condition condition, Session session) {
        int size = session.horizon() + 1;
        for (int i = 1; i <= size; i++) {
            int seq = (session.step() + i) % size;
            if (condition.matches(seq)) {
                return seq;
            }
        }
        return -1;
    }

    private final class Cell extends ListCell<Choice> {
        private final Label word = new Label();
        private final Label hint = new Label();
        private final HBox body = new HBox(8, word, hint);

        Cell() {
            word.setMaxWidth(Double.MAX_VALUE);
            word.setMinWidth(0);
            HBox.setHgrow(word, Priority.ALWAYS);
            hint.getStyleClass().add("key");
            hint.setMinWidth(Region.USE_PREF_SIZE);
            body.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            getStyleClass().add("choice");
            setOnMouseClicked(_ -> take(getItem()));
        }

        @Override
        protected void updateItem(Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(null);
            setGraphic(empty ? null : body);
            if (!empty) {
                word.setText(choice.word());
                hint.setText(choice.hint());
                hint.setVisible(!choice.hint().isEmpty());
                setAccessibleText(choice.word() + " " + choice.hint());
            }
        }
    }
}
