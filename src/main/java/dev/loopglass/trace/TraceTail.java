package dev.loopglass.trace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads a trace while it is still being written: its table grows with the file.
///
/// Not thread-safe, as the table is not: who polls is who reads.
public final class TraceTail implements AutoCloseable {
    private static final int CHUNK = 1 << 16;
    private static final String OPENING = "{\"format\":\"loopglass\"";

    private final String name;
    private final Feed feed;
    private final Document document;
    private final Splitter splitter;
    private final StringBuilder beginning = new StringBuilder();

    /// @param file a trace, packed or not; it need not be there yet
    public TraceTail(Path file) {
        this(new Feed(file));
    }

    TraceTail(Feed feed) {
        this.name = feed.name();
        this.feed = feed;
        this.document = new Document(name);
        this.splitter = new Splitter(document);
    }

    /// The table; always the same one.
    public Trace trace() {
        return document.trace();
    }

    /// Whether the trace came to its end; it will not grow any more.
    public boolean ended() {
        return splitter.done();
    }

    /// What has been found wrong so far.
    public List<Fault> faults() {
        return document.faults().list();
    }

    /// Takes in everything that has been written by now.
    ///
    /// @return whether there was something
    /// @throws NotATraceException if it turns out to be no trace that this version can read
    /// @throws TraceException if the file cannot be read
    public boolean poll() throws TraceException {
        return poll(Long.MAX_VALUE);
    }

    /// Takes in some of what has been written by now, so that whoever polls can do something else in between.
    ///
    /// @param most how many bytes at most
    /// @return whether there was something; then there may be more
    /// @throws NotATraceException if it turns out to be no trace that this version can read
    /// @throws TraceException if the file cannot be read
    public boolean poll(long most) throws TraceException {
        long left = most;
        int read = 1;
        while (left > 0 && read > 0) {
            int length = (int) Math.min(left, CHUNK);
            read = feed.read(splitter.room(length), splitter.end(), length);
            if (read > 0) {
                begin(splitter.end(), read);
                splitter.more(read);
            }
            left -= read;
        }
        return left < most;
    }

    private void begin(int from, int count) {
        for (int i = 0; i < count && beginning.length() < OPENING.length(); i++) {
            beginning.append((char) (splitter.room(0)[from + i] & 0xff));
        }
    }

    /// Takes in what there is, and takes it for all there will ever be.
    ///
    /// @throws NotATraceException if it is no trace that this version can read
    /// @throws TraceException if the file cannot be read
    public Reading finish() throws TraceException {
        do {
            poll();
        } while (feed.goesOn());
        if (!feed.open()) {
            throw new TraceException(Fault.of(name, Sort.MISSING, "there is no such file", null));
        } else if (feed.damage() != null) {
            document.faults().add(Fault.of(name, Sort.DAMAGED, "the packed file is damaged: " + feed.damage(), null,
                    feed.damage()));
        } else if (beginning.isEmpty()) {
            throw new NotATraceException(Fault.of(name, Sort.EMPTY, "not a Loopglass trace: the file is empty", null));
        }
        splitter.last();
        boolean cut = !splitter.done() && !splitter.stopped();
        var notices = new ArrayList<>(document.notices());
        if (cut) {
            notices.add(cut());
        }
        return new Reading(trace(), faults(), cut, List.copyOf(notices));
    }

    private Fault cut() throws NotATraceException {
        if (!document.ours() && !OPENING.startsWith(beginning.toString())) {
            throw document.not(splitter.line(), "not a Loopglass trace: the file ends before it says "
                    + OPENING.substring(1), null);
        }
        int last = trace().size() - 1;
        return new Fault(name, splitter.line(), "cut off here; opened "
                + (last < 0 ? "without a step" : "up to step " + last), null, Sort.CUT, List.of(last));
    }

    @Override
    public void close() throws TraceException {
        feed.close();
    }
}
