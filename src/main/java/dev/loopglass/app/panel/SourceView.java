package dev.loopglass.app.panel;

import dev.loopglass.app.session.Ink;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Stops;
import dev.loopglass.explain.Code;
import dev.loopglass.trace.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// A source file with one line lit. It is painted rather than built from controls, so that a step into
/// another file costs little more than a step to the next line.
final class SourceView extends Region {
    static final double GUTTER = 78;
    static final double BAR = 12;
    private static final int COLUMNS = 102;

    /// What is done on a line, counted from 1.
    interface Touch {
        /// Beside the text, where the numbers are.
        void gutter(int line);

        /// On the text itself.
        void text(int line, boolean backwards);

        /// What else can be done is to be shown at this place of the screen.
        void menu(int line, Node owner, double x, double y);
    }

    private final Traffic traffic;
    private final Stops stops;
    private final Pane text = new Pane();
    private final List<SourceRow> rows = new ArrayList<>();
    private final Region ring = new Region();
    private final ScrollBar bar = new ScrollBar();
    private final Map<Frame.Source, Code> codes = new HashMap<>();
    private Ink ink;
    private SourcePage page;
    private Frame.Source source;
    private Code code;
    private Folds folds;
    private int lit;
    private int next;
    /// The line on which the keys act.
    private int caret;
    /// The other end of what is selected, or 0.
    private int anchor;
    private boolean running;
    private String note = "";
    private String sought = "";
    private int foundLine;
    private int foundColumn;
    private Font font;
    private double letter;
    private double measured = -1;
    private boolean reveal;
    private boolean arranging;
    private boolean discreet;

    SourceView(Traffic traffic, Stops stops, Ink ink, Touch touch) {
        this.traffic = traffic;
        this.stops = stops;
        getStyleClass().add("source-view");
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().addListener(_ -> paint());
        text.setAccessibleRole(AccessibleRole.TEXT);
        text.setId("source");
        text.setFocusTraversable(true);
        text.setManaged(false);
        ring.getStyleClass().add("focus-ring");
        ring.setMouseTransparent(true);
        ring.setManaged(false);
        ring.visibleProperty().bind(text.focusVisibleProperty());
        getChildren().addAll(text, ring, bar);
        text.addEventHandler(ScrollEvent.SCROLL, e -> {
            scroll(bar.getValue() - e.getDeltaY() / rowHeight());
            e.consume();
        });
        new SourceHand(this, text, touch);
        stops.countProperty().addListener(_ -> {
            paint();
            tell();
        });
        text.focusVisibleProperty().addListener(_ -> paint());
        setMinSize(0, 0);
        ink(ink);
    }

    void ink(Ink newInk) {
        ink = newInk;
        page = new SourcePage(ink);
        rows.clear();
        text.getChildren().clear();
        font = null;
        requestLayout();
    }

    /// Shows a line.
    ///
    /// @param litLine counted from 1; 0 for none
    /// @param isRunning whether the line itself is running, and not one that it called
    /// @param nextLine the line of the next step if it is in this file, or 0
    void show(Frame.Source its, int litLine, boolean isRunning, int nextLine, String itsNote) {
        boolean other = !its.equals(source);
        source = its;
        code = codes.computeIfAbsent(its, Code::new);
        lit = litLine;
        running = isRunning;
        next = nextLine;
        note = itsNote;
        reveal = true;
        caret = lit > 0 ? lit : other ? 0 : caret;
        anchor = 0;
        tell();
        if (other) {
            folds = null;
        }
        if (font == null || measured != getWidth()) {
            requestLayout();
        } else {
            // A layout would begin at the window's root: too much for the next line.
            arrange();
        }
    }

    /// How often a line runs is told by the whole trace, and whether it runs at all.
    void discreet(boolean whether) {
        discreet = whether;
    }

    /// Marks this text wherever it stands.
    void seek(String text) {
        sought = text;
        foundLine = 0;
        paint();
    }

    /// Brings one such place into sight.
    ///
    /// @param line counted from 1
    /// @param column counted from 0
    void found(int line, int column) {
        foundLine = line;
        foundColumn = column;
        look(line);
    }

    /// Brings a line into sight and stands on it.
    ///
    /// @param line counted from 1
    void look(int line) {
        caret = line;
        anchor = 0;
        double rows = getHeight() / rowHeight();
        if (folds != null) {
            int row = folds.rowOf(line - 1);
            if (row < bar.getValue() + 1 || row > bar.getValue() + rows - 3) {
                scroll(Math.round(row - rows * 0.42));
            }
        }
        paint();
    }

    // ---- walking and selecting

    /// Whether keys walk through the lines: somebody came here by keyboard.
    boolean walks() {
        return text.isFocusVisible() && folds != null;
    }

    /// The line on which the keys act, from 1, or 0.
    int caret() {
        return caret;
    }

    /// @param select whether all lines between are selected
    void walk(int lines, boolean select) {
        anchor = !select ? 0 : anchor > 0 ? anchor : Math.max(1, caret);
        stand(caret + lines);
    }

    /// As far as one can see.
    void page(boolean down) {
        int rows = Math.max(1, (int) (getHeight() / rowHeight()) - 1);
        int row = folds.rowOf(caret - 1) + (down ? rows : -rows);
        anchor = 0;
        stand(folds.get(Math.clamp(row, 0, folds.size() - 1)).line() + 1);
    }

    private void stand(int line) {
        caret = Math.clamp(line, 1, Math.max(1, code.size()));
        int row = folds.rowOf(caret - 1);
        double rows = getHeight() / rowHeight();
        if (row < bar.getValue() + 1 || row > bar.getValue() + rows - 2.5) {
            scroll(row < bar.getValue() + 1 ? row - 1 : Math.ceil(row - rows + 2.5));
        }
        tell();
        paint();
    }

    void select(int from, int to) {
        anchor = from;
        stand(to);
    }

    void unselect() {
        anchor = 0;
        paint();
    }

    boolean selected(int line) {
        return anchor > 0 && Math.min(anchor, caret) <= line && line <= Math.max(anchor, caret);
    }

    /// How many lines are selected; the one on which one stands if there are none.
    int selection() {
        return anchor > 0 ? Math.abs(anchor - caret) + 1 : 1;
    }

    /// What is selected.
    String selectedText() {
        int from = anchor > 0 ? Math.min(anchor, caret) : caret;
        return IntStream.range(from, from + selection()).filter(it -> it > 0 && it <= code.size())
                .mapToObj(it -> code.line(it - 1)).collect(Collectors.joining("\n"));
    }

    /// The line at this height, from 1, or 0.
    int lineAt(double y) {
        int row = (int) (bar.getValue() + y / rowHeight());
        return folds != null && row >= 0 && row < folds.size() ? folds.get(row).line() + 1 : 0;
    }

    /// The line at this height, or else the first or the last.
    int nearest(double y) {
        int row = (int) Math.floor(bar.getValue() + y / rowHeight());
        return folds.get(Math.clamp(row, 0, folds.size() - 1)).line() + 1;
    }

    /// Says on which line one stands.
    private void tell() {
        if (source != null) {
            boolean there = caret > 0 && caret <= code.size();
            var line = there ? Speech.say("source.name", source.file(), caret, code.line(caret - 1).strip())
                    : Speech.say("source.name.unlit", source.file());
            text.setAccessibleText(there && stops.on(source, caret) ? Speech.say("source.name.stop", line) : line);
        }
    }

    private void scroll(double row) {
        bar.setValue(Math.clamp(row, 0, bar.getMax()));
    }

    /// The line that is lit, from 1, or 0.
    int lit() {
        return lit;
    }

    /// How far below its top edge a line stands, from 1.
    double middleOf(int line) {
        return (folds.rowOf(line - 1) - bar.getValue() + 0.5) * rowHeight();
    }

    Frame.Source source() {
        return source;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        boolean resized = text.getWidth() != width || text.getHeight() != height;
        text.resize(width, height);
        ring.resize(width, height);
        bar.resizeRelocate(width - BAR, 0, BAR, height);
        if (font == null || measured != width) {
            measured = width;
            measure(width - GUTTER - 16);
            folds = null;
            resized = true;
        }
        // Who has less room than before still wants to see where the program is.
        reveal |= resized && lit > 0;
        if (resized || reveal) {
            arrange();
        }
    }

    /// Folds the text, brings the lit line into sight and paints.
    private void arrange() {
        if (code != null) {
            if (folds == null) {
                folds = new Folds(code, (int) ((measured - GUTTER - 16) / letter));
            }
            double rows = getHeight() / rowHeight();
            arranging = true;
            bar.setMax(Math.max(0, folds.size() - rows + 1));
            bar.setVisibleAmount(folds.size() == 0 ? 1 : Math.max(0.08, rows / folds.size()) * bar.getMax());
            bar.setVisible(folds.size() > rows);
            if (reveal) {
                reveal(rows);
            }
            arranging = false;
        }
        reveal = false;
        paint();
    }

    /// The largest type in which a usual line still fits.
    private void measure(double room) {
        double size = 13.5;
        do {
            size -= 0.5;
            font = ink.code(size);
            var sample = new Text("m".repeat(20));
            sample.setFont(font);
            letter = sample.getLayoutBounds().getWidth() / 20;
        } while (size > 11 && letter * COLUMNS > room);
    }

    private double rowHeight() {
        return Math.round(font.getSize() * 1.65);
    }

    /// Scrolls only when the lit line comes near an edge, so that the text stands still while stepping; and as far
    /// as it takes to see the next line too.
    private void reveal(double rows) {
        int row = folds.rowOf(Math.max(0, (lit > 0 ? lit : next) - 1));
        double margin = Math.min(4, rows / 4);
        if (row < bar.getValue() + margin || row > bar.getValue() + rows - margin - 1.5) {
            scroll(Math.round(row - rows * 0.42));
        }
        int following = folds.rowOf(Math.max(0, next - 1));
        if (next > 0 && Math.abs(following - row) < rows - 4) {
            scroll(Math.clamp(bar.getValue(), Math.max(0, Math.ceil(following - rows + 2.5)), following));
        }
    }

    private void paint() {
        if (folds == null || font == null || arranging) {
            return;
        }
        double height = rowHeight();
        int count = (int) Math.ceil(text.getHeight() / height) + 1;
        while (rows.size() < count) {
            rows.add(new SourceRow());
            text.getChildren().add(rows.getLast().slate());
        }
        int first = (int) bar.getValue();
        for (int row = first; row < first + rows.size(); row++) {
            // A row that is scrolled stays what it is.
            var place = rows.get(row % rows.size());
            double y = (row - bar.getValue()) * height;
            if (row < folds.size() && y < text.getHeight()) {
                place.show(lookOf(row), page, y, text.getWidth(), height, text.getHeight());
            } else {
                place.hide();
            }
        }
    }

    private SourceRow.Look lookOf(int row) {
        var fold = folds.get(row);
        int line = fold.line() + 1;
        boolean last = row + 1 == folds.size() || folds.get(row + 1).first();
        return new SourceRow.Look(code, fold, line == lit, line == lit && running, line == next, selected(line),
                line == caret && walks(), sought, line == foundLine ? foundColumn : -1,
                discreet ? 0 : traffic.on(source, line), stops.on(source, line), line == lit && last ? note : "", font, letter);
    }
}
