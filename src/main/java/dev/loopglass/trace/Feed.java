package dev.loopglass.trace;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bytes of a file that may still be growing, unpacked when they come packed. Where a plain file goes on
/// with zeros it is not written yet: its writer may be ahead of itself.
final class Feed implements Closeable {
    private final String name;
    private final Path path;
    private final byte[] magic = new byte[2];
    private InputStream file;
    private int sniffed;
    private Gunzip gunzip;
    private long taken;
    /// Whether whoever writes may be ahead of himself with zeros.
    private boolean ahead;

    Feed(Path path) {
        this.name = path.toString();
        this.path = path;
    }

    /// Bytes that come from elsewhere.
    Feed(String name, InputStream in) {
        this.name = name;
        this.path = null;
        this.file = in;
    }

    String name() {
        return name;
    }

    /// Whether the file is there.
    boolean open() throws TraceException {
        if (file == null && Files.exists(path)) {
            if (Files.isDirectory(path)) {
                throw new TraceException(Fault.of(name, Sort.FOLDER, "is a folder, wanted a trace file", null));
            }
            try {
                file = new FileInputStream(path.toFile());
                ahead = Files.isRegularFile(path);
            } catch (IOException e) {
                throw unreadable(Target.reason(e, name));
            }
        }
        return file != null;
    }

    /// Reads what there is now, at most `length` bytes; 0 when there is no more at present.
    int read(byte[] into, int from, int length) throws TraceException {
        try {
            if (!open() || !sniff()) {
                return 0;
            }
            if (gunzip != null) {
                return gunzip.read(into, from, length);
            }
            int read = 0;
            while (taken < sniffed && read < length) {
                into[from + read++] = magic[(int) taken++];
            }
            int more = written(into, from + read, file.read(into, from + read, length - read));
            read += more;
            taken += more;
            if (read == 0 && path != null && Files.size(path) < taken) {
                throw unreadable("it has become shorter while it was read");
            }
            return read;
        } catch (TraceException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(Target.reason(e, name));
        }
    }

    /// How many of `count` bytes have been written by now; it goes back to the first that has not.
    private int written(byte[] bytes, int from, int count) throws IOException {
        int written = ahead ? from : from + count;
        while (written < from + count && bytes[written] != 0) {
            written++;
        }
        if (written < from + count) {
            file.skip(written - from - count);
        }
        return Math.max(0, written - from);
    }

    /// Whether there is more, be it behind zeros. Those may have been written meanwhile. If not, this is
    /// damage, and from now on zeros are bytes like any others.
    boolean goesOn() throws TraceException {
        if (!ahead || gunzip != null) {
            return false;
        }
        try {
            var block = new byte[1 << 16];
            long zeros = 0;
            int count = file.read(block);
            int more = first(block, count);
            while (more == count) {
                zeros += count;
                count = file.read(block);
                more = first(block, count);
            }
            file.skip(-zeros - Math.max(0, count));
            boolean nothingElse = taken == 0 && zeros > 0;
            if (nothingElse || count > 0 && zeros + more > 0) {
                ahead = file.read() != 0;
                file.skip(-1);
            }
            return nothingElse || count > 0;
        } catch (IOException e) {
            throw unreadable(Target.reason(e, name));
        }
    }

    /// Where the first byte is that is not zero.
    private static int first(byte[] bytes, int count) {
        int at = 0;
        while (at < count && bytes[at] == 0) {
            at++;
        }
        return at;
    }

    /// Whether the first bytes are there, which tell if the file is packed. Fewer than two are so only at
    /// the very beginning, or in a file that holds no more.
    private boolean sniff() throws IOException {
        while (sniffed < 2) {
            int next = file.read();
            if (next == 0 && ahead) {
                file.skip(-1);
                next = -1;
            }
            if (next < 0) {
                return sniffed > taken && magic[0] != 0x1f;
            }
            magic[sniffed++] = (byte) next;
        }
        if (gunzip == null && taken == 0 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
            gunzip = new Gunzip(file);
        }
        return true;
    }

    /// Whether packed bytes end before their end.
    boolean cut() {
        return gunzip != null && !gunzip.whole();
    }

    /// Why packed bytes cannot be unpacked any further, or null.
    String damage() {
        return gunzip == null ? null : gunzip.damage();
    }

    private TraceException unreadable(String reason) {
        return new TraceException(Fault.of(name, Sort.UNREADABLE, "cannot be read: " + reason, null, reason));
    }

    @Override
    public void close() throws TraceException {
        if (gunzip != null) {
            gunzip.close();
        }
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw unreadable(Target.reason(e, name));
            }
        }
    }
}
