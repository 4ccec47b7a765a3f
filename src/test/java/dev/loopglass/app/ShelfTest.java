package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Bookmarks;
import dev.loopglass.explain.Language;
import dev.loopglass.trace.TraceReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was recorded in the window is still there afterwards, with its notes, and never fills the disk.
class ShelfTest {
    @TempDir
    private Path home;
    private Settings settings;
    private Shelf shelf;

    @BeforeEach
    void remember() {
        settings = Settings.in(home.resolve("settings.txt"));
        shelf = new Shelf(settings);
    }

    private Path folder() {
        return home.resolve("recordings");
    }

    private static void recorded(Hall hall) throws Exception {
        hall.await("it is recorded", () -> hall.shell.session() != null && !hall.shell.session().growingProperty().get());
        hall.settle();
    }

    @Test
    void aRecordingAndItsNoteOutliveTheWindow() throws Exception {
        Path file;
        try (var hall = Hall.empty(settings, 1000, 700)) {
            hall.click("#welcome-record");
            recorded(hall);
            file = hall.session().file();
            assertThat(file).hasParent(folder()).exists();
            hall.press(KeyCode.RIGHT);
            hall.press(KeyCode.M);
            hall.settle();
            hall.type("look");
            hall.press(KeyCode.ENTER);
            hall.press(KeyCode.CONTROL, KeyCode.R);
            hall.press(KeyCode.ESCAPE);
            Hall.on(() -> hall.shell.studio().record(List.of()));
            hall.await("another recording", () -> !hall.shell.session().file().equals(file));
            recorded(hall);
        }
        assertThat(TraceReader.read(file).cut()).isFalse();
        try (var hall = Hall.empty(Settings.in(home.resolve("settings.txt")), 1000, 700)) {
            hall.settle();
            var rows = Hall.see(() -> hall.shell.lookupAll(".recent").stream().map(it -> it.getAccessibleText()).toList());
            assertThat(rows).hasSize(2).allMatch(it -> it.matches(".+ recorded \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d"));
            var named = Hall.see(() -> hall.shell.lookupAll(".recent-name").stream().map(it -> ((Label) it).getText()).toList());
            assertThat(named).as("by what was fetched").doesNotContain(file.getFileName().toString());
            Hall.on(() -> hall.shell.windows().speak(Language.TRADITIONAL));
            assertThat(Hall.see(() -> ((Label) hall.shell.lookup(".recent-name")).getText())).isNotEqualTo(named.getFirst());
            Hall.on(() -> hall.shell.windows().speak(Language.ENGLISH));
            hall.settle();
            hall.click(Hall.see(() -> hall.shell.lookupAll(".recent").toArray(new Node[0])[1]));
            hall.await("it is open again", () -> hall.shell.session() != null);
            assertThat(hall.session().file()).isEqualTo(file);
            assertThat(Hall.see(() -> hall.session().bookmarks().notes())).containsEntry(1, "look");
        }
    }

    @Test
    void whatIsExportedTakesItsNotesAlong() throws Exception {
        var copy = home.resolve("mine.json");
        var bare = home.resolve("bare.json");
        Files.writeString(Bookmarks.beside(bare), "3\tof somebody else\n");
        try (var hall = Hall.open(Files.copy(Path.of("traces/ok.json"), home.resolve("ok.json")), 1000, 700)) {
            Hall.on(() -> hall.shell.door().export(bare));
            assertThat(Bookmarks.beside(bare)).as("without any, nobody's are touched").hasContent("3\tof somebody else");
            Hall.on(() -> hall.shell.bookmark("the first"));
            Hall.on(() -> hall.shell.door().export(copy));
            assertThat(copy).exists();
            hall.load(copy);
            hall.await("the copy is open", () -> hall.shell.session().file().equals(copy));
            assertThat(Hall.see(() -> hall.session().bookmarks().notes())).containsEntry(0, "the first");
        }
    }

    @Test
    void onlySoManyStayTheOldestGoFirstAndThoseWithNotesLast() throws IOException {
        var noted = recording(0);
        Files.writeString(Bookmarks.beside(noted), "0\tmine\n");
        var open = recording(1);
        var oldest = recording(2);
        var all = Stream.iterate(3, it -> it + 1).limit(Shelf.MOST).map(this::recording).toList();
        var foreign = Files.writeString(folder().resolve("fetch.json"), "somebody put it there");
        var next = shelf.room(Set.of(open));
        assertThat(next.getParent()).isEqualTo(folder());
        assertThat(next).doesNotExist();
        assertThat(oldest).doesNotExist();
        assertThat(List.of(noted, Bookmarks.beside(noted), open, all.getLast(), foreign)).allSatisfy(it -> assertThat(it).exists());
        assertThat(all.stream().filter(Files::exists)).hasSizeBetween(Shelf.MOST - 3, Shelf.MOST - 2);
    }

    @Test
    void largeOnesGoEarlier() throws IOException {
        var large = recording(0);
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            // A file with a hole in it: it is as long, and takes no room.
            file.setLength(Shelf.LARGEST);
        }
        var small = recording(1);
        shelf.room(Set.of());
        assertThat(large).doesNotExist();
        assertThat(small).exists();
    }

    private Path recording(int minute) {
        try {
            var name = Shelf.name(LocalDateTime.of(2026, 1, 1, 10, 0).plusMinutes(minute));
            return Files.copy(Path.of("traces/ok.json"), Files.createDirectories(folder()).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatMadeRoomIsNoLongerOnTheList() throws IOException {
        var recent = new Recent(settings, shelf);
        var gone = recording(0);
        recent.add(home.resolve("elsewhere.json"));
        recent.add(gone);
        Files.delete(gone);
        assertThat(recent.all()).containsExactly(home.resolve("elsewhere.json"));
    }

    @Test
    void whereNothingCanBeKeptItIsSaidAndWatchedNevertheless() throws Exception {
        Files.writeString(folder(), "a file is in the way");
        try (var hall = Hall.empty(settings, 1000, 700)) {
            Hall.on(() -> hall.shell.studio().record(List.of()));
            recorded(hall);
            assertThat(Hall.see(hall::complains)).isTrue();
            assertThat(hall.banner()).contains("unless you export it");
            assertThat(hall.session().file()).exists();
        }
    }

    @Test
    void withoutAStepNothingIsKept() throws Exception {
        try (var hall = Hall.empty(settings, 1000, 700)) {
            Hall.on(() -> hall.shell.studio().record(List.of("--no-such-option")));
            hall.await("it is refused", hall::complains);
            hall.await("nothing lies there", () -> folder().toFile().list().length == 0);
            assertThat(Hall.see(() -> hall.shell.windows().recent().all())).isEmpty();
        }
    }
}
