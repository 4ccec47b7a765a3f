package dev.loopglass.app.panel;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Tip;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/// Shows a text in Markdown: its blocks below each other. Names of objects and words of the glossary in it are what
/// they are in every sentence of the window.
public final class Markup {
    private static final String CODE = "code";

    private final Session session;
    private final Consumer<String> follow;

    /// @param follow takes the address of a link that was pressed
    public Markup(Session session, Consumer<String> follow) {
        this.session = session;
        this.follow = follow;
    }

    /// All of it.
    public VBox show(dev.loopglass.lesson.Prose prose) {
        return blocks(prose.document());
    }

    private VBox blocks(Node parent) {
        var box = new VBox();
        box.getStyleClass().add("markup");
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            var block = block(node);
            if (block != null) {
                box.getChildren().add(block);
            }
        }
        return box;
    }

    private Region block(Node node) {
        return switch (node) {
            case Heading heading -> flow(heading, "markup-heading");
            case Paragraph paragraph -> flow(paragraph, "markup-paragraph");
            case ListBlock list -> list(list);
            case BlockQuote quote -> {
                var box = blocks(quote);
                box.getStyleClass().add("markup-quote");
                yield box;
            }
            case FencedCodeBlock code -> code(code.getLiteral());
            case IndentedCodeBlock code -> code(code.getLiteral());
            case ThematicBreak _ -> {
                var rule = new Region();
                rule.getStyleClass().add("markup-rule");
                yield rule;
            }
            default -> null;
        };
    }

    private VBox list(ListBlock list) {
        var box = new VBox();
        box.getStyleClass().addAll("markup-list", list.isTight() ? "tight" : "loose");
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber() : 1;
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            var mark = new javafx.scene.text.Text(list instanceof OrderedList ? number++ + "." : "•");
            mark.getStyleClass().add("prose");
            var margin = new TextFlow(mark);
            margin.getStyleClass().add("markup-mark");
            margin.setMinWidth(Region.USE_PREF_SIZE);
            var body = blocks(item);
            body.setMinWidth(0);
            HBox.setHgrow(body, Priority.ALWAYS);
            box.getChildren().add(new HBox(margin, body));
        }
        return box;
    }

    private static Region code(String literal) {
        var text = new javafx.scene.text.Text(literal.stripTrailing());
        text.getStyleClass().addAll("prose", CODE);
        var flow = new TextFlow(text);
        flow.getStyleClass().add("markup-code");
        return flow;
    }

    private TextFlow flow(Node block, String style) {
        var pieces = new ArrayList<javafx.scene.Node>();
        inline(block, List.of(), pieces);
        var flow = new TextFlow(pieces.toArray(javafx.scene.Node[]::new));
        flow.getStyleClass().add(style);
        return flow;
    }

    private void inline(Node parent, List<String> styles, List<javafx.scene.Node> pieces) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Text text -> Prose.of(text.getLiteral(), session).forEach(it -> add(it, styles, pieces));
                case SoftLineBreak _ -> add(new javafx.scene.text.Text(" "), styles, pieces);
                case HardLineBreak _ -> add(new javafx.scene.text.Text("\n"), styles, pieces);
                case Code code -> {
                    // The name of an object is one here too, in its colour.
                    var name = session.trace().object(code.getLiteral());
                    add(name == null ? new javafx.scene.text.Text(code.getLiteral())
                            : Prose.of(code.getLiteral(), session).getFirst(), with(styles, CODE), pieces);
                }
                case Emphasis emphasis -> inline(emphasis, with(styles, "emphasis"), pieces);
                case StrongEmphasis strong -> inline(strong, with(styles, "strong"), pieces);
                case Link link -> link(link, styles, pieces);
                default -> inline(node, styles, pieces);
            }
        }
    }

    private static List<String> with(List<String> styles, String style) {
        var all = new ArrayList<>(styles);
        all.add(style);
        return all;
    }

    private static void add(javafx.scene.Node piece, List<String> styles, List<javafx.scene.Node> pieces) {
        if (!piece.getStyleClass().contains("prose")) {
            piece.getStyleClass().add("prose");
        }
        piece.getStyleClass().addAll(styles);
        pieces.add(piece);
    }

    /// A link says where it leads, and can be pressed by keyboard too.
    private void link(Link link, List<String> styles, List<javafx.scene.Node> pieces) {
        var words = new ArrayList<javafx.scene.Node>();
        inline(link, List.of(), words);
        var said = new StringBuilder();
        words.forEach(it -> said.append(((javafx.scene.text.Text) it).getText()));
        var address = link.getDestination();
        var text = new javafx.scene.text.Text(said.toString());
        text.setFocusTraversable(true);
        text.setCursor(Cursor.HAND);
        text.setAccessibleRole(AccessibleRole.HYPERLINK);
        text.setAccessibleText(said + ", " + address);
        text.setAccessibleHelp(address);
        Tip.on(text);
        text.setOnMouseClicked(_ -> follow.accept(address));
        text.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                follow.accept(address);
                e.consume();
            }
        });
        add(text, with(styles, "hyper"), pieces);
    }
}
