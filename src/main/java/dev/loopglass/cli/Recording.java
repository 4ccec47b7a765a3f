package dev.loopglass.cli;

import dev.loopglass.event.Event;
import dev.loopglass.event.Ref;
import dev.loopglass.explain.Language;
import dev.loopglass.reactor.Probe;
import dev.loopglass.record.Masker;
import dev.loopglass.record.Recorder;
import dev.loopglass.scenario.Fetch;
import dev.loopglass.scenario.Scenario;
import dev.loopglass.trace.Meta;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceException;
import dev.loopglass.trace.TraceReader;
import dev.loopglass.trace.TraceWriter;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// One run of a scenario, watched and written down.
final class Recording {
    private static final int NO_RESPONSE = 599;

    private final Terminal terminal;
    private final Scenario scenario;
    private final Masker masker;

    Recording(Terminal terminal, Scenario scenario, boolean keepSecrets) {
        this.terminal = terminal;
        this.scenario = scenario;
        this.masker = keepSecrets ? Masker.none() : Masker.secrets();
    }

    /// Runs it, and says on the terminal how each fetch ended.
    ///
    /// @param name how the user spelt `file`
    /// @throws Failure if it could not be recorded, or if the program (not the fetch) failed
    void into(Path file, String name) throws Failure {
        Exception failure;
        try (var writer = TraceWriter.create(file, meta())) {
            warmUp();
            var recorder = new Recorder(writer, masker, Recording.class);
            failure = run(recorder);
            recorder.close(failure == null ? "finished" : "the program failed: " + failure);
        } catch (TraceException e) {
            throw Failure.of(e, name, file, Language.ENGLISH);
        }
        tell(file, name);
        if (failure != null) {
            throw Failure.wrong("the recorded program failed: " + failure, null);
        }
    }

    private Meta meta() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new Meta(masker.text(scenario.title()), now.toString(), scenario.getClass().getName(),
                System.getProperty("java.version"), "ns");
    }

    /// Fetches that nobody will see, so that what is recorded is not mostly the loading of classes.
    private void warmUp() throws TraceException {
        try (var recorder = new Recorder(TraceWriter.on(OutputStream.nullOutputStream(), meta()), masker, Recording.class);
                var _ = Probe.attach(recorder)) {
            scenario.warmUp().run();
        } catch (TraceException e) {
            throw e;
        } catch (Exception e) {
            // Then it will be seen in the recording itself, or is no matter for it.
        }
    }

    /// Runs it on a thread of its own, so that no frame of the command line stands below it.
    ///
    /// @return what the program failed with, or null
    private Exception run(Recorder recorder) {
        try (var _ = new Patience(terminal, "recording " + masker.text(scenario.title()));
                var _ = Probe.attach(recorder)) {
            var program = new FutureTask<>(() -> {
                scenario.run();
                return null;
            });
            Thread.ofPlatform().name("program").start(program);
            program.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof Exception cause ? cause : e;
        } catch (InterruptedException e) {
            return e;
        }
    }

    private void tell(Path file, String name) throws Failure {
        Trace trace;
        try {
            trace = TraceReader.read(file).trace();
        } catch (TraceException e) {
            throw Failure.of(e, name, file, Language.ENGLISH);
        }
        tellFetches(trace);
        int turns = trace.size() == 0 ? 0 : trace.turn(trace.size() - 1);
        terminal.say(name + ": " + Words.count(trace.size(), "step") + " in " + Words.count(turns, "turn"));
    }

    private void tellFetches(Trace trace) {
        Map<Ref, Integer> begun = new HashMap<>();
        Map<Ref, String> places = new HashMap<>();
        for (int seq = 0; seq < trace.size(); seq++) {
            switch (trace.event(seq)) {
                case Event.HttpQueued queued -> begun.putIfAbsent(queued.on(), seq);
                case Event.HttpRedirected redirected -> places.put(redirected.on(), redirected.url());
                case Event.HttpFinished finished when begun.containsKey(finished.on()) -> {
                    int from = begun.get(finished.on());
                    var queued = (Event.HttpQueued) trace.event(from);
                    var place = places.get(finished.on());
                    terminal.say(queued.method() + " " + queued.url() + ": "
                            + (place == null ? "" : "sent on to " + place + ": ")
                            + outcome(finished, trace.t(seq) - trace.t(from)));
                }
                default -> { }
            }
        }
    }

    /// A bad status is a failure, unless it was asked not to be one.
    private String outcome(Event.HttpFinished end, long nanos) {
        var after = " after " + Words.millis(nanos);
        boolean lenient = scenario instanceof Fetch fetch && !fetch.raisesErrors();
        if (end.error() != null && !(lenient && end.code() != NO_RESPONSE)) {
            return "failed" + after + ": " + end.error();
        }
        return end.code() + ", " + Words.count(end.bytes(), "byte") + after;
    }
}
