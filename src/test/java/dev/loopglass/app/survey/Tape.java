package dev.loopglass.app.survey;

import com.sun.javafx.font.PGFont;
import com.sun.javafx.geom.Path2D;
import com.sun.javafx.scene.text.FontHelper;
import com.sun.javafx.sg.prism.GrowableDataBuffer;
import com.sun.javafx.sg.prism.NGCanvas;
import com.sun.prism.paint.ImagePattern;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// What a canvas was told to paint and has not painted yet: texts, fills and strokes in their order, read back from the
/// toolkit's own buffer. So a test sees what a canvas shows without looking at a pixel, and no canvas knows it.
///
/// Only canvases of scenes that are in no window keep everything; the others forget it with every frame.
public final class Tape {
    /// One thing painted.
    ///
    /// @param text what is written, or null
    /// @param shape how it is painted, apart from where and in which colour: for example `fill oval`
    /// @param clip what surrounds it
    /// @param row the innermost part of `clip`
    public record Item(String shape, String text, Frame frame, List<Color> colors, PGFont font, double scale, Frame clip,
            Frame row) {}

    private static final Field BUFFER = buffer();

    private final GrowableDataBuffer data;
    private Frame whole;
    private final List<Item> items = new ArrayList<>();
    private final Deque<Frame> clips = new ArrayDeque<>();
    private List<Color> fill = List.of(Color.BLACK);
    private List<Color> stroke = List.of(Color.BLACK);
    private double alpha = 1;
    private PGFont font = (PGFont) FontHelper.getNativeFont(Font.getDefault());
    private int align;
    private int baseline = NGCanvas.BASE_ALPHABETIC;
    private float weight = 1;
    private double scale = 1;
    private double across;
    private double down;
    private boolean dashed;
    private Frame path = Frame.ENDLESS;
    private int corners;
    private boolean curved;

    private Tape(Canvas canvas, GrowableDataBuffer data) {
        this.data = data;
        this.whole = new Frame(0, 0, canvas.getWidth(), canvas.getHeight());
    }

    private static Field buffer() {
        try {
            var field = Canvas.class.getDeclaredField("current");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new LinkageError("the canvas keeps its buffer elsewhere now", e);
        }
    }

    /// Everything that the canvas shows; what was painted over as a whole is left out.
    public static List<Item> of(Canvas canvas) {
        try {
            var data = (GrowableDataBuffer) BUFFER.get(canvas);
            if (data == null) {
                return List.of();
            }
            var tape = new Tape(canvas, data);
            data.save();
            while (data.hasValues()) {
                tape.read(data.getByte());
            }
            data.restore();
            return tape.items;
        } catch (IllegalAccessException e) {
            throw new LinkageError("the canvas hides its buffer now", e);
        }
    }

    private void read(byte token) {
        switch (token) {
            case NGCanvas.GLOBAL_ALPHA -> alpha = data.getFloat();
            case NGCanvas.FILL_PAINT -> fill = colors(data.getObject());
            case NGCanvas.STROKE_PAINT -> stroke = colors(data.getObject());
            case NGCanvas.LINE_WIDTH -> weight = data.getFloat();
            case NGCanvas.MITER_LIMIT, NGCanvas.DASH_OFFSET -> data.getFloat();
            case NGCanvas.LINE_CAP, NGCanvas.LINE_JOIN, NGCanvas.ARC_TYPE, NGCanvas.FILL_RULE, NGCanvas.FONT_SMOOTH,
                 NGCanvas.IMAGE_SMOOTH -> data.getByte();
            case NGCanvas.FONT -> font = (PGFont) data.getObject();
            case NGCanvas.TEXT_ALIGN -> align = data.getByte();
            case NGCanvas.TEXT_BASELINE -> baseline = data.getByte();
            case NGCanvas.COMP_MODE, NGCanvas.EFFECT -> data.getObject();
            case NGCanvas.DASH_ARRAY -> dashed = data.getObject() instanceof double[] dashes && dashes.length > 0;
            case NGCanvas.TRANSFORM -> transform();
            case NGCanvas.PUSH_CLIP -> clips.push(clip((Path2D) data.getObject()));
            case NGCanvas.POP_CLIP -> clips.pop();
            case NGCanvas.SET_DIMS -> {
                var size = floats(2);
                whole = new Frame(0, 0, size[0], size[1]);
            }
            case NGCanvas.RESET -> reset();
            default -> paint(token);
        }
    }

    private void reset() {
        items.clear();
        clips.clear();
        fill = List.of(Color.BLACK);
        stroke = fill;
        alpha = 1;
        dashed = false;
        scale = 1;
        across = 0;
        down = 0;
    }

    private void paint(byte token) {
        switch (token) {
            case NGCanvas.FILL_RECT, NGCanvas.CLEAR_RECT -> {
                var frame = frame(floats(4), 0);
                boolean covers = clips.isEmpty() && whole.beyondAcross(frame) < 1 && whole.beyondDown(frame) < 1;
                if (token == NGCanvas.CLEAR_RECT || covers && new Layer(frame, fill).opaque()) {
                    items.removeIf(it -> covers || frame.contains(it.frame.left(), it.frame.top()));
                }
                if (token == NGCanvas.FILL_RECT) {
                    add("fill rect", null, frame, fill);
                }
            }
            case NGCanvas.STROKE_RECT -> add(line("rect"), null, frame(floats(4), weight), stroke);
            case NGCanvas.FILL_OVAL -> add("fill oval", null, frame(floats(4), 0), fill);
            case NGCanvas.STROKE_OVAL -> add(line("oval"), null, frame(floats(4), weight), stroke);
            case NGCanvas.FILL_ROUND_RECT -> add("fill round rect", null, frame(floats(6), 0), fill);
            case NGCanvas.STROKE_ROUND_RECT -> add(line("round rect"), null, frame(floats(6), weight), stroke);
            case NGCanvas.STROKE_LINE -> {
                var ends = floats(4);
                add(line("line"), null, placed(new Frame(Math.min(ends[0], ends[2]), Math.min(ends[1], ends[3]),
                        Math.max(ends[0], ends[2]), Math.max(ends[1], ends[3]))), stroke);
            }
            case NGCanvas.FILL_TEXT -> write();
            case NGCanvas.PATHSTART -> {
                path = new Frame(1e9, 1e9, -1e9, -1e9);
                corners = 0;
                curved = false;
            }
            case NGCanvas.MOVETO, NGCanvas.LINETO -> point(floats(2));
            case NGCanvas.QUADTO -> curve(floats(4));
            case NGCanvas.CUBICTO -> curve(floats(6));
            case NGCanvas.CLOSEPATH, NGCanvas.PATHEND -> { }
            case NGCanvas.FILL_PATH -> add("fill " + figure(), null, path, fill);
            case NGCanvas.STROKE_PATH -> add(line(figure()), null, path, stroke);
            default -> throw new IllegalStateException("a canvas was told " + token + ", which this cannot read");
        }
    }

    private String figure() {
        return curved ? "curve" : corners + " corners";
    }

    private String line(String figure) {
        return (dashed ? "dashed " : "") + "stroke " + figure;
    }

    private void curve(float[] points) {
        curved = true;
        point(Arrays.copyOfRange(points, points.length - 2, points.length));
    }

    private void point(float[] at) {
        corners++;
        path = new Frame(Math.min(path.left(), at[0]), Math.min(path.top(), at[1]), Math.max(path.right(), at[0]),
                Math.max(path.bottom(), at[1]));
    }

    /// As high as its type, which is less than its line: what reaches higher are accents.
    private void write() {
        var at = floats(3);
        data.getBoolean();
        var text = (String) data.getObject();
        double width = Ruler.width(text, font);
        double height = font.getSize();
        double left = at[0] - (align == NGCanvas.ALIGN_RIGHT ? width : align == NGCanvas.ALIGN_CENTER ? width / 2 : 0);
        double top = at[1] - switch (baseline) {
            case NGCanvas.BASE_TOP -> 0;
            case NGCanvas.BASE_MIDDLE -> height / 2;
            case NGCanvas.BASE_BOTTOM -> height;
            default -> height * 0.8;
        };
        add("text", text, placed(new Frame(left, top, left + width, top + height)), fill);
    }

    private void add(String shape, String text, Frame frame, List<Color> colors) {
        var clip = clips.stream().reduce(whole, Frame::cut);
        var seen = alpha == 1 ? colors
                : colors.stream().map(it -> it.deriveColor(0, 1, 1, alpha)).toList();
        items.add(new Item(shape, text, frame, seen, text == null ? null : font, scale, clip,
                clips.isEmpty() ? whole : clips.peek()));
    }

    private Frame frame(float[] at, float weight) {
        double half = weight / 2;
        return placed(new Frame(at[0] - half, at[1] - half, at[0] + at[2] + half, at[1] + at[3] + half));
    }

    /// Where it comes to lie on the canvas; paths arrive there by themselves.
    private Frame placed(Frame frame) {
        return new Frame(frame.left() * scale + across, frame.top() * scale + down, frame.right() * scale + across,
                frame.bottom() * scale + down);
    }

    private static Frame clip(Path2D path) {
        var bounds = path.getBounds();
        return new Frame(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY());
    }

    private float[] floats(int count) {
        var read = new float[count];
        for (int i = 0; i < count; i++) {
            read[i] = data.getFloat();
        }
        return read;
    }

    /// Canvases are moved and enlarged, never turned.
    private void transform() {
        scale = data.getDouble();
        data.getDouble();
        across = data.getDouble();
        data.getDouble();
        data.getDouble();
        down = data.getDouble();
    }

    /// The colour of a paint, or the extremes of a pattern.
    private static List<Color> colors(Object paint) {
        return switch (paint) {
            case com.sun.prism.paint.Color it ->
                List.of(new Color(it.getRed(), it.getGreen(), it.getBlue(), it.getAlpha()));
            case ImagePattern pattern -> pixels(pattern.getImage());
            default -> throw new IllegalStateException("a canvas was given " + paint.getClass() + ", which this cannot read");
        };
    }

    private static List<Color> pixels(com.sun.prism.Image image) {
        var colors = new ArrayList<Color>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getArgb(x, y);
                colors.add(Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255, (argb >>> 24) / 255.0));
            }
        }
        colors.sort((one, other) -> Double.compare(one.getBrightness(), other.getBrightness()));
        return colors.getFirst().equals(colors.getLast()) ? List.of(colors.getFirst())
                : List.of(colors.getFirst(), colors.getLast());
    }
}
