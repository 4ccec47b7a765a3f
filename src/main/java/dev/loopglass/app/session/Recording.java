package dev.loopglass.app.session;

import dev.loopglass.explain.Complaint;
import dev.loopglass.trace.TraceException;
import dev.loopglass.trace.TraceTail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/// A fetch that is being recorded by a child process, and the trace that grows out of it.
public final class Recording {
    private static final Duration GLANCE = Duration.millis(40);
    private static final long BYTES_PER_GLANCE = 1 << 20;
    /// What never ends must not fill the disk.
    public static final long LONGEST = 1 << 28;

    private static final String HINT = "hint: ";

    private final Process process;
    private final Path file;
    private final TraceTail tail;
    private final Consumer<Session> opened;
    private final Consumer<Supplier<Complaint>> failed;
    private final ConcurrentLinkedDeque<String> said = new ConcurrentLinkedDeque<>();
    private final Thread listener;
    private final Timeline glances = new Timeline(new KeyFrame(GLANCE, _ -> glance()));
    private Session session;
    private boolean stopped;

    private Recording(Process process, Path file, Consumer<Session> opened,
            Consumer<Supplier<Complaint>> failed) {
        this.process = process;
        this.file = file;
        this.tail = new TraceTail(file);
        this.opened = opened;
        this.failed = failed;
        this.listener = Thread.ofVirtual().start(() -> listen(process));
        glances.setCycleCount(Animation.INDEFINITE);
        glances.play();
    }

    /// Starts to record.
    ///
    /// @param arguments what follows `record` on the command line
    /// @param file where to; not there yet
    /// @param opened is told as soon as there is a step to be seen
    /// @param failed is told what the recorder said when it could not do its work
    public static Recording start(List<String> arguments, Path file, Consumer<Session> opened,
            Consumer<Supplier<Complaint>> failed) throws IOException {
        var line = new ArrayList<>(List.of("record"));
        line.addAll(arguments);
        line.addAll(List.of("-o", file.toString()));
        var process = new ProcessBuilder(Child.command(line)).redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectErrorStream(true).start();
        return new Recording(process, file, opened, failed);
    }

    /// Keeps the last words of the recorder.
    private void listen(Process its) {
        try (var lines = its.inputReader()) {
            lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
                said.add(line.strip());
                if (said.size() > 12) {
                    said.removeFirst();
                }
            });
        } catch (IOException | UncheckedIOException e) {
            said.add(Speech.say("shell.early"));
        }
    }

    private void glance() {
        boolean over = !process.isAlive() && !listener.isAlive();
        try {
            boolean news = tail.poll(BYTES_PER_GLANCE);
            if (session == null && !stopped && tail.trace().size() > 0) {
                session = new Session(file, tail.trace());
                session.growing(true);
                opened.accept(session);
            } else if (session != null && news) {
                session.grew();
            }
            if (tail.ended() || over && !news) {
                end(null);
            } else if (!stopped && file.toFile().length() > LONGEST) {
                stop();
                failed.accept(() -> new Complaint(Speech.say("record.long", LONGEST >> 20), null));
            }
        } catch (TraceException e) {
            process.destroy();
            end(e);
        }
    }

    private void end(TraceException broken) {
        glances.stop();
        if (session == null) {
            // There is not a step in it. What writes to it may still be about to end.
            process.onExit().thenRun(file.toFile()::delete);
        } else {
            session.growing(false);
        }
        if (broken != null) {
            failed.accept(() -> Complaint.of(broken.fault(), Speech.language()));
        } else if (!tail.ended() && !stopped) {
            failed.accept(this::why);
        }
    }

    /// In the words of the recorder, who speaks English only.
    private Complaint why() {
        var hint = said.stream().filter(line -> line.startsWith(HINT)).findFirst()
                .map(line -> Speech.say("record.quoted", line.substring(HINT.length())));
        var problem = said.stream().filter(line -> !line.startsWith(HINT)).reduce((_, last) -> last);
        return new Complaint(problem.map(Recording::told).orElse(Speech.say("shell.silent")), hint.orElse(null));
    }

    private static String told(String problem) {
        return Traces.full(problem) ? Speech.say("shell.unwritten.full") : Speech.say("record.said", problem);
    }

    /// Ends the recorder; what it has written stays open.
    public void stop() {
        stopped = true;
        process.destroy();
    }
}
