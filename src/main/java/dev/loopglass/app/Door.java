package dev.loopglass.app;

import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Traces;
import dev.loopglass.app.session.Walk;
import dev.loopglass.trace.TraceException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.css.PseudoClass;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;

/// How traces come into a window and leave it. Files are read in the background; the trace that is open
/// stays open until then, and for good if the file is none.
final class Door {
    private static final PseudoClass WELCOMING = PseudoClass.getPseudoClass("welcoming");

    private final Shell shell;

    Door(Shell shell) {
        this.shell = shell;
        shell.setOnDragOver(this::dragged);
        shell.setOnDragExited(_ -> shell.pseudoClassStateChanged(WELCOMING, false));
        shell.setOnDragDropped(this::dropped);
    }

    private record Failure(String problem, String hint) {}

    void open(Path file) {
        read(List.of(file), false);
    }

    /// In a window of its own, unless this one is still empty.
    void openElsewhere(Path file) {
        read(List.of(file), shell.session() != null);
    }

    /// Opens each file in a window.
    ///
    /// @param elsewhere whether this window stays as it is
    private void read(List<Path> files, boolean elsewhere) {
        var failures = new ArrayList<Failure>();
        var what = files.size() == 1 ? Speech.say("shell.opening", shell.windows().recent().name(files.getFirst()))
                : Speech.say("shell.opening.many", files.size());
        shell.await(what, errand -> {
            var found = new ArrayList<Opened>();
            for (var file : files) {
                try {
                    found.add(Walk.is(file) ? Opened.lesson(file, errand) : Opened.read(file, errand));
                } catch (CancellationException e) {
                    throw e;
                } catch (TraceException e) {
                    failures.add(new Failure(e.getMessage(), e.hint()));
                } catch (Walk.Unreadable e) {
                    failures.add(new Failure(e.getMessage(), e.hint()));
                } catch (RuntimeException e) {
                    failures.add(new Failure(Speech.say("shell.unopened", file, e.getMessage()), null));
                }
            }
            return found;
        }, found -> {
            show(found, elsewhere);
            complain(failures);
        });
    }

    private void show(List<Opened> found, boolean elsewhere) {
        var last = shell;
        for (int i = 0; i < found.size(); i++) {
            if (elsewhere || i > 0) {
                last = shell.windows().open(last);
            }
            last.studio().stop();
            last.enter(found.get(i), 0);
        }
    }

    private void complain(List<Failure> failures) {
        if (!failures.isEmpty()) {
            var first = failures.getFirst();
            shell.complain(failures.size() == 1 ? first.problem()
                    : Speech.say("shell.unopened.more", first.problem(), failures.size() - 1), first.hint());
        }
    }

    // ---- asking

    void choose() {
        var file = chooser("shell.open").showOpenDialog(shell.stage());
        if (file != null) {
            open(file.toPath());
        }
    }

    void chooseElsewhere() {
        var file = chooser("shell.open.new").showOpenDialog(shell.stage());
        if (file != null) {
            openElsewhere(file.toPath());
        }
    }

    /// Begins where the trace lies that is open.
    private FileChooser chooser(String title) {
        var chooser = new FileChooser();
        var folder = shell.session() == null ? null : shell.session().file().toAbsolutePath().getParent();
        if (folder != null && Files.isDirectory(folder)) {
            chooser.setInitialDirectory(folder.toFile());
        }
        chooser.setTitle(Speech.say(title));
        chooser.getExtensionFilters().addAll(
                new FileChooser.ExtensionFilter(Speech.say("shell.traces"), "*.json", "*.json.gz", "*.md"),
                new FileChooser.ExtensionFilter(Speech.say("shell.files"), "*"));
        return chooser;
    }

    // ---- dropping

    private void dragged(DragEvent e) {
        if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY);
            shell.pseudoClassStateChanged(WELCOMING, true);
        }
        e.consume();
    }

    private void dropped(DragEvent e) {
        var files = e.getDragboard().getFiles();
        if (!files.isEmpty()) {
            read(files.stream().map(File::toPath).toList(), false);
        }
        shell.pseudoClassStateChanged(WELCOMING, false);
        e.setDropCompleted(!files.isEmpty());
        e.consume();
    }

    // ---- exporting

    void chooseExport() {
        var chooser = chooser("shell.export");
        if (shell.windows().shelf().holds(shell.session().file())) {
            // What is put among the recordings goes with them one day.
            chooser.setInitialDirectory(null);
        }
        chooser.setInitialFileName("trace.json");
        var file = chooser.showSaveDialog(shell.stage());
        if (file != null) {
            export(file.toPath());
        }
    }

    void export(Path file) {
        var session = shell.session();
        var trace = session.trace();
        shell.see(Speech.say("shell.exporting"), _ -> {
            try {
                Traces.save(trace, file);
                session.bookmarks().copy(file);
                return "";
            } catch (IOException e) {
                return Speech.say("shell.unwritten", file, Traces.reason(e, file));
            }
        }, problem -> {
            if (problem.isEmpty()) {
                shell.inform(Speech.say("shell.exported", trace.size(), file));
            } else {
                shell.complain(problem, null);
            }
        });
    }
}
