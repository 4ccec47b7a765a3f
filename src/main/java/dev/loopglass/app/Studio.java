package dev.loopglass.app;

import dev.loopglass.app.session.Failure;
import dev.loopglass.app.session.Recording;
import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.explain.Complaint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a window records: one thing at a time, shown while it grows.
final class Studio {
    private final Shell shell;
    private Recording recording;
    /// Why the recording is not kept, or null.
    private IOException unkept;

    Studio(Shell shell) {
        this.shell = shell;
    }

    void record(List<String> arguments) {
        record(arguments, this::complain);
    }

    void complain(Supplier<Complaint> why) {
        shell.complain(() -> new Complaint(Speech.say("shell.unrecorded", why.get().problem()), why.get().hint()));
    }

    /// @param failed hears why nothing can be recorded
    void record(List<String> arguments, Consumer<Supplier<Complaint>> failed) {
        stop();
        shell.inform(() -> Speech.say("shell.recording"));
        try {
            recording = Recording.start(arguments, room(), this::watch, failed);
        } catch (IOException e) {
            failed.accept(() -> new Complaint(Speech.say("shell.unstarted", e.getMessage()), null));
        }
    }

    /// Where nothing can be kept, something can be watched nevertheless.
    private Path room() throws IOException {
        var shelf = shell.windows().shelf();
        try {
            unkept = null;
            return shelf.room(shell.windows().files());
        } catch (IOException e) {
            unkept = e;
            return shelf.passing();
        }
    }

    /// Shows what is being recorded; at the end it says so if the fetch failed, which is a fine thing to watch.
    private void watch(Session session) {
        if (shell.veil().sheet() instanceof RecordSheet) {
            shell.veil().uncover();
        }
        shell.show(session);
        shell.windows().recent().add(session.file());
        if (unkept != null) {
            var why = unkept;
            shell.complain(() -> new Complaint(Speech.say("record.unkept", shell.windows().shelf().reason(why)), null));
        }
        session.growingProperty().addListener((_, _, still) -> {
            var failure = still ? null : Failure.of(session.trace());
            if (failure != null && shell.session() == session) {
                shell.offer(failure::said, () -> Speech.say("record.failed.show"), () -> session.jump(failure.seq()));
            }
        });
    }

    void stop() {
        if (recording != null) {
            recording.stop();
            recording = null;
            shell.hush();
        }
    }

    boolean running() {
        return recording != null;
    }
}
