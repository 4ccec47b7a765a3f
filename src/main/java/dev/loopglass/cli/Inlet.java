package dev.loopglass.cli;

import dev.loopglass.explain.Complaint;
import dev.loopglass.explain.Language;
import dev.loopglass.trace.Fault;
import dev.loopglass.trace.Reading;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceException;
import dev.loopglass.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A trace that a command was given to read: a file, or `-` for standard input.
final class Inlet {
    private static final String STANDARD_INPUT = "-";

    private final String name;
    private final Path file;
    private final Reading reading;
    private final Language language;

    private Inlet(String name, Path file, Reading reading, Language language) {
        this.name = name;
        this.file = file;
        this.reading = reading;
        this.language = language;
    }

    /// @throws Failure if there is no trace in it at all
    static Inlet open(Terminal terminal, String name) throws Failure {
        return open(terminal, name, Language.ENGLISH);
    }

    /// @param language in which it is told what is wrong with the trace
    /// @throws Failure if there is no trace in it at all
    static Inlet open(Terminal terminal, String name, Language language) throws Failure {
        var file = name.equals(STANDARD_INPUT) ? spool(terminal) : terminal.path(name);
        try (var _ = new Patience(terminal, "reading " + shown(name))) {
            return new Inlet(name, file, TraceReader.read(file), language);
        } catch (TraceException e) {
            throw Failure.of(e, shown(name), file, language);
        }
    }

    /// Standard input can be read but once, and only forwards; a file is what everyone else wants.
    private static Path spool(Terminal terminal) throws Failure {
        try {
            var file = Files.createTempFile("loopglass", ".json");
            file.toFile().deleteOnExit();
            try (var out = Files.newOutputStream(file)) {
                terminal.in().transferTo(out);
            }
            return file;
        } catch (IOException e) {
            throw Failure.io("standard input: cannot be read: " + e.getMessage(), null);
        }
    }

    Trace trace() {
        return reading.trace();
    }

    Reading reading() {
        return reading;
    }

    Path file() {
        return file;
    }

    /// As the user spelt it.
    String name() {
        return shown(name);
    }

    private static String shown(String name) {
        return name.equals(STANDARD_INPUT) ? "standard input" : name;
    }

    /// The same fault, about the file as the user spelt it.
    Fault mine(Fault fault) {
        return fault.in(name());
    }

    /// Says what is worth knowing though the trace can be shown: that it was cut off, or that it is
    /// shown only as far as it is sound.
    ///
    /// @return [Exit#WRONG] if there was a fault
    int tellFaults(Terminal terminal) {
        reading.notices().forEach(notice -> terminal.say(told(notice)));
        if (reading.faults().isEmpty()) {
            return Exit.FINE;
        }
        terminal.say(told(reading.faults().getFirst()));
        terminal.hint("only the steps before it are shown; loopglass check " + name + " tells every fault");
        return Exit.WRONG;
    }

    private String told(Fault fault) {
        return Complaint.of(mine(fault), language).problem();
    }

    /// @throws Failure if the trace has no step `step`
    void wantStep(String option, int step) throws Failure {
        int size = trace().size();
        if (step < 0 || step >= size && !(step == 0 && size == 0)) {
            throw Failure.usage(option + " " + step + ": " + name() + " has "
                    + (size == 0 ? "no steps" : size == 1 ? "only step 0" : "steps 0 to " + (size - 1)),
                    null);
        }
    }
}
