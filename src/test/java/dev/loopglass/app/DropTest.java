package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.event.EventType;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files dragged over the window and dropped onto it.
class DropTest {
    @TempDir
    private Path folder;

    /// What a file manager brings along.
    private static Dragboard board(DataFormat format, Object content) throws ReflectiveOperationException {
        var peer = Class.forName("com.sun.javafx.tk.TKClipboard");
        var clipboard = Proxy.newProxyInstance(peer.getClassLoader(), new Class<?>[] {peer}, (_, method, args) ->
                switch (method.getName()) {
                    case "getContentTypes" -> Set.of(format);
                    case "hasContent" -> args[0] == format;
                    case "getContent" -> args[0] == format ? content : null;
                    case "getTransferModes" -> Set.of(TransferMode.COPY);
                    default -> null;
                });
        var maker = Class.forName("com.sun.javafx.scene.input.DragboardHelper").getMethod("createDragboard", peer);
        return Toolkit.call(() -> (Dragboard) maker.invoke(null, clipboard));
    }

    private static DragEvent fire(Hall hall, EventType<DragEvent> type, Dragboard board) {
        return Hall.see(() -> {
            // To whatever is under the mouse, as a real one.
            var target = hall.shell.floor().getChildren().getFirst();
            var event = new DragEvent(type, board, 300, 300, 300, 300, TransferMode.COPY, null, target, null);
            target.fireEvent(event);
            return event;
        });
    }

    private static void drop(Hall hall, Path... files) throws Exception {
        var list = Stream.of(files).map(Path::toFile).toList();
        var board = board(DataFormat.FILES, list);
        fire(hall, DragEvent.DRAG_OVER, board);
        fire(hall, DragEvent.DRAG_DROPPED, board);
    }

    @Test
    void aTraceThatIsDroppedIsOpened() throws Exception {
        try (var hall = Hall.empty(1000, 800)) {
            drop(hall, Path.of("traces/ok.json"));
            hall.await("it is open", () -> hall.shell.session() != null);
            assertThat(hall.session().file()).hasFileName("ok.json");
            assertThat(Hall.see(hall::complains)).isFalse();
        }
    }

    @Test
    void whatIsNoTraceIsSaidAndTheOpenOneStays() throws Exception {
        var bad = Files.writeString(folder.resolve("notes.txt"), "shopping: milk, eggs\n");
        try (var hall = Hall.open()) {
            hall.press(KeyCode.RIGHT);
            var before = hall.session();
            drop(hall, bad);
            hall.await("the banner", hall::complains);
            assertThat(hall.banner()).contains("notes.txt").doesNotContain("Exception").hasLineCount(1);
            drop(hall, folder, bad);
            hall.await("the other banner", () -> hall.complains() && hall.banner().contains("1 more"));
            assertThat(hall.banner()).contains(folder.toString());
            assertThat(hall.session()).isSameAs(before);
            assertThat(hall.step()).isEqualTo(1);
            assertThat(Hall.see(() -> hall.shell.windows().recent().all())).doesNotContain(bad);
        }
    }

    @Test
    void severalFilesOpenSeveralWindows() throws Exception {
        var bad = Files.writeString(folder.resolve("notes.txt"), "nothing\n");
        try (var hall = Hall.open()) {
            drop(hall, Path.of("traces/ok.json"), bad, Path.of("traces/queue.json"), Path.of("traces/chunked.json"));
            var windows = hall.shell.windows();
            hall.await("three windows", () -> windows.shells().size() == 3
                    && windows.shells().stream().allMatch(it -> it.session() != null) && hall.complains());
            assertThat(Hall.see(() -> windows.shells().stream().map(it -> it.session().file().getFileName().toString())
                    .toList())).containsExactly("ok.json", "queue.json", "chunked.json");
            assertThat(hall.banner()).contains("notes.txt");
        }
    }

    @Test
    void onlyFilesAreWelcome() throws Exception {
        try (var hall = Hall.open()) {
            var over = fire(hall, DragEvent.DRAG_OVER, board(DataFormat.FILES, List.of(new File("traces/ok.json"))));
            assertThat(over.isAccepted()).isTrue();
            var text = fire(hall, DragEvent.DRAG_OVER, board(DataFormat.PLAIN_TEXT, "hello"));
            assertThat(text.isAccepted()).isFalse();
        }
    }
}
