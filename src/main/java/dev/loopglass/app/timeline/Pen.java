package dev.loopglass.app.timeline;

import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// What the timeline is drawn with: on the window's canvas, or into a file. Texts begin at their point, which is in the
/// middle of their line.
interface Pen {
    void setFill(Color color);

    /// Diagonal lines, for what waits.
    void setHatch(Color line, Color ground);

    void setStroke(Color color);

    void setLineWidth(double width);

    /// Without lengths, whole lines again.
    void setLineDashes(double... lengths);

    void setFont(Font font);

    void fillRect(double x, double y, double width, double height);

    /// @param arc of the corners, across
    void fillRoundRect(double x, double y, double width, double height, double arc);

    void fillOval(double x, double y, double width, double height);

    void fillPolygon(double... points);

    void fillText(String text, double x, double y);

    void strokeLine(double x1, double y1, double x2, double y2);

    void strokeOval(double x, double y, double width, double height);

    void strokePolygon(double... points);

    void strokeRoundRect(double x, double y, double width, double height, double arc);

    /// A curve between the outer points, which leaves and arrives in the direction of the inner ones.
    void strokeCurve(double x1, double y1, double c1, double d1, double c2, double d2, double x2, double y2);

    /// Leaves only this much to be drawn on, until [#restore].
    void clip(double x, double y, double width, double height);

    void restore();
}
