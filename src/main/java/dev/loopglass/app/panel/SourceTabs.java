package dev.loopglass.app.panel;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.trace.Frame;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The files seen last, each in its place as long as there is room, and all the others in a menu.
final class SourceTabs extends HBox {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final double TAB = 150;

    private final Session session;
    private final Consumer<Frame.Source> open;
    private final List<Frame.Source> places = new ArrayList<>();
    /// One for each place: a step that leads to another file changes a word, where another button would look up its
    /// styles, and all beside it theirs.
    private final List<Button> tabs = new ArrayList<>();
    private final Set<Frame.Source> recent = new LinkedHashSet<>();
    private final MenuButton all = Speech.on(new MenuButton(), "source.files");
    private Frame.Source shown;
    private List<Frame.Source> callers = List.of();

    SourceTabs(Session session, Consumer<Frame.Source> open) {
        this.session = session;
        this.open = open;
        getStyleClass().add("source-tabs");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        all.getStyleClass().addAll("flat", "all-files");
        all.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(all);
        widthProperty().addListener(_ -> lay());
        grow();
    }

    /// The list of all files follows a growing trace.
    void grow() {
        var sources = session.trace().sources();
        if (all.getItems().size() != sources.size()) {
            all.getItems().setAll(sources.stream().map(this::item).toList());
        }
        all.setVisible(!sources.isEmpty());
    }

    /// @param path the files of the calls that lead here, the innermost last
    void show(Frame.Source source, List<Frame.Source> path) {
        shown = source;
        callers = path;
        path.forEach(this::touch);
        if (source != null) {
            touch(source);
        }
        lay();
    }

    private void touch(Frame.Source source) {
        recent.remove(source);
        recent.add(source);
    }

    /// A place for a file that nobody asked for yet, as long as there are empty ones.
    private void offer(Frame.Source source) {
        if (places.size() < room() && !places.contains(source)) {
            places.add(source);
        }
    }

    private int room() {
        return Math.clamp((int) ((getWidth() - 90) / TAB), 1, 5);
    }

    private void lay() {
        int room = room();
        if (shown != null && !places.contains(shown)) {
            if (places.size() < room) {
                places.add(shown);
            } else {
                places.set(places.indexOf(oldest()), shown);
            }
        }
        while (places.size() > room) {
            places.remove(oldest());
        }
        callers.reversed().forEach(this::offer);
        while (tabs.size() < places.size()) {
            tabs.add(tab());
            getChildren().add(tabs.size() - 1, tabs.getLast());
        }
        for (int i = 0; i < tabs.size(); i++) {
            show(tabs.get(i), i < places.size() ? places.get(i) : null);
        }
    }

    private void show(Button tab, Frame.Source source) {
        tab.setVisible(source != null);
        tab.setManaged(source != null);
        if (source != null && !source.equals(tab.getUserData())) {
            tab.setUserData(source);
            tab.setText(name(source));
            tab.setAccessibleHelp(source.file());
        }
        tab.pseudoClassStateChanged(OPEN, source != null && source.equals(shown));
    }

    private Frame.Source oldest() {
        return recent.stream().filter(places::contains).filter(it -> !it.equals(shown)).findFirst()
                .orElse(places.getFirst());
    }

    private Button tab() {
        var tab = new Button();
        tab.getStyleClass().add("source-tab");
        Tip.on(tab);
        tab.setMaxWidth(TAB + 40);
        tab.setMinWidth(40);
        tab.setMnemonicParsing(false);
        tab.setOnAction(_ -> open.accept((Frame.Source) tab.getUserData()));
        return tab;
    }

    private MenuItem item(Frame.Source source) {
        var item = new MenuItem(source.file());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> open.accept(source));
        return item;
    }

    static String name(Frame.Source source) {
        return source.file().substring(source.file().lastIndexOf('/') + 1);
    }
}
