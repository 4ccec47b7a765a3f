package dev.loopglass.app.panel;

import dev.loopglass.explain.Code;
import java.util.ArrayList;
import java.util.List;

/// How the lines of a source file are laid on rows of so many columns: long lines go on in the next
/// row, so that nothing is ever cut off.
final class Folds {
    private static final int SHORTEST = 24;

    /// A part of a line, counted from 0; what continues a line is set in by `indent` columns.
    record Fold(int line, int from, int to, int indent) {
        boolean first() {
            return from == 0;
        }
    }

    private final List<Fold> folds = new ArrayList<>();
    private final int[] firsts;

    Folds(Code code, int columns) {
        int room = Math.max(SHORTEST, columns);
        firsts = new int[code.size()];
        for (int line = 0; line < code.size(); line++) {
            firsts[line] = folds.size();
            fold(line, code.line(line), room);
        }
    }

    private void fold(int line, String text, int room) {
        int from = 0;
        int indent = 0;
        while (text.length() - from > room - indent) {
            int cut = text.lastIndexOf(' ', from + room - indent);
            int to = cut <= from + indent ? from + room - indent : cut + 1;
            folds.add(new Fold(line, from, to, indent));
            from = to;
            indent = Math.min(room / 3, leading(text) + 4);
        }
        folds.add(new Fold(line, from, text.length(), indent));
    }

    private static int leading(String text) {
        return text.length() - text.stripLeading().length();
    }

    int size() {
        return folds.size();
    }

    Fold get(int row) {
        return folds.get(row);
    }

    /// The row on which a line begins.
    int rowOf(int line) {
        return firsts.length == 0 ? 0 : firsts[Math.clamp(line, 0, firsts.length - 1)];
    }
}
