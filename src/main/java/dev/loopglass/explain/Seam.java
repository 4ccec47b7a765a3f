package dev.loopglass.explain;

/// Where two pieces of a Chinese text meet. One space stands between a Chinese character and a letter, a digit or a
/// sign of the others; none beside full-width punctuation, which brings its own room, and none between two Chinese
/// characters. A phrase cannot know this: the value that comes may be `fu4`, `tm2（connect timeout）` or `迴圈`.
final class Seam {
    private static final String MARKS = "，。；：？！、（）「」『』“”《》…—";

    private Seam() {}

    static void join(StringBuilder text, String piece) {
        if (text.isEmpty() || piece.isEmpty()) {
            text.append(piece);
            return;
        }
        boolean apart = text.charAt(text.length() - 1) == ' ' || piece.charAt(0) == ' ';
        if (text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        var rest = piece.charAt(0) == ' ' ? piece.substring(1) : piece;
        if (!text.isEmpty() && !rest.isEmpty()) {
            apart = apart(text.codePointBefore(text.length()), rest.codePointAt(0), apart);
        }
        text.append(apart ? " " : "").append(rest);
    }

    /// Whether it is full-width punctuation.
    static boolean isMark(int character) {
        return MARKS.indexOf(character) >= 0;
    }

    private static boolean apart(int left, int right, boolean wished) {
        if (isMark(left) || isMark(right)) {
            return false;
        }
        boolean before = Character.isIdeographic(left);
        return before == Character.isIdeographic(right) ? wished && !before : true;
    }
}
