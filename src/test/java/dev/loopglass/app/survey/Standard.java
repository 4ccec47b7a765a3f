package dev.loopglass.app.survey;

/// What contrast is asked for: of text, of large text (24 pixels, or 18.66 bold), of graphics that mean something.
public record Standard(double text, double large, double graphics) {
    /// WCAG 2.2, level AA.
    public static final Standard USUAL = new Standard(4.5, 3, 3);

    /// WCAG 2.2, level AAA.
    public static final Standard HIGH = new Standard(7, 4.5, 3);
}
