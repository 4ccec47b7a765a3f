package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.trace.TraceReader;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The way in and out.
class WindowTest {
    @Test
    void openReturnsWhenTheWindowIsClosed() throws Exception {
        try (var spectator = Hall.empty(400, 300)) {
            var windows = javafx.stage.Window.getWindows();
            int before = Hall.see(windows::size);
            var returned = new CompletableFuture<Void>();
            Thread.ofVirtual().start(() -> {
                try {
                    Window.open(Hall.recording(), TraceReader.read(Hall.recording()), 17);
                    returned.complete(null);
                } catch (Exception e) {
                    returned.completeExceptionally(e);
                }
            });
            spectator.await("another window", () -> windows.size() > before);
            var shell = Hall.see(() -> (Shell) windows.getLast().getScene().getRoot());
            assertThat(Hall.see(() -> shell.session().step())).isEqualTo(17);
            assertThat(returned).isNotDone();
            Hall.on(() -> windows.getLast().hide());
            assertThat(returned.get(20, TimeUnit.SECONDS)).isNull();
        }
    }

    /// Whatever the size, the parts of the window stand beside each other and inside of it.
    @ParameterizedTest
    @CsvSource({"1000, 900", "1000, 700", "960, 600"})
    void nothingOverlapsAndNothingSticksOut(double width, double height) throws Exception {
        try (var hall = Hall.open(Path.of("traces/blocking-callback.json"), width, height)) {
            hall.await("its findings", () -> !hall.shell.session().findings().isEmpty());
            Hall.on(() -> hall.session().go(hall.session().findings().next(0)));
            hall.settle();
            for (var part : new String[] {".bar", ".header", ".flow-pane", ".source-pane", ".state-pane",
                    ".timeline", "#keys", "#theme", "#about", "#zoom-fit", "#sentence", "#findings",
                    "#notice"}) {
                var bounds = Hall.see(() -> {
                    var node = hall.shell.lookup(part);
                    return node.localToScene(node.getLayoutBounds());
                });
                assertThat(bounds.getMinX()).as(part).isGreaterThanOrEqualTo(-0.5);
                assertThat(bounds.getMaxX()).as(part).isLessThanOrEqualTo(width + 0.5);
                assertThat(bounds.getMaxY()).as(part).isLessThanOrEqualTo(height + 0.5);
                assertThat(bounds.getHeight()).as(part).isGreaterThan(10);
            }
        }
    }
}
