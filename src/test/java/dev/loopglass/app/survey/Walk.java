package dev.loopglass.app.survey;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.Styleable;
import javafx.geometry.BoundingBox;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

/// Goes through a scene in the order in which it is painted, and notes what one can see.
final class Walk {
    /// A control that one presses or types into.
    ///
    /// @param seen what no edge of a scrolled area cuts off
    record Touch(Node node, Frame frame, Frame seen) {}

    /// A sign that is no letter.
    record Sign(Node node, Frame seen, List<Color> colors, int depth) {}

    /// A text or control that does not fit into what it lies in.
    record Cut(Node node, String text, double across, double down, Node by) {}

    /// What surrounds a node.
    ///
    /// @param seen what can be seen of it now
    /// @param most what could be seen of it after scrolling
    /// @param box the smallest of the regions it lies in
    /// @param owner whose box that is
    private record Place(Frame seen, Frame most, Frame box, Node owner, double opacity, boolean typed) {
        Place within(Frame clip, boolean scrolled, Node by) {
            return new Place(seen.cut(clip), scrolled ? most : most.cut(clip), scrolled ? Frame.ENDLESS : box,
                    scrolled ? by : owner, opacity, typed);
        }

        Place in(Node node, Frame frame) {
            var smaller = box.cut(frame);
            return new Place(seen, most, smaller, smaller.equals(box) ? owner : node, opacity, typed);
        }

        Place faded(double share) {
            return new Place(seen, most, box, owner, opacity * share, typed);
        }

        Place typedInto() {
            return new Place(seen, most, Frame.ENDLESS, owner, opacity, true);
        }
    }

    final List<Words> words = new ArrayList<>();
    final List<Layer> layers = new ArrayList<>();
    /// What lies under everything: the colour of the scene.
    final Color paper;
    final List<Touch> touches = new ArrayList<>();
    final List<Sign> signs = new ArrayList<>();
    final List<Cut> cuts = new ArrayList<>();

    private final Map<Node, Integer> depths = new IdentityHashMap<>();

    Walk(Node root, Frame window) {
        this.paper = root.getScene() != null && root.getScene().getFill() instanceof Color color ? color : Color.WHITE;
        visit(root, new Place(window, window, Frame.ENDLESS, root, 1, false));
    }

    /// How many layers had been painted when this node's turn came.
    int below(Node node) {
        return depths.getOrDefault(node, 0);
    }

    private void visit(Node node, Place place) {
        depths.put(node, layers.size());
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        var its = place.faded(node.getOpacity());
        var frame = Frame.of(node.localToScene(node.getLayoutBounds()));
        switch (node) {
            case Text text -> text(text, frame, its);
            case Canvas canvas -> canvas(canvas, its);
            case Shape shape -> shape(shape, its);
            case Region region -> {
                paint(region, frame, its);
                touch(region, frame, its);
                // What a viewport holds is only a frame for what is scrolled.
                its = node.getParent() != null && has(node.getParent(), "viewport") ? its : its.in(region, frame);
            }
            default -> { }
        }
        if (node instanceof TextInputControl) {
            its = its.typedInto();
        }
        if (node.getClip() != null) {
            its = clip(node, its);
        }
        if (node instanceof Parent parent) {
            for (var child : parent.getChildrenUnmodifiable()) {
                visit(child, its);
            }
        }
    }

    /// What a list or a scroll pane cuts off can be scrolled to: up and down always, sideways if there is a bar.
    private static Place clip(Node node, Place place) {
        var clip = Frame.of(node.localToScene(node.getClip().getBoundsInParent()));
        if (place.typed) {
            return place.within(clip, true, node);
        }
        boolean scrolled = has(node, "viewport") || has(node, "clipped-container");
        if (!scrolled) {
            return place.within(clip, false, node);
        }
        boolean sideways = scrollsSideways(node);
        return new Place(place.seen.cut(clip), sideways ? place.most.anyHeight() : place.most.anyHeight().cut(clip.anyHeight()),
                sideways ? Frame.ENDLESS : place.box.cut(clip).anyHeight(), node, place.opacity, false);
    }

    private static boolean scrollsSideways(Node viewport) {
        if (viewport.getParent() instanceof ScrollPane pane && pane.getHbarPolicy() == ScrollPane.ScrollBarPolicy.NEVER) {
            return false;
        }
        return viewport.getParent().getChildrenUnmodifiable().stream().anyMatch(it -> it instanceof ScrollBar bar
                && bar.isVisible() && bar.getOrientation() == Orientation.HORIZONTAL);
    }

    static boolean has(Styleable node, String style) {
        return node.getStyleClass().contains(style);
    }

    // ---- what is painted

    private void paint(Region region, Frame frame, Place place) {
        if (region.getBackground() == null || frame.empty()) {
            return;
        }
        for (var fill : region.getBackground().getFills()) {
            paint(fill, frame, place);
        }
    }

    private void paint(BackgroundFill fill, Frame frame, Place place) {
        var insets = fill.getInsets();
        var area = new Frame(frame.left() + insets.getLeft(), frame.top() + insets.getTop(),
                frame.right() - insets.getRight(), frame.bottom() - insets.getBottom()).cut(place.seen);
        var colors = colors(fill.getFill(), place.opacity);
        if (!area.empty() && !colors.isEmpty()) {
            layers.add(new Layer(area, colors));
        }
    }

    private static List<Color> colors(Paint paint, double opacity) {
        return switch (paint) {
            case Color color when color.getOpacity() > 0 -> List.of(color.deriveColor(0, 1, 1, opacity));
            case LinearGradient it ->
                it.getStops().stream().map(stop -> stop.getColor().deriveColor(0, 1, 1, opacity)).toList();
            case null, default -> List.of();
        };
    }

    private void shape(Shape shape, Place place) {
        var seen = Frame.of(shape.localToScene(shape.getBoundsInLocal())).cut(place.seen);
        var colors = new ArrayList<>(colors(shape.getFill(), place.opacity));
        colors.addAll(colors(shape.getStroke(), place.opacity));
        if (!seen.empty() && !colors.isEmpty() && !place.typed) {
            signs.add(new Sign(shape, seen, colors, layers.size()));
        }
    }

    private void canvas(Canvas canvas, Place place) {
        double size = power(canvas);
        for (var item : Tape.of(canvas)) {
            var its = scene(canvas, item.frame());
            var clip = scene(canvas, item.clip());
            // What is thinner is a line and no ground, even if it is filled.
            boolean line = Math.min(item.frame().width(), item.frame().bottom() - item.frame().top()) * size < 2.5;
            if (item.text() == null && item.shape().startsWith("fill") && !line) {
                layers.add(new Layer(its.cut(clip).cut(place.seen), item.colors()));
            } else if (item.text() != null && !item.text().isBlank()) {
                var seen = its.cut(clip).cut(place.seen);
                cut(canvas, item.text(), Math.max(its.beyondAcross(clip), its.beyondAcross(place.most)),
                        item.row().equals(item.clip()) || its.cut(clip).empty() ? 0
                                : item.frame().beyondDown(item.row()), canvas);
                words.add(new Words(canvas, item.text(), its, seen, item.colors().getFirst(),
                        item.font().getSize() * item.scale() * size,
                        Ruler.bold(item.font()), layers.size()));
            }
        }
    }

    private static Frame scene(Node node, Frame frame) {
        return Frame.of(node.localToScene(new BoundingBox(frame.left(), frame.top(), Math.max(0, frame.width()),
                Math.max(0, frame.height()))));
    }

    /// How many times larger than made a node is shown.
    private static double power(Node node) {
        return node.localToScene(1, 0).getX() - node.localToScene(0, 0).getX();
    }

    // ---- what is said

    private void text(Text text, Frame frame, Place place) {
        if (text.getText().isBlank() || !(text.getFill() instanceof Color fill) || fill.getOpacity() == 0) {
            return;
        }
        double size = text.getFont().getSize() * power(text);
        var its = letters(frame, size);
        words.add(new Words(text, text.getText(), its, its.cut(place.seen),
                fill.deriveColor(0, 1, 1, place.opacity), size, text.getFont().getStyle().contains("Bold"), layers.size()));
        if (place.typed) {
            prompt(text, frame);
            return;
        }
        cut(text, text.getText(), Math.max(its.beyondAcross(place.most), its.beyondAcross(place.box)),
                Math.max(its.beyondDown(place.most), its.beyondDown(place.box)), place.owner);
    }

    /// Of the height of a line letters take less.
    private static Frame letters(Frame line, double size) {
        double slack = Math.min(0.12 * size, line.height() / 4);
        return new Frame(line.left(), line.top() + slack, line.right(), line.bottom() - slack);
    }

    /// What is typed may be longer than its field, but not what invites to type.
    private void prompt(Text text, Frame frame) {
        for (Node node = text; node != null; node = node.getParent()) {
            if (node instanceof TextInputControl field && text.getText().equals(field.getPromptText())) {
                double room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
                cut(text, text.getText(), frame.width() - room, 0, field);
            }
        }
    }

    private void cut(Node node, String text, double across, double down, Node by) {
        double pixel = power(node);
        if (across > pixel || down > pixel) {
            cuts.add(new Cut(node, text, Math.max(0, across), Math.max(0, down), by));
        }
    }

    private void touch(Region region, Frame frame, Place place) {
        if (region instanceof ButtonBase || region instanceof TextInputControl || region instanceof ComboBoxBase<?>
                || region instanceof Slider || region instanceof ScrollBar) {
            touches.add(new Touch(region, frame, frame.cut(place.seen)));
            var most = region instanceof ScrollBar ? Frame.ENDLESS : place.most;
            cut(region, name((Control) region), frame.beyondAcross(most), frame.beyondDown(most), place.owner);
            if (frame.width() < 8 || frame.height() < 8) {
                cut(region, name((Control) region), 8 - frame.width(), 8 - frame.height(), place.owner);
            }
        }
    }

    static String name(Control control) {
        return control.getAccessibleText() != null ? control.getAccessibleText()
                : control instanceof Labeled it ? it.getText() : control.getClass().getSimpleName();
    }
}
