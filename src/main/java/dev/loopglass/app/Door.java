package dev.loopglass.app;

import dev.loopglass.app.session.Speech;
import dev.loopglass.app.session.Traces;
import dev.loopglass.app.session.Walk;
import dev.loopglass.explain.Complaint;
import dev.loopglass.trace.TraceException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;

/// How traces come into a window and leave it. Files are read in the background; the trace that is open
/// stays open until then, and for good if the file is none.
final class Door {
    private static final PseudoClass WELCOMING = PseudoClass.getPseudoClass("welcoming");

    private final Shell shell;
    private Dialog dialog = this::ask;

    Door(Shell shell) {
        this.shell = shell;
        shell.setOnDragOver(this::dragged);
        shell.setOnDragExited(_ -> shell.pseudoClassStateChanged(WELCOMING, false));
        shell.setOnDragDropped(this::dropped);
    }

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
        var failures = new ArrayList<Supplier<Complaint>>();
        Supplier<String> what = () -> files.size() == 1
                ? Speech.say("shell.opening", shell.windows().recent().name(files.getFirst()))
                : Speech.say("shell.opening.many", files.size());
        shell.await(what, errand -> {
            var found = new ArrayList<Opened>();
            for (var file : files) {
                try {
                    found.add(Walk.is(file) ? Opened.lesson(file, errand) : Opened.read(file, errand));
                } catch (CancellationException e) {
                    throw e;
                } catch (TraceException e) {
                    failures.add(() -> Complaint.of(e.fault(), Speech.language()));
                } catch (Walk.Unreadable e) {
                    failures.add(() -> new Complaint(e.getMessage(), e.hint()));
                } catch (RuntimeException e) {
                    failures.add(() -> new Complaint(Speech.say("shell.unopened", file, e.getMessage()), null));
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

    private void complain(List<Supplier<Complaint>> failures) {
        if (failures.size() == 1) {
            shell.complain(failures.getFirst());
        } else if (!failures.isEmpty()) {
            shell.complain(() -> {
                var first = failures.getFirst().get();
                return new Complaint(Speech.say("shell.unopened.more", first.problem(), failures.size() - 1), first.hint());
            });
        }
    }

    // ---- asking

    /// Asks for a file; null for none.
    interface Dialog {
        File show(FileChooser chooser, boolean toSave);
    }

    /// Lets somebody else answer than the system's own dialog, which no test can see.
    void dialog(Dialog its) {
        dialog = its;
    }

    private File ask(FileChooser chooser, boolean toSave) {
        return toSave ? chooser.showSaveDialog(shell.stage()) : chooser.showOpenDialog(shell.stage());
    }

    void choose() {
        var file = dialog.show(chooser("shell.open"), false);
        if (file != null) {
            open(file.toPath());
        }
    }

    void chooseElsewhere() {
        var file = dialog.show(chooser("shell.open.new"), false);
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
        var file = dialog.show(chooser, true);
        if (file != null) {
            export(file.toPath());
        }
    }

    void export(Path file) {
        var session = shell.session();
        var trace = session.trace();
        shell.see(() -> Speech.say("shell.exporting"), _ -> {
            try {
                Traces.save(trace, file);
                session.bookmarks().copy(file);
                return Optional.<IOException>empty();
            } catch (IOException e) {
                return Optional.of(e);
            }
        }, failure -> {
            if (failure.isEmpty()) {
                shell.inform(() -> Speech.say("shell.exported", trace.size(), file));
            } else {
                shell.complain(() -> new Complaint(
                        Speech.say("shell.unwritten", file, Traces.reason(failure.get(), file)), null));
            }
        });
    }
}
