package dev.loopglass.cli;

import dev.loopglass.record.Woven;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;

/// From the world of this command line to the one in which recorded programs are woven. There every class
/// of ours is another; what goes across are things that only the JDK made.
public final class Crossing {
    private Crossing() {}

    /// Whether it is still ahead.
    static boolean ahead() {
        return !Woven.holds(Crossing.class);
    }

    /// Runs the command line on the other side.
    ///
    /// @return its exit code
    static int run(Terminal terminal, String[] args) {
        try {
            var types = new Class<?>[] {InputStream.class, OutputStream.class, OutputStream.class, Path.class,
                Charset.class, boolean.class, String[].class};
            var parts = Arrays.copyOf(terminal.parts(), types.length);
            parts[types.length - 1] = args;
            return (int) Woven.twin(Crossing.class).getMethod("arrive", types).invoke(null, parts);
        } catch (InvocationTargetException e) {
            // Over there everything is caught that is told as it should be.
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What [#run] calls over there.
    public static int arrive(InputStream in, OutputStream out, OutputStream err, Path directory,
            Charset charset, boolean watched, String... args) {
        return Loopglass.run(new Terminal(in, out, err, directory, charset, watched), null, args);
    }
}
