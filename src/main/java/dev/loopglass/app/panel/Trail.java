package dev.loopglass.app.panel;

import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Tip;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;

/// Links in a row, the last one being where we are. When there is no room for all, the oldest move into
/// a menu at the front; the last ones always stay.
///
/// In a long trace there are thousands. Only those that may be in sight are made; the menu is filled when
/// it is opened, with the oldest and the nearest.
public final class Trail extends Region {
    /// No window is wide enough for more.
    public static final int MOST = 14;
    private static final int OLDEST = 15;
    private static final int NEAREST = 45;
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double GAP = 5;

    /// One link.
    ///
    /// @param whole the text in full, for the tip and the menu
    /// @param object what it is about, or null
    public record Link(String text, String whole, boolean current, Ref object, Runnable action) {}

    private final String style;
    private final String arrow;
    private final MenuButton earlier = new MenuButton();
    /// Links and what stands between them. Those that a step has no use for are kept, out of sight: the style
    /// of a new one, and its tip, cost more than all else that a step changes here.
    private final List<Node> made = new ArrayList<>();
    private List<Node> parts = List.of();
    private List<Link> last = List.of();
    private int count;
    private int offered;
    private Language spoken;
    private IntFunction<Link> links = _ -> null;
    private ObjectProperty<Ref> pointed = new SimpleObjectProperty<>();

    /// @param style the style class of each link
    /// @param arrow what stands between two
    public Trail(String style, String arrow) {
        this.style = style;
        this.arrow = arrow;
        getStyleClass().add("trail");
        earlier.getStyleClass().addAll("earlier", style);
        earlier.setMinWidth(Region.USE_PREF_SIZE);
        earlier.setOnShowing(_ -> fillMenu());
        setMinWidth(0);
        getChildren().add(earlier);
    }

    public void show(List<Link> all) {
        show(all.size(), all::get);
    }

    /// Buttons are used again from step to step; most links say the same as before.
    ///
    /// @param its one of the links, counted from the oldest
    public void show(int howMany, IntFunction<Link> its) {
        links = its;
        var shown = IntStream.range(Math.max(0, howMany - MOST), howMany).mapToObj(its).toList();
        if (howMany == count && shown.equals(last)) {
            return;
        }
        var before = last;
        count = howMany;
        last = shown;
        for (int i = 0; i < last.size(); i++) {
            if (i * 2 >= made.size()) {
                addPart(i);
            }
            if (i >= before.size() || !before.get(i).equals(last.get(i))) {
                fill((Button) made.get(i * 2), last.get(i));
            }
        }
        parts = made.subList(0, Math.max(0, last.size() * 2 - 1));
        for (var part : made.subList(parts.size(), made.size())) {
            part.setVisible(false);
            part.setUserData(null);
        }
        point();
        requestLayout();
    }

    private void addPart(int place) {
        if (place > 0) {
            var between = new Label(arrow);
            between.getStyleClass().add("between");
            between.setMinWidth(USE_PREF_SIZE);
            add(between);
        }
        var button = new Button();
        button.getStyleClass().add(style);
        button.setMinWidth(0);
        button.setMnemonicParsing(false);
        Tip.on(button);
        add(button);
    }

    private void add(Node part) {
        made.add(part);
        getChildren().add(part);
    }

    /// Marks the links about the object under the mouse, wherever that is.
    public void point(ObjectProperty<Ref> its) {
        pointed = its;
        pointed.addListener(_ -> point());
    }

    private void point() {
        made.forEach(part -> part.pseudoClassStateChanged(Prose.POINTED, pointed.get() != null
                && pointed.get().equals(part.getUserData())));
    }

    private void fill(Button button, Link link) {
        button.setText(link.text());
        button.setOnAction(_ -> link.action().run());
        button.pseudoClassStateChanged(CURRENT, link.current());
        button.setUserData(link.object());
        button.setOnMouseEntered(_ -> pointed.set(link.object()));
        button.setOnMouseExited(_ -> pointed.set(null));
        button.setAccessibleHelp(link.whole());
    }

    /// None: it makes do with what there is. What it happened to fill last would be another one after each layout, and each
    /// would ask for the next.
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        double tallest = 0;
        for (var part : parts) {
            tallest = Math.max(tallest, part.prefHeight(-1));
        }
        return getInsets().getTop() + Math.max(22, tallest) + getInsets().getBottom();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        int first = firstThatFits(getWidth());
        int hidden = count - (parts.size() - first + 1) / 2;
        earlier.setVisible(hidden > 0);
        double x = 0;
        if (hidden > 0) {
            offer(hidden);
            x = place(earlier, 0) + GAP;
        }
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).setVisible(i >= first);
            if (i >= first) {
                x = place(parts.get(i), x) + GAP;
            }
        }
    }

    /// The index of the first part to be shown; at least the last link is.
    private int firstThatFits(double width) {
        double menu = 50;
        double used = 0;
        int first = parts.size();
        for (int i = parts.size() - 1; i >= 0; i -= 2) {
            double between = i + 1 < parts.size() ? parts.get(i + 1).prefWidth(-1) : 0;
            used += parts.get(i).prefWidth(-1) + between + 2 * GAP;
            boolean all = i == 0 && count <= MOST;
            if (used + (all ? 0 : menu) > width && first < parts.size()) {
                break;
            }
            first = i;
        }
        return Math.max(0, first);
    }

    private void offer(int hidden) {
        if (hidden != offered || spoken != Speech.language()) {
            spoken = Speech.language();
            offered = hidden;
            earlier.setText("… " + hidden);
            earlier.setAccessibleText(Speech.say("source.earlier", hidden));
        }
    }

    private void fillMenu() {
        boolean all = offered <= OLDEST + NEAREST;
        var items = IntStream.range(0, all ? offered : OLDEST).mapToObj(links)
                .map(Trail::item).collect(Collectors.toCollection(ArrayList::new));
        if (!all) {
            var between = new MenuItem("… " + (offered - OLDEST - NEAREST));
            between.setDisable(true);
            items.add(between);
            IntStream.range(offered - NEAREST, offered).mapToObj(links).map(Trail::item).forEach(items::add);
        }
        earlier.getItems().setAll(items);
    }

    private static MenuItem item(Link link) {
        var item = new MenuItem(link.whole());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> link.action().run());
        return item;
    }

    private double place(Node part, double x) {
        double wanted = Math.min(part.prefWidth(-1), Math.max(0, getWidth() - x));
        layoutInArea(part, x, 0, wanted, getHeight(), 0, HPos.LEFT, VPos.CENTER);
        return x + wanted;
    }
}
