package dev.loopglass.export;

import dev.loopglass.explain.Code;
import dev.loopglass.explain.Tone;
import dev.loopglass.trace.Frame;
import dev.loopglass.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The calls that a page tells of, and the source files in which they stand.
final class Sources {
    /// About how many characters of source a page takes; a file beyond that is left out.
    private static final long LARGEST = 4 << 20;

    private final Trace trace;
    private final Once<Frame.Source> files = new Once<>(source -> 2 * source.text().length());
    private final Once<Frame.Method> methods = new Once<>(method -> method.name().length() + 40);
    private final Once<Frame> frames = new Once<>(_ -> 18);

    Sources(Trace trace) {
        this.trace = trace;
    }

    /// A call and those that led to it stand in the order in which they were made.
    ///
    /// @return its number, -1 when there is no call
    int number(Frame innermost) {
        int number = -1;
        for (var frame : trace.callPath(innermost)) {
            number = frames.number(frame);
            methods.number(frame.method());
            take(frame.method().source());
        }
        return number;
    }

    private void take(Frame.Source source) {
        if (source != null && source.text() != null && files.room() + 2L * source.text().length() < LARGEST) {
            files.number(source);
        }
    }

    long room() {
        return files.room() + methods.room() + frames.room();
    }

    /// For each call the one that made it or -1, its method, and its line or 0.
    List<List<Integer>> frames() {
        return frames.all().stream().map(frame -> List.of(
                frame.parent() == 0 ? -1 : frames.number(trace.frameById(frame.parent())),
                methods.number(frame.method()), frame.line())).toList();
    }

    /// @param models its name in Tornado, or an empty text
    /// @param file where it stands, or an empty text
    /// @param source the number of that file, -1 when it is not there
    record Called(String name, String models, String file, int source) {}

    List<Called> methods() {
        return methods.all().stream().map(method -> new Called(method.name(),
                method.models() == null ? "" : method.models(),
                method.source() == null ? "" : method.source().file(), files.find(method.source()))).toList();
    }

    /// @param tones for each line, in triples: where a piece begins, where it ends, and which of [#tones()] it has
    record File(String name, List<String> lines, List<List<Integer>> tones) {}

    List<File> files() {
        return files.all().stream().map(Sources::file).toList();
    }

    private static File file(Frame.Source source) {
        var code = new Code(source);
        var tones = new ArrayList<List<Integer>>();
        for (int i = 0; i < code.size(); i++) {
            tones.add(code.pieces(i).stream()
                    .flatMap(piece -> List.of(piece.from(), piece.to(), piece.tone().ordinal()).stream()).toList());
        }
        return new File(source.file(), IntStream.range(0, code.size()).mapToObj(code::line).toList(), tones);
    }

    /// What the style sheet calls the tones.
    static List<String> tones() {
        return List.of(Tone.values()).stream().map(tone -> tone.name().toLowerCase(Locale.ROOT)).toList();
    }
}
