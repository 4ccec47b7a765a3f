package dev.loopglass.export;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// A text of a lesson as lists, for the script of a page: a text is itself, everything else is the name of an element,
/// the address of a link or an empty text, and what is in it. What has no name here is shown without its marks.
final class Markdown {
    private Markdown() {}

    static List<Object> tree(Node parent) {
        var children = new ArrayList<Object>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            add(node, children);
        }
        return children;
    }

    private static void add(Node node, List<Object> siblings) {
        switch (node) {
            case Text text -> siblings.add(text.getLiteral());
            case SoftLineBreak _ -> siblings.add(" ");
            case HardLineBreak _ -> siblings.add(List.of("br", "", List.of()));
            case Code code -> siblings.add(List.of("code", "", List.of(code.getLiteral())));
            case FencedCodeBlock code -> siblings.add(List.of("pre", "", List.of(code.getLiteral())));
            case IndentedCodeBlock code -> siblings.add(List.of("pre", "", List.of(code.getLiteral())));
            case Link link -> siblings.add(List.of("a", link.getDestination(), tree(link)));
            default -> {
                var name = name(node);
                if (name == null) {
                    siblings.addAll(tree(node));
                } else {
                    siblings.add(List.of(name, "", tree(node)));
                }
            }
        }
    }

    private static String name(Node node) {
        return switch (node) {
            case Paragraph _ -> "p";
            case Heading _ -> "h4";
            case BulletList _ -> "ul";
            case OrderedList _ -> "ol";
            case ListItem _ -> "li";
            case BlockQuote _ -> "blockquote";
            case Emphasis _ -> "em";
            case StrongEmphasis _ -> "strong";
            default -> null;
        };
    }
}
