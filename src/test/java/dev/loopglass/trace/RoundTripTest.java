package dev.loopglass.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

class RoundTripTest {
    @TempDir
    Path folder;

    @RepeatedTest(50)
    void whatIsWrittenIsRead(RepetitionInfo run) throws IOException {
        var trace = new Samples(run.getCurrentRepetition()).trace(200);
        var bytes = Samples.written(trace);
        var file = Files.write(folder.resolve("sample.json"), bytes);

        var reading = TraceReader.read(file);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.cut()).isFalse();
        var read = reading.trace();
        assertThat(read.size()).isEqualTo(trace.size());
        for (int seq = 0; seq < trace.size(); seq++) {
            assertThat(read.step(seq)).isEqualTo(trace.step(seq));
        }
        for (int id = 0; id < trace.frames(); id++) {
            assertThat(read.frameById(id)).isEqualTo(trace.frameById(id));
        }
        assertThat(read.frames()).isEqualTo(trace.frames());
        assertThat(read.objects()).isEqualTo(trace.objects());
        assertThat(read.sources()).isEqualTo(trace.sources());
        assertThat(read.methods()).isEqualTo(trace.methods());
        assertThat(read.meta()).isEqualTo(trace.meta());
        assertThat(read.ending()).isEqualTo(trace.ending());
        assertThat(Samples.written(read)).isEqualTo(bytes);
    }
}
