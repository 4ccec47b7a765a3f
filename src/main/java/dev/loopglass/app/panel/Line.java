package dev.loopglass.app.panel;

import dev.loopglass.app.panel.Quill.Words;
import dev.loopglass.app.session.Slate;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;

/// A row of a list, in one line: at either side what is always there; between them what the row is about, whole if that is
/// possible; then what else there is to say, as far as there is room left, with its middle left out.
///
/// It is painted. Built from labels, each of which has a skin, a text of its own and a dozen styles to be looked up, the rows
/// of a window were a seventh of its start.
class Line extends Region {
    private static final double GAP = 7;
    /// In less than this nobody reads anything.
    private static final double LEAST = 44;
    /// Where letters are underlined, as a part of their height below their middle.
    private static final double BELOW = 0.39;
    private static final double DOTS = 3;

    private final Slate slate = new Slate();
    private Quill quill;
    private Look look;
    private boolean stale;
    /// With which it was painted: a style sheet gives them, and not before the window has one.
    private Insets around;

    /// All that a row shows.
    ///
    /// @param rails what is drawn before everything else, or null
    record Look(Rails rails, Words name, Words about, Words more, Words end) {
        Stream<Words> all() {
            return Stream.of(name, about, more, end);
        }
    }

    Line() {
        slate.setMouseTransparent(true);
        getChildren().add(slate);
        setMinWidth(0);
    }

    void show(Look shown, Quill with) {
        stale |= !shown.equals(look) || with != quill;
        look = shown;
        quill = with;
        paint();
    }

    /// Out of sight it is not painted.
    void seen(boolean inSight) {
        if (slate.isVisible() != inSight) {
            slate.setVisible(inSight);
            paint();
        }
    }

    /// What it shows, whether there is room for all of it or not.
    Look look() {
        return look;
    }

    /// How high it has to be for what it says.
    double tall() {
        return snappedTopInset() + (look == null ? 0 : look.all().filter(it -> !it.isEmpty())
                .mapToDouble(it -> snapSizeY(quill.letters(it).height(it.text()))).max().orElse(0)) + snappedBottomInset();
    }

    /// How wide it is if nothing is left out.
    double wide() {
        double words = look.all().filter(it -> !it.isEmpty()).mapToDouble(it -> Math.ceil(quill.letters(it).width(it.text())) + GAP).sum();
        return snappedLeftInset() + (look.rails == null ? 0 : look.rails.width() + GAP) + words - GAP + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        return tall();
    }

    @Override
    protected void layoutChildren() {
        paint();
    }

    private void paint() {
        if (look == null || getWidth() == 0 || !slate.isVisible()) {
            return;
        }
        boolean others = slate.fill(getWidth(), getHeight());
        if (others || stale || !getInsets().equals(around)) {
            stale = false;
            around = getInsets();
            slate.wipe();
            write();
        }
    }

    private void write() {
        double left = snappedLeftInset();
        double right = getWidth() - snappedRightInset();
        if (look.rails != null) {
            look.rails.draw(slate.pen(), quill.ink, getHeight());
            left += look.rails.width() + GAP;
        }
        left = after(left, write(look.name, look.name.text(), left));
        if (!look.end.isEmpty()) {
            right -= quill.letters(look.end).width(look.end.text());
            write(look.end, look.end.text(), right);
            right -= GAP;
        }
        left = after(left, write(look.about, quill.letters(look.about).fit(look.about.text(), right - left), left));
        double wanted = quill.letters(look.more).width(look.more.text());
        if (right - left >= Math.min(LEAST, wanted)) {
            write(look.more, quill.letters(look.more).squeeze(look.more.text(), right - left), left);
        }
    }

    private static double after(double left, double width) {
        return width == 0 ? left : left + Math.ceil(width) + GAP;
    }

    /// @param text of the words, what there is room for
    /// @return how wide it is
    private double write(Words words, String text, double x) {
        if (text.isEmpty()) {
            return 0;
        }
        var g = slate.pen();
        double middle = getHeight() / 2;
        double at = Math.floor(x);
        g.setTextBaseline(VPos.CENTER);
        g.setFont(words.font());
        g.setFill(words.color());
        g.fillText(text, at, middle);
        double width = quill.letters(words).width(text);
        double below = Math.round(middle + quill.letters(words).height(text) * BELOW);
        switch (words.below()) {
            case NOTHING -> { }
            case LINE -> g.fillRect(at, below, width, 1);
            case DOTS -> {
                for (double dot = at; dot < at + width; dot += DOTS) {
                    g.fillRect(dot, below + 1, 1, 1);
                }
            }
        }
        return width;
    }
}
