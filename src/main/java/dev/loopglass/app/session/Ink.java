package dev.loopglass.app.session;

import dev.loopglass.event.Ref;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// What a window is drawn with: one set of colours and typefaces for canvas and style sheet alike.
///
/// @param contrast whether all of it must be told apart at a glance, by whoever sees little
/// @param sans the family of all prose
/// @param mono the family of source text and object names
public record Ink(boolean dark, boolean contrast, String sans, String mono, Color paper, Color shade,
        Color rule, Color text, Color muted, Color accent, Color callback, Color timer, Color channel, Color future, Color coroutine,
        Color request, Color context, Color failure, Color now, Color lit, Color changed) {

    public static Ink light(String sans, String mono) {
        return new Ink(false, false, sans, mono, Color.web("#ffffff"), Color.web("#f6f8fa"), Color.web("#d8dee4"),
                Color.web("#1f2328"), Color.web("#59636e"), Color.web("#0969da"), Color.web("#0969da"),
                Color.web("#8a5a00"), Color.web("#1a7f37"), Color.web("#7d48d6"), Color.web("#b84500"),
                Color.web("#0a6b8a"), Color.web("#59636e"), Color.web("#cf222e"), Color.web("#bf8700"),
                Color.web("#fff3bf"), Color.web("#ddf4ff"));
    }

    public static Ink dark(String sans, String mono) {
        return new Ink(true, false, sans, mono, Color.web("#0d1117"), Color.web("#161b22"), Color.web("#2b313a"),
                Color.web("#e6edf3"), Color.web("#9aa4af"), Color.web("#58a6ff"), Color.web("#58a6ff"),
                Color.web("#e3b341"), Color.web("#3fb950"), Color.web("#bc94ff"), Color.web("#f0883e"),
                Color.web("#56c8e0"), Color.web("#9aa4af"), Color.web("#ff7b72"), Color.web("#d29922"),
                Color.web("#3a2e05"), Color.web("#10305a"));
    }

    /// On black, every text at 7 : 1 or better, whatever area it stands on.
    public static Ink contrast(String sans, String mono) {
        return new Ink(true, true, sans, mono, Color.web("#000000"), Color.web("#141414"), Color.web("#a0a0a0"),
                Color.web("#ffffff"), Color.web("#d6d6d6"), Color.web("#7cc7ff"), Color.web("#7cc7ff"),
                Color.web("#ffd75e"), Color.web("#6fe887"), Color.web("#d6b8ff"), Color.web("#ffb377"),
                Color.web("#74e2f5"), Color.web("#d6d6d6"), Color.web("#ffaaa3"), Color.web("#ffd400"),
                Color.web("#2a2300"), Color.web("#002a4d"));
    }

    /// The colour of every object of this type, wherever it is named or drawn.
    public Color of(Ref.Type type) {
        return switch (type) {
            case CALLBACK -> callback;
            case TIMER -> timer;
            case CHANNEL -> channel;
            case FUTURE -> future;
            case COROUTINE -> coroutine;
            case REQUEST -> request;
            case LOOP, CONTEXT, OTHER -> context;
        };
    }

    /// Lines that mean something although they are quiet; they can be told from the paper.
    public Color edge() {
        return wash(muted, 0.78);
    }

    public Font font(double size) {
        return Font.font(sans, size);
    }

    /// The typeface of source text.
    public Font code(double size) {
        return Font.font(mono, size);
    }

    public Font bold(double size) {
        return Font.font(sans, FontWeight.BOLD, size);
    }

    /// A colour that lies `share` of the way from the paper to `color`, for areas that carry text.
    public Color wash(Color color, double share) {
        return paper.interpolate(color, share);
    }
}
