package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopglass.event.Step;
import dev.loopglass.explain.Language;
import dev.loopglass.lesson.Block;
import dev.loopglass.lesson.Chapter;
import dev.loopglass.lesson.Lesson;
import dev.loopglass.lesson.LessonException;
import dev.loopglass.lesson.LessonReader;
import dev.loopglass.lesson.Quiz;
import dev.loopglass.lesson.Route;
import dev.loopglass.lesson.Stop;
import dev.loopglass.reactor.Hanging;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Fault;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The lessons that come with the program can be taught: today, from a new recording, and in every language.
class TaughtLessonsTest {
    private static final Path LESSONS = Path.of("samples/lessons");
    /// On a busy machine a fetch that is to time out once in a while does so before it is connected.
    private static final int TRIES = 5;
    /// Recordings of each scenario that a lesson is taught from: one, unless that told another story.
    private static final Map<String, List<Trace>> FRESH = new HashMap<>();

    @TempDir
    static Path folder;

    static List<Path> lessons() throws IOException {
        return files(name -> !name.contains(".zh-") && !name.equals("README.md"));
    }

    static List<Path> lessonsOfAllLanguages() throws IOException {
        return files(name -> !name.equals("README.md"));
    }

    private static List<Path> files(Predicate<String> wanted) throws IOException {
        try (var files = Files.list(LESSONS)) {
            return files.filter(file -> wanted.test(file.getFileName().toString())).sorted().toList();
        }
    }

    private static Lesson read(Path file) throws LessonException {
        var draft = LessonReader.read(file, Language.ENGLISH);
        assertThat(draft.faults()).isEmpty();
        return draft.lesson();
    }

    private static Trace bundled(Lesson lesson) throws IOException {
        return TraceReader.read(lesson.traceFile()).trace();
    }

    private static Trace fresh(Lesson lesson, int attempt) throws IOException {
        var name = lesson.traceFile().getFileName().toString();
        var recordings = FRESH.computeIfAbsent(name, _ -> new ArrayList<>());
        if (recordings.size() == attempt) {
            var file = folder.resolve(attempt + name);
            var outcome = new Shell(folder).run("record", "--scenario", name.replace(".json", ""), "-o", file.toString());
            assertThat(outcome.exit()).as(outcome.err()).isZero();
            recordings.add(TraceReader.read(file).trace());
        }
        return recordings.get(attempt);
    }

    /// All that has to be the same in every language.
    private static List<String> skeleton(Lesson lesson) {
        return lesson.chapters().stream().flatMap(chapter -> Stream.concat(
                Stream.of(chapter.minutes() + " min" + sorts(chapter.blocks())),
                chapter.stops().stream().map(stop -> stop.filter() + sorts(stop.blocks())))).toList();
    }

    private static String sorts(List<Block> blocks) {
        return blocks.stream().map(block -> block instanceof Block.Figure figure
                ? " " + figure.parts() : " " + block.getClass().getSimpleName()).toList().toString();
    }

    @Test
    void theWholeWayHasTwentyFiveStops() throws Exception {
        assertThat(read(LESSONS.resolve("from-fetch-to-handle-connect.md")).stops()).hasSize(25);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void itIsTheSameWalkInEveryLanguage(Path file) throws Exception {
        var english = read(file);
        for (var language : List.of(Language.TRADITIONAL, Language.SIMPLIFIED)) {
            var other = read(english.in(language));
            assertThat(other.language()).isEqualTo(language);
            assertThat(other.trace()).isEqualTo(english.trace());
            assertThat(skeleton(other)).isEqualTo(skeleton(english));
            assertThat(other.title()).matches(".*\\p{IsHan}.*");
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyChapterSaysHowLongItTakes(Path file) throws Exception {
        assertThat(read(file).chapters()).isNotEmpty().extracting(Chapter::minutes).allMatch(minutes -> minutes > 0);
    }

    @ParameterizedTest
    @MethodSource("lessonsOfAllLanguages")
    void itsStopsGoForwardInTheBundledTrace(Path file) throws Exception {
        var lesson = read(file);
        var route = Route.of(lesson, bundled(lesson), Language.ENGLISH);
        assertThat(route.faults()).isEmpty();
        int before = Step.NONE;
        for (var stop : lesson.stops()) {
            assertThat(route.step(stop)).as(stop.title()).isGreaterThan(before);
            before = route.step(stop);
        }
    }

    @ParameterizedTest
    @MethodSource("lessonsOfAllLanguages")
    void itsStopsStandInANewRecording(Path file) throws Exception {
        var lesson = read(file);
        assumeTrue(!lesson.trace().contains("ipv6") || Hanging.hasIpv6(), "this machine has no ::1");
        List<Fault> faults = List.of();
        for (int attempt = 0; attempt == 0 || !faults.isEmpty() && attempt < TRIES; attempt++) {
            faults = Route.of(lesson, fresh(lesson, attempt), Language.ENGLISH).faults();
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void whereItAsksThereIsSomethingToPredict(Path file) throws Exception {
        var lesson = read(file);
        var trace = bundled(lesson);
        var quiz = new Quiz(new Replay(trace));
        var route = Route.of(lesson, trace, Language.ENGLISH);
        for (var stop : asking(lesson)) {
            var question = quiz.at(route.step(stop));
            assertThat(question).as(stop.title()).isNotNull();
            assertThat(question.choices()).as(stop.title()).hasSizeGreaterThan(1);
        }
    }

    private static List<Stop> asking(Lesson lesson) {
        return lesson.stops().stream().filter(stop -> stop.blocks(Block.Question.class).findAny().isPresent()).toList();
    }
}
