package dev.loopglass.app.panel;

import dev.loopglass.app.session.Ink;
import dev.loopglass.explain.Code;
import dev.loopglass.explain.Tone;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Paints rows of source text.
final class SourcePage {
    private GraphicsContext g;
    private final Ink ink;
    private final Text ruler = new Text();
    private Font italic = Font.getDefault();

    SourcePage(Ink ink) {
        this.ink = ink;
    }

    /// The row that is painted next.
    void on(GraphicsContext pen, double height, double width) {
        g = pen;
        g.setTextBaseline(VPos.CENTER);
        g.setFill(ink.paper());
        g.fillRect(0, 0, width, height);
    }

    void ground(boolean lit, boolean running, boolean next, double height, double width) {
        if (lit) {
            g.setFill(running ? ink.lit() : ink.shade());
            g.fillRect(0, 0, width, height);
            g.setFill(running ? ink.now() : ink.muted());
            g.fillRect(0, 0, 3, height);
        } else if (next) {
            g.setStroke(ink.now());
            g.setLineWidth(1.5);
            g.strokeRect(0.75, 0.75, 3, height - 1.5);
        }
    }

    /// What is selected, and where the keys act.
    void caret(boolean selected, boolean here, double height, double width) {
        if (selected) {
            g.setFill(ink.wash(ink.accent(), 0.2));
            g.fillRect(SourceView.GUTTER - 4, 0, width, height);
        }
        if (here) {
            g.setStroke(ink.accent());
            g.setLineWidth(1.5);
            g.strokeRect(5, 0.75, width - 6, height - 1.5);
        }
    }

    void text(Code code, Folds.Fold fold, Font font, double letter, double left, double middle) {
        var line = code.line(fold.line());
        g.setFont(font);
        g.setTextAlign(TextAlignment.LEFT);
        double x = left + fold.indent() * letter;
        int at = fold.from();
        for (var piece : code.pieces(fold.line())) {
            int from = Math.max(piece.from(), fold.from());
            int to = Math.min(piece.to(), fold.to());
            if (from < to) {
                x = run(line, at, from, Tone.PLAIN, x, letter, middle);
                x = run(line, from, to, piece.tone(), x, letter, middle);
                at = to;
            }
        }
        run(line, at, fold.to(), Tone.PLAIN, x, letter, middle);
    }

    private double run(String line, int from, int to, Tone tone, double x, double letter, double middle) {
        if (from >= to) {
            return x;
        }
        var text = line.substring(from, to);
        if (!text.isBlank()) {
            g.setFill(Tint.of(tone, ink));
            g.fillText(text, x, middle);
        }
        return x + (isLatin(text) ? text.length() * letter : width(text, g.getFont()));
    }

    private static boolean isLatin(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x250) {
                return false;
            }
        }
        return true;
    }

    private double width(String text, Font font) {
        ruler.setFont(font);
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }

    /// Where in a row the text stands that is looked for.
    ///
    /// @param column where in the line the place stands at which one looks, or -1
    void hits(String line, Folds.Fold fold, String sought, int column, double letter, double left, double height) {
        for (int at = Search.find(line, sought, 0); at >= 0; at = Search.find(line, sought, at + 1)) {
            int from = Math.max(at, fold.from());
            int to = Math.min(at + sought.length(), fold.to());
            if (from < to) {
                double x = left + (fold.indent() + from - fold.from()) * letter;
                g.setFill(ink.wash(ink.now(), at == column ? 0.55 : 0.25));
                g.fillRect(x, 1, (to - from) * letter, height - 2);
                if (at == column) {
                    g.setStroke(ink.now());
                    g.setLineWidth(1.5);
                    g.strokeRect(x, 1.5, (to - from) * letter, height - 3);
                }
            }
        }
    }

    /// Dots for the steps on the line, its number, and an arrow where the program is or goes next.
    void gutter(int line, Font font, int steps, boolean lit, boolean next, boolean running,
            boolean stop, double left, double middle) {
        if (stop) {
            Gutter.STOP.draw(g, ink, left - 54, middle);
        }
        var much = Gutter.of(steps);
        if (much != null) {
            much.draw(g, ink, 7, middle);
        }
        g.setFont(font);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setFill(stop ? ink.paper() : lit ? ink.text() : ink.muted());
        g.fillText(String.valueOf(line), left - 24, middle);
        g.setTextAlign(TextAlignment.LEFT);
        if (lit && running) {
            Gutter.HERE.draw(g, ink, left - 18, middle);
        } else if (next || lit) {
            Gutter.NEXT.draw(g, ink, left - 18, middle);
        }
    }

    /// What the step did, at the end of its line, if there is room to say it.
    void note(String text, double size, double x, double middle, double right) {
        if (text.isEmpty()) {
            return;
        }
        if (italic.getSize() != size - 1 || !italic.getFamily().equals(ink.sans())) {
            italic = Font.font(ink.sans(), FontPosture.ITALIC, size - 1);
        }
        g.setFont(italic);
        if (x + width(text, italic) <= right) {
            g.setTextAlign(TextAlignment.LEFT);
            g.setFill(ink.dark() ? Color.web("#c3ccd5") : ink.muted());
            g.fillText(text, x, middle);
        }
    }
}
