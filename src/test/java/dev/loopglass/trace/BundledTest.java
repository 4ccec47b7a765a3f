package dev.loopglass.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.ObjectMapper;

/// The traces that come with the program are what the format says.
class BundledTest {
    static List<Path> traces() throws IOException {
        try (var files = Files.list(Path.of("traces"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void isSoundAndComesOutAsItWentIn(Path file) throws IOException {
        var reading = TraceReader.read(file);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.notices()).isEmpty();
        assertThat(reading.trace().ending().steps()).isEqualTo(reading.trace().size());
        assertThat(Samples.written(reading.trace())).isEqualTo(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @MethodSource("traces")
    void isValid(Path file) throws IOException {
        var json = new ObjectMapper();
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json.readTree(BundledTest.class.getResourceAsStream("trace-1.schema.json")));
        assertThat(schema.validate(json.readTree(Files.readAllBytes(file)))).isEmpty();
    }
}
