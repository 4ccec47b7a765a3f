package dev.loopglass.app.timeline;

import dev.loopglass.app.session.Ink;
import javafx.scene.paint.Color;

/// The signs of the timeline that are no stretch of it. Each draws itself, on the timeline as in the
/// legend, and no two have one shape.
enum Glyph {
    /// Where the reader stands.
    PLAYHEAD {
        @Override
        Color color(Ink ink) {
            return ink.now();
        }

        @Override
        void draw(Pen g, Ink ink, Color color, double x, double y) {
            g.setFill(color);
            g.fillPolygon(x - 7, y - 8, x + 7, y - 8, x + 7, y + 1, x, y + 8, x - 7, y + 1);
            g.setFill(ink.paper());
            g.fillRect(x - 3, y - 4, 1.4, 6);
            g.fillRect(x + 1.6, y - 4, 1.4, 6);
        }
    },
    /// A bookmark.
    FLAG {
        @Override
        void draw(Pen g, Ink ink, Color color, double x, double y) {
            g.setFill(color);
            g.fillRect(x - 0.7, y - 10, 1.4, 22);
            g.fillPolygon(x, y - 10, x + 8, y - 10, x + 5.5, y - 7, x + 8, y - 4, x, y - 4);
        }
    },
    /// A step that was looked for.
    PIN {
        @Override
        Color color(Ink ink) {
            return ink.text();
        }

        @Override
        void draw(Pen g, Ink ink, Color color, double x, double y) {
            g.setFill(color);
            g.fillOval(x - 2.6, y - 4, 5.2, 5.2);
            g.fillRect(x - 0.6, y, 1.2, 4);
        }
    },
    /// Where a finding begins.
    FINDING {
        @Override
        Color color(Ink ink) {
            return ink.failure();
        }

        @Override
        void draw(Pen g, Ink ink, Color color, double x, double y) {
            triangle(g, color, color, x, y);
            g.setFill(ink.paper());
            g.fillRect(x - 0.7, y - 2, 1.4, 3.4);
            g.fillRect(x - 0.7, y + 2.2, 1.4, 1.4);
        }
    },
    /// Another step that proves a finding.
    PROOF {
        @Override
        Color color(Ink ink) {
            return ink.failure();
        }

        @Override
        void draw(Pen g, Ink ink, Color color, double x, double y) {
            triangle(g, ink.paper(), color, x, y);
        }
    },
    /// Something that happened to a channel or a request.
    MARK {
        @Override
        Color color(Ink ink) {
            return ink.channel();
        }

        @Override
        void draw(Pen g, Ink ink, Color color, double x, double y) {
            g.setFill(color);
            g.fillPolygon(x - 4.5, y, x, y - 4.5, x + 4.5, y, x, y + 4.5);
        }
    },
    /// That it failed.
    FAILURE {
        @Override
        Color color(Ink ink) {
            return ink.failure();
        }

        @Override
        void draw(Pen g, Ink ink, Color color, double x, double y) {
            cross(g, color, x, y, 2.2);
        }
    },
    /// A wait that was longer than it is drawn.
    CUT {
        @Override
        Color color(Ink ink) {
            return ink.text();
        }

        @Override
        void draw(Pen g, Ink ink, Color color, double x, double y) {
            for (double at = x - 2; at < x + 4; at += 4) {
                g.setStroke(ink.paper());
                g.setLineWidth(3);
                g.strokeLine(at - 2, y + 8, at + 2, y - 8);
                g.setStroke(color);
                g.setLineWidth(1);
                g.strokeLine(at - 2, y + 8, at + 2, y - 8);
            }
        }
    };

    Color color(Ink ink) {
        return ink.accent();
    }

    abstract void draw(Pen g, Ink ink, Color color, double x, double y);

    /// Its middle at this place.
    void draw(Pen g, Ink ink, double x, double y) {
        draw(g, ink, color(ink), x, y);
    }

    private static void triangle(Pen g, Color fill, Color line, double x, double y) {
        var points = new double[] {x - 5.5, y + 4.5, x, y - 5, x + 5.5, y + 4.5};
        g.setFill(fill);
        g.fillPolygon(points);
        g.setStroke(line);
        g.setLineWidth(1.4);
        g.strokePolygon(points);
    }

    static void cross(Pen g, Color color, double x, double y, double weight) {
        g.setStroke(color);
        g.setLineWidth(weight);
        g.strokeLine(x - 3.5, y - 3.5, x + 3.5, y + 3.5);
        g.strokeLine(x - 3.5, y + 3.5, x + 3.5, y - 3.5);
    }
}
