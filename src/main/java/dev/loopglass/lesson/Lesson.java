package dev.loopglass.lesson;

import dev.loopglass.explain.Language;
import java.nio.file.Path;
import java.util.List;

/// A guided walk over a trace. Which step each stop stands at is not in it: that a [Route] finds out in a trace.
///
/// @param file where it stands
/// @param language what it is written in, as its file's name tells: `hops.zh-Hant.md`
/// @param title what it is called
/// @param trace the trace it walks over, as it is written: relative to the lesson's file
/// @param traceLine the line of the file that says so
/// @param introduction what comes before the first chapter: texts and notes
/// @param chapters in order; one without a title holds stops that come before the first that has one
public record Lesson(Path file, Language language, String title, String trace, int traceLine, List<Block> introduction,
        List<Chapter> chapters) {

    /// Where its trace is.
    public Path traceFile() {
        return file.resolveSibling(trace);
    }

    /// Its stops, of all chapters, in order.
    public List<Stop> stops() {
        return chapters.stream().flatMap(chapter -> chapter.stops().stream()).toList();
    }

    /// How long its chapters are planned to take together; 0 if none says.
    public int minutes() {
        return chapters.stream().mapToInt(Chapter::minutes).sum();
    }

    /// The file of the same lesson in this language, whether it is there or not.
    public Path in(Language other) {
        return Names.in(file, other);
    }
}
