package dev.loopglass.app.timeline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Draws into an SVG document ([SVG 1.1](https://www.w3.org/TR/SVG11/)), which is sharp at any size.
final class Vector implements Pen {
    private final StringBuilder defs = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private final Text ruler = new Text();
    private final Map<List<Color>, String> hatches = new HashMap<>();
    private String fill = "";
    private String stroke = "";
    private String dashes = "";
    private double lineWidth = 1;
    private int named;

    /// @param title what it is, for whoever does not see it
    /// @param says the same at length
    String document(double width, double height, String title, String says) {
        var size = "width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\"".formatted(n(width), n(height), n(width), n(height));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" " + size
                + " role=\"img\" aria-labelledby=\"title says\">\n<title id=\"title\">" + escaped(title)
                + "</title>\n<desc id=\"says\">" + escaped(says) + "</desc>\n<defs>\n" + defs + "</defs>\n" + body
                + "</svg>\n";
    }

    @Override
    public void setFill(Color color) {
        fill = paint("fill", color);
    }

    @Override
    public void setHatch(Color line, Color ground) {
        fill = " fill=\"url(#" + hatches.computeIfAbsent(List.of(line, ground), _ -> hatch(line, ground)) + ")\"";
    }

    private String hatch(Color line, Color ground) {
        var id = "hatch" + ++named;
        defs.append("<pattern id=\"%s\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\">".formatted(id))
                .append("<rect width=\"7\" height=\"7\"").append(paint("fill", ground)).append("/>")
                .append("<path d=\"M-1 1 1 -1M-1 8 8 -1M6 8 8 6\" stroke-width=\"1.2\"").append(paint("stroke", line))
                .append("/></pattern>\n");
        return id;
    }

    @Override
    public void setStroke(Color color) {
        stroke = " fill=\"none\"" + paint("stroke", color);
    }

    @Override
    public void setLineWidth(double width) {
        lineWidth = width;
    }

    @Override
    public void setLineDashes(double... lengths) {
        dashes = lengths.length == 0 ? "" : " stroke-dasharray=\"" + join(lengths) + "\"";
    }

    @Override
    public void setFont(Font font) {
        ruler.setFont(font);
    }

    @Override
    public void fillRect(double x, double y, double width, double height) {
        fillRoundRect(x, y, width, height, 0);
    }

    @Override
    public void fillRoundRect(double x, double y, double width, double height, double arc) {
        rect(x, y, width, height, arc, fill);
    }

    @Override
    public void fillOval(double x, double y, double width, double height) {
        oval(x, y, width, height, fill);
    }

    @Override
    public void fillPolygon(double... points) {
        polygon(points, fill);
    }

    /// As wide as it was measured: whoever looks at it may have another typeface.
    @Override
    public void fillText(String text, double x, double y) {
        if (text.isBlank()) {
            return;
        }
        var font = ruler.getFont();
        ruler.setText(text);
        body.append("<text x=\"%s\" y=\"%s\" dominant-baseline=\"central\" textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\""
                .formatted(n(x), n(y), n(ruler.getLayoutBounds().getWidth())))
                .append(" font-family=\"%s, sans-serif\" font-size=\"%s\"".formatted(escaped(font.getFamily()), n(font.getSize())))
                .append(font.getStyle().toLowerCase(Locale.ROOT).contains("bold") ? " font-weight=\"bold\"" : "")
                .append(fill).append('>').append(escaped(text)).append("</text>\n");
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2) {
        path("M" + join(x1, y1, x2, y2));
    }

    @Override
    public void strokeOval(double x, double y, double width, double height) {
        oval(x, y, width, height, outline());
    }

    @Override
    public void strokePolygon(double... points) {
        polygon(points, outline());
    }

    @Override
    public void strokeRoundRect(double x, double y, double width, double height, double arc) {
        rect(x, y, width, height, arc, outline());
    }

    @Override
    public void strokeCurve(double x1, double y1, double c1, double d1, double c2, double d2, double x2, double y2) {
        path("M" + join(x1, y1) + "C" + join(c1, d1, c2, d2, x2, y2));
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        var id = "clip" + ++named;
        defs.append("<clipPath id=\"%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath>\n"
                .formatted(id, n(x), n(y), n(width), n(height)));
        body.append("<g clip-path=\"url(#").append(id).append(")\">\n");
    }

    @Override
    public void restore() {
        body.append("</g>\n");
    }

    private String outline() {
        return stroke + " stroke-width=\"" + n(lineWidth) + "\"" + dashes;
    }

    private void path(String d) {
        body.append("<path d=\"").append(d).append('"').append(outline()).append("/>\n");
    }

    private void rect(double x, double y, double width, double height, double arc, String look) {
        if (width > 0 && height > 0) {
            body.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"".formatted(n(x), n(y), n(width), n(height)))
                    .append(arc == 0 ? "" : " rx=\"" + n(arc / 2) + "\"").append(look).append("/>\n");
        }
    }

    private void oval(double x, double y, double width, double height, String look) {
        body.append("<ellipse cx=\"%s\" cy=\"%s\" rx=\"%s\" ry=\"%s\"".formatted(n(x + width / 2), n(y + height / 2),
                n(width / 2), n(height / 2))).append(look).append("/>\n");
    }

    private void polygon(double[] points, String look) {
        body.append("<polygon points=\"").append(join(points)).append('"').append(look).append("/>\n");
    }

    private static String paint(String what, Color color) {
        return " %s=\"#%02x%02x%02x\"".formatted(what, Math.round(color.getRed() * 255), Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255))
                + (color.getOpacity() < 1 ? " %s-opacity=\"%s\"".formatted(what, n(color.getOpacity())) : "");
    }

    private static String join(double... numbers) {
        return Arrays.stream(numbers).mapToObj(Vector::n).collect(Collectors.joining(" "));
    }

    /// Hundredths of a pixel are enough.
    private static String n(double number) {
        double rounded = Math.round(number * 100) / 100.0;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }

    /// A server chooses what stands in a recording of it, and not every character may stand in XML.
    private static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(it -> {
            switch (it) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(it == '\t' || it == '\n' || it >= ' ' && it < 0xd800
                        || it >= 0xe000 && it < 0xfffe || it >= 0x10000 ? it : 0xfffd);
            }
        });
        return safe.toString();
    }
}
