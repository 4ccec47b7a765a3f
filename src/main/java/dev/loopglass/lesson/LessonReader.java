package dev.loopglass.lesson;

import dev.loopglass.explain.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads lessons, strictly: what it does not complain about is shown as it was meant.
public final class LessonReader {
    /// The longest of ours has some twenty thousand bytes; what is larger is no lesson but a mistake.
    private static final int LARGEST = 1 << 18;

    private LessonReader() {}

    /// @param language in which faults are told
    /// @throws LessonException if the file cannot be read at all
    public static Draft read(Path file, Language language) throws LessonException {
        var faults = new Faults(file.toString(), language);
        try (var in = Files.newInputStream(file)) {
            return read(in.readNBytes(LARGEST + 1), file, faults);
        } catch (NoSuchFileException e) {
            throw new LessonException(file.toString(), faults.say("file.none"));
        } catch (IOException e) {
            var reason = Files.isDirectory(file) ? faults.say("file.folder") : e.getMessage();
            throw new LessonException(file.toString(), faults.say("file.unreadable", reason));
        }
    }

    /// Reads a lesson that comes from elsewhere, such as standard input.
    ///
    /// @param file where it would stand
    /// @param language in which faults are told
    public static Draft read(InputStream in, Path file, Language language) throws IOException {
        return read(in.readNBytes(LARGEST + 1), file, new Faults(file.toString(), language));
    }

    private static Draft read(byte[] bytes, Path file, Faults faults) {
        if (bytes.length > LARGEST) {
            faults.fault(0, faults.say("file.large", LARGEST >> 10), null);
            return faults.draft(null);
        }
        var text = CharBuffer.allocate(bytes.length);
        var left = ByteBuffer.wrap(bytes);
        if (StandardCharsets.UTF_8.newDecoder().decode(left, text, true).isError()) {
            int line = 1;
            for (int i = 0; i < left.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            faults.fault(line, faults.say("file.utf8"), faults.say("file.utf8.hint"));
            return faults.draft(null);
        }
        return new Outline(file, faults).draft(text.flip().toString());
    }

    /// Reads a lesson that is in no file yet.
    ///
    /// @param file where it would stand
    /// @param language in which faults are told
    public static Draft parse(String text, Path file, Language language) {
        return new Outline(file, new Faults(file.toString(), language)).draft(text);
    }
}
