package dev.loopglass.cli;

import dev.loopglass.explain.Language;
import dev.loopglass.lesson.Draft;
import dev.loopglass.lesson.LessonException;
import dev.loopglass.lesson.LessonReader;
import dev.loopglass.lesson.Review;
import dev.loopglass.trace.Fault;
import java.io.IOException;
import java.nio.file.Path;

/// A lesson that a command was given: a file, or `-` for standard input.
///
/// @param name as the user spelt it
record LessonFile(String name, Review review) {
    private static final String STANDARD_INPUT = "-";

    /// @param language in which faults are told
    /// @throws Failure if it cannot be read at all
    static LessonFile open(Terminal terminal, String name, Language language) throws Failure {
        var stdin = name.equals(STANDARD_INPUT);
        var shown = stdin ? "standard input" : name;
        var file = terminal.path(shown);
        try (var _ = new Patience(terminal, "reading " + shown)) {
            return new LessonFile(shown, Review.of(draft(terminal, stdin, file, language), language));
        } catch (LessonException e) {
            throw Failure.io(e.getMessage().replace(file.toString(), shown), null);
        } catch (IOException e) {
            throw Failure.io(shown + ": cannot be read: " + e.getMessage(), null);
        }
    }

    private static Draft draft(Terminal terminal, boolean stdin, Path file, Language language) throws IOException {
        return stdin ? LessonReader.read(terminal.in(), file, language) : LessonReader.read(file, language);
    }

    /// The same fault, about the file as the user spelt it.
    Fault mine(Fault fault) {
        return fault.in(name);
    }
}
