package dev.loopglass.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.trace.Fault;
import dev.loopglass.trace.Sort;
import dev.loopglass.trace.TraceException;
import dev.loopglass.trace.TraceReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with a trace, in three languages; in English as the reader of traces says it.
class ComplaintTest {
    @TempDir
    private Path folder;

    /// What the reader really says: a fault of each sort but those that need a broken disk.
    private List<Fault> faults() throws IOException {
        var lines = Files.readAllLines(Path.of("traces/ok.json"));
        var whole = String.join("\n", lines);
        var texts = List.of("", "Dear reader,", whole.replaceFirst("\"version\":\\d+", "\"version\":99"), "{\"format\":\"loopgl",
                String.join("\n", lines.subList(0, lines.size() / 2)), whole.replaceFirst("\"seq\":7,", "\"seq\":8,"),
                whole.replaceFirst("\"kind\":\"future\\.resolved\"", "\"kind\":\"future.invented\""));
        var faults = new ArrayList<Fault>();
        for (var text : texts) {
            read(Files.writeString(folder.resolve("trace" + faults.size() + ".json"), text), faults);
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(whole.getBytes(StandardCharsets.UTF_8));
        }
        var damaged = packed.toByteArray();
        // Its checksum.
        damaged[damaged.length - 6] ^= 1;
        read(Files.write(folder.resolve("packed.json.gz"), damaged), faults);
        read(folder.resolve("gone.json"), faults);
        read(folder, faults);
        return faults;
    }

    private static void read(Path file, List<Fault> faults) {
        try {
            var reading = TraceReader.read(file);
            faults.addAll(reading.faults());
            faults.addAll(reading.notices());
        } catch (TraceException e) {
            faults.add(e.fault());
        }
    }

    @Test
    void eachSortIsToldAndTheEnglishPhraseIsWhatTheReaderSays() throws IOException {
        var faults = faults();
        faults.add(new Fault("a.json", 0, "cannot be read: worn out", null, Sort.UNREADABLE, List.of("worn out")));
        faults.add(new Fault("a.json", 0, "cannot be written: it is full", "delete something", Sort.UNWRITABLE,
                List.of("it is full")));
        assertThat(faults).extracting(Fault::sort).containsAll(EnumSet.allOf(Sort.class));
        for (var fault : faults) {
            var english = Phrases.of(Complaint.class, "complaints", Language.ENGLISH);
            var values = new ArrayList<Object>(List.of(fault.problem()));
            values.addAll(fault.values());
            assertThat(english.say(fault.sort().name(), values.toArray())).isEqualTo(fault.problem());
            assertThat(Complaint.of(fault, Language.ENGLISH)).isEqualTo(new Complaint(fault.toString(), fault.hint()));
            for (var language : List.of(Language.TRADITIONAL, Language.SIMPLIFIED)) {
                var told = Complaint.of(fault, language);
                assertThat(told.problem()).startsWith(fault.where() + ": ").containsPattern("\\p{IsHan}").doesNotContainPattern("\\{\\d");
                assertThat(told.hint() == null).isEqualTo(fault.hint() == null);
            }
        }
    }
}
