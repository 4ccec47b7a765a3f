package dev.loopglass.export;

import dev.loopglass.event.Step;
import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Language;
import dev.loopglass.replay.Replay;
import dev.loopglass.trace.Trace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// The steps as a table, for spreadsheets and databases: RFC 4180, a row a step, times in nanoseconds. What a step does
/// not have is an empty cell.
///
/// It begins with a byte order mark, without which Excel takes UTF-8 for something else. A text that a spreadsheet would
/// take for a formula has an apostrophe before it: a server chooses what stands in a recording of it.
public final class Csv {
    static final String HEAD = "seq,t,turn,kind,on,label,task,cause,occasion,method,file,line,data,sentence";

    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final Trace trace;
    private final Explainer explainer;
    private final Writer out;

    private Csv(Trace trace, Language language, Writer out) {
        this.trace = trace;
        this.explainer = new Explainer(trace, new Replay(trace)).in(language);
        this.out = out;
    }

    /// @param language of the column `sentence`
    public static void write(Trace trace, Language language, OutputStream stream) throws IOException {
        var out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        out.write('\ufeff' + HEAD + "\r\n");
        var csv = new Csv(trace, language, out);
        for (int seq = 0; seq < trace.size(); seq++) {
            csv.row(seq);
        }
        out.flush();
    }

    private void row(int seq) throws IOException {
        var on = trace.on(seq);
        var frame = trace.frame(seq);
        var source = frame == null ? null : frame.method().source();
        out.write(seq + "," + trace.t(seq) + "," + trace.turn(seq));
        text(trace.kind(seq));
        text(on == null ? null : on.name());
        text(on == null ? null : on.label());
        earlier(trace.task(seq));
        earlier(trace.cause(seq));
        earlier(trace.occasion(seq));
        text(frame == null ? null : frame.method().name());
        text(source == null ? null : source.file());
        out.write(frame == null || frame.line() == 0 ? "," : "," + frame.line());
        text(Facts.json(trace.event(seq)));
        text(explainer.sentence(seq));
        out.write("\r\n");
    }

    private void earlier(int seq) throws IOException {
        out.write(seq == Step.NONE ? "," : "," + seq);
    }

    private void text(String text) throws IOException {
        out.write(',');
        if (text != null && !text.isEmpty()) {
            out.write('"');
            if (FORMULA.indexOf(text.charAt(0)) >= 0) {
                out.write('\'');
            }
            out.write(Facts.whole(text).replace("\u0000", "\ufffd").replace("\"", "\"\""));
            out.write('"');
        }
    }
}
