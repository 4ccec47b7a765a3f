package dev.loopglass.app.panel;

import dev.loopglass.app.session.Ink;
import javafx.scene.canvas.GraphicsContext;

/// The signs beside a line of source. Each draws itself, beside the text as in the legend.
enum Gutter {
    /// One step of the trace happens on the line.
    ONCE {
        @Override
        void draw(GraphicsContext g, Ink ink, double x, double middle) {
            dots(g, ink, 1, x, middle);
        }
    },
    FEW {
        @Override
        void draw(GraphicsContext g, Ink ink, double x, double middle) {
            dots(g, ink, 2, x, middle);
        }
    },
    MANY {
        @Override
        void draw(GraphicsContext g, Ink ink, double x, double middle) {
            dots(g, ink, 3, x, middle);
        }
    },
    /// The program is here.
    HERE {
        @Override
        void draw(GraphicsContext g, Ink ink, double x, double middle) {
            g.setFill(ink.now());
            g.fillPolygon(new double[] {x, x + 8, x}, tips(middle), 3);
        }
    },
    /// The next step is here, or a call that has not come back.
    NEXT {
        @Override
        void draw(GraphicsContext g, Ink ink, double x, double middle) {
            g.setStroke(ink.now());
            g.setLineWidth(1.6);
            g.strokePolygon(new double[] {x, x + 8, x}, tips(middle), 3);
        }
    },
    /// A run stops here.
    STOP {
        @Override
        void draw(GraphicsContext g, Ink ink, double x, double middle) {
            g.setFill(ink.accent());
            g.fillPolygon(new double[] {x, x + 28, x + 35, x + 28, x},
                    new double[] {middle - 8, middle - 8, middle, middle + 8, middle + 8}, 5);
        }
    };

    /// How much happens on a line; null for nothing.
    static Gutter of(int steps) {
        return steps == 0 ? null : steps == 1 ? ONCE : steps < 5 ? FEW : MANY;
    }

    /// @param x its left edge
    abstract void draw(GraphicsContext g, Ink ink, double x, double middle);

    private static void dots(GraphicsContext g, Ink ink, int count, double x, double middle) {
        g.setFill(ink.accent());
        for (int i = 0; i < count; i++) {
            g.fillOval(x + 11 - i * 5.5, middle - 1.5, 3, 3);
        }
    }

    private static double[] tips(double middle) {
        return new double[] {middle - 4.5, middle, middle + 4.5};
    }
}
