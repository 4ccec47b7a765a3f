package dev.loopglass.lesson;

import java.io.IOException;

/// A lesson's file cannot be read at all. The message is one line: where, and what.
public final class LessonException extends IOException {
    private static final long serialVersionUID = 1L;

    LessonException(String where, String problem) {
        super(where + ": " + problem);
    }
}
