package dev.loopglass.app.survey;

import dev.loopglass.app.session.Tip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Looks for what a reader would stumble over in a scene that is laid out: texts that are cut off, things that lie on one
/// another or outside the window, and what cannot be told from its background. No pixel is looked at: it all follows from
/// where the nodes are and from what is painted below them.
public final class Survey {
    /// Where a name could be read in full although it is cut, this much of it has to be there nevertheless.
    private static final int LEAST_LETTERS = 4;
    private static final String TOOLTIP = "javafx.scene.control.Tooltip";

    private final Walk walk;
    private final Standard standard;
    private final Frame window;
    private final List<Fault> faults = new ArrayList<>();

    private Survey(Node root, Frame window, Standard standard) {
        this.walk = new Walk(root, window);
        this.standard = standard;
        this.window = window;
    }

    /// @param root a node of a scene; what lies beside it is left alone
    public static List<Fault> of(Node root, double width, double height, Standard standard) {
        var survey = new Survey(root, new Frame(0, 0, width, height), standard);
        survey.cuts();
        survey.ellipses();
        survey.overlaps();
        survey.texts();
        survey.signs();
        return survey.faults;
    }

    /// All texts below a node, those painted on a canvas too.
    public static List<String> said(Node root) {
        return new Walk(root, Frame.ENDLESS).words.stream().map(Words::text).toList();
    }

    /// The colour that is painted below a node at a place in its scene.
    public static Color ground(Node root, Node node, double x, double y) {
        var walk = new Walk(root, Frame.ENDLESS);
        return Layer.at(x, y, walk.layers.subList(0, walk.below(node)), walk.paper).getFirst();
    }

    private void add(Fault.Kind kind, Node node, String text, String detail, Object... values) {
        var said = text.length() > 80 ? text.substring(0, 79) + "…" : text;
        faults.add(new Fault(kind, path(node), said.replace('\n', ' '), String.format(Locale.ROOT, detail, values)));
    }

    // ---- clipped, outside

    private void cuts() {
        for (var cut : walk.cuts) {
            var frame = Frame.of(cut.node().localToScene(cut.node().getLayoutBounds()));
            boolean outside = frame.beyondAcross(window) > 1;
            add(outside ? Fault.Kind.OUTSIDE : Fault.Kind.CLIPPED, cut.node(), cut.text(),
                    "%.1f px too wide, %.1f px too high for %s", cut.across(), cut.down(),
                    outside ? "the window" : path(cut.by()));
        }
    }

    private void ellipses() {
        for (var words : walk.words) {
            if (words.node() instanceof Text text && text.getParent() instanceof Labeled label
                    && !text.getText().equals(label.getText()) && text.getText().endsWith(label.getEllipsisString())) {
                int left = text.getText().length() - label.getEllipsisString().length();
                boolean told = told(label);
                if (!told || left < LEAST_LETTERS || Walk.has(label, "pane-title")) {
                    add(Fault.Kind.CLIPPED, label, label.getText(), "%d of %d letters are left%s", left,
                            label.getText().length(), told ? "" : ", and no tip has all of them");
                }
            }
        }
    }

    /// Whether a tip has the whole text.
    private static boolean told(Labeled label) {
        return Stream.<Node>iterate(label, it -> it != null, Node::getParent).limit(5)
                .filter(it -> it.getProperties().containsKey(Tip.class) || it.getProperties().containsKey(TOOLTIP))
                .anyMatch(it -> tip(it) != null && tip(it).contains(label.getText()));
    }

    private static String tip(Node node) {
        return node.getProperties().get(TOOLTIP) instanceof Tooltip tip ? tip.getText() : node.getAccessibleHelp();
    }

    // ---- overlaps

    private void overlaps() {
        var words = walk.words.stream().filter(it -> !it.seen().empty()).toList();
        for (int i = 0; i < words.size(); i++) {
            for (int j = i + 1; j < words.size(); j++) {
                var one = words.get(i);
                var other = words.get(j);
                if (one.node().getParent() instanceof TextFlow flow && flow == other.node().getParent()) {
                    // The end of one line and the begin of the next.
                    continue;
                }
                if (overlap(one.seen(), other.seen())) {
                    tell(one.seen(), other.seen(), other.node(), other.text(), one.text());
                }
            }
        }
        var touches = walk.touches.stream().filter(it -> !it.seen().empty()).toList();
        for (int i = 0; i < touches.size(); i++) {
            var one = touches.get(i);
            words.stream().filter(it -> overlap(one.seen(), it.seen()) && !within(it.node(), one.node()))
                    .forEach(it -> tell(one.seen(), it.seen(), it.node(), it.text(), path(one.node())));
            touches.subList(i + 1, touches.size()).stream()
                    .filter(it -> overlap(one.seen(), it.seen()) && !within(it.node(), one.node())
                            && !within(one.node(), it.node()))
                    .forEach(it -> tell(one.seen(), it.seen(), it.node(), Walk.name((Control) it.node()),
                            path(one.node())));
        }
    }

    /// Asked first: of thousands of pairs hardly one does.
    private static boolean overlap(Frame one, Frame other) {
        var common = one.cut(other);
        return common.width() > 1 && common.height() > 1.5;
    }

    private void tell(Frame one, Frame other, Node node, String text, String below) {
        var common = one.cut(other);
        add(Fault.Kind.OVERLAP, node, text, "%.1f × %.1f px of it lie on “%s”", common.width(), common.height(), below);
    }

    private static boolean within(Node node, Node ancestor) {
        return Stream.iterate(node, it -> it != null, Node::getParent).anyMatch(it -> it == ancestor);
    }

    // ---- contrast

    private void texts() {
        for (var words : walk.words) {
            if (!words.seen().empty() && !words.node().isDisabled()) {
                double wanted = words.large() ? standard.large() : standard.text();
                double middle = (words.seen().top() + words.seen().bottom()) / 2;
                for (double x : new double[] {words.seen().left() + 1, (words.seen().left() + words.seen().right()) / 2,
                        words.seen().right() - 1}) {
                    if (faint(words.node(), words.text(), words.color(), x, middle, words.depth(), wanted)) {
                        break;
                    }
                }
            }
        }
    }

    private boolean faint(Node node, String text, Color color, double x, double y, int depth, double wanted) {
        for (var ground : Layer.at(x, y, walk.layers.subList(0, depth), walk.paper)) {
            double contrast = Contrast.of(Contrast.over(color, ground), ground);
            if (contrast < wanted - 0.005) {
                add(Fault.Kind.CONTRAST, node, text, "%s on %s is %.2f : 1, wanted %.1f", web(color), web(ground), contrast,
                        wanted);
                return true;
            }
        }
        return false;
    }

    /// A sign is seen if its inside or its edge is.
    private void signs() {
        for (var sign : walk.signs) {
            var seen = sign.seen();
            var ground = Layer.at((seen.left() + seen.right()) / 2, (seen.top() + seen.bottom()) / 2,
                    walk.layers.subList(0, sign.depth()), walk.paper).getFirst();
            double contrast = sign.colors().stream().mapToDouble(it -> Contrast.of(Contrast.over(it, ground), ground)).max()
                    .orElseThrow();
            if (contrast < standard.graphics() - 0.005 && !sign.node().isDisabled()) {
                add(Fault.Kind.CONTRAST, sign.node(), sign.node().getClass().getSimpleName(),
                        "%s on %s is %.2f : 1, wanted %.1f",
                        String.join("/", sign.colors().stream().map(Survey::web).toList()), web(ground), contrast,
                        standard.graphics());
            }
        }
    }

    private static String web(Color color) {
        return "#" + color.toString().substring(2, color.getOpacity() < 1 ? 10 : 8);
    }

    /// For example `.bar > .segments > #step`.
    static String path(Node node) {
        var names = new ArrayList<String>();
        for (Node it = node; it != null && names.size() < 4; it = it.getParent()) {
            if (it.getId() != null) {
                names.addFirst("#" + it.getId());
            } else if (!it.getStyleClass().isEmpty()) {
                names.addFirst("." + it.getStyleClass().getLast());
            } else if (!(it instanceof Parent)) {
                names.addFirst(it.getClass().getSimpleName());
            }
        }
        return String.join(" > ", names);
    }
}
