package dev.loopglass.app.survey;

import javafx.scene.paint.Color;

/// How well two colours can be told apart by their lightness alone: the contrast ratio of WCAG 2.2, from 1 (not at all)
/// to 21 (black on white).
public final class Contrast {
    private Contrast() {}

    public static double of(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    /// The share of light of a channel of sRGB.
    static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /// What one sees where a colour that is not opaque lies on an opaque one.
    static Color over(Color above, Color below) {
        double share = above.getOpacity();
        return Color.color(above.getRed() * share + below.getRed() * (1 - share),
                above.getGreen() * share + below.getGreen() * (1 - share),
                above.getBlue() * share + below.getBlue() * (1 - share));
    }
}
