package dev.loopglass.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Where a command reads, writes and looks for files.
public final class Terminal {
    private final InputStream in;
    private final Sink sink;
    private final PrintStream out;
    private final PrintStream err;
    private final Path directory;
    private final boolean watched;

    /// @param directory what relative file names are relative to
    public Terminal(InputStream in, OutputStream out, OutputStream err, Path directory) {
        this(in, out, err, directory, StandardCharsets.UTF_8, false);
    }

    Terminal(InputStream in, OutputStream out, OutputStream err, Path directory, Charset charset,
            boolean watched) {
        this.in = in;
        this.sink = new Sink(out);
        this.out = new PrintStream(new BufferedOutputStream(sink, 1 << 13), false, charset);
        this.err = new PrintStream(err, true, charset);
        this.directory = directory;
        this.watched = watched;
    }

    /// The one that this process was started from. It gets UTF-8, even where Java would take the bare C
    /// locale for a terminal that knows nothing but ASCII.
    public static Terminal system() {
        var told = System.out.charset();
        var charset = told.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : told;
        var console = System.console();
        return new Terminal(System.in, new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), Path.of(""), charset,
                console != null && console.isTerminal());
    }

    InputStream in() {
        return in;
    }

    /// Never throws: what goes wrong here is told at the end, by [#finish()].
    PrintStream out() {
        return out;
    }

    /// Another one like this, for a command line whose classes are not ours.
    Object[] parts() {
        return new Object[] {in, sink.target, err, directory, out.charset(), watched};
    }

    /// Whether somebody sits in front of it.
    boolean watched() {
        return watched;
    }

    /// Whether nobody reads what we write, or it cannot be written: time to stop.
    boolean deaf() {
        return sink.trouble != null;
    }

    /// Says something beside the output: `loopglass: ok.json: 128 steps`.
    void say(String line) {
        err.println("loopglass: " + line);
    }

    void hint(String line) {
        if (line != null) {
            err.println("hint: " + line);
        }
    }

    void trace(Throwable bug) {
        bug.printStackTrace(err);
    }

    Path path(String name) throws Failure {
        if (name.isEmpty()) {
            throw Failure.usage("an empty file name", null);
        }
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            throw Failure.usage(name.replace("\0", "\\0") + ": not a file name: " + e.getReason(), null);
        }
    }

    /// Sees to it that everything is written. A reader who has seen enough (`show ok.json | head`) is no
    /// failure.
    void finish() throws Failure {
        out.flush();
        if (sink.trouble != null && !sink.broken()) {
            throw Failure.io("standard output: cannot be written: " + sink.trouble.getMessage(), null);
        }
    }

    /// Remembers why it could not write; a [PrintStream] only remembers that it could not.
    private static final class Sink extends OutputStream {
        private final OutputStream target;
        private IOException trouble;

        Sink(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                target.write(bytes, from, length);
            } catch (IOException e) {
                trouble = trouble == null ? e : trouble;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }

        boolean broken() {
            var message = String.valueOf(trouble.getMessage());
            return message.contains("Broken pipe") || message.contains("pipe is being closed");
        }
    }
}
