package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NoticesTest {

    @Test
    void whatTheReactorLogsIsALineAndNoStack() {
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(new ByteArrayInputStream(new byte[0]), OutputStream.nullOutputStream(),
                err, Path.of(""));
        var logger = System.getLogger("dev.loopglass");
        try (var _ = Notices.to(terminal)) {
            logger.log(System.Logger.Level.ERROR, "The recorder failed.", new IOException("disk full"));
            logger.log(System.Logger.Level.WARNING, "Somebody hung up");
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                loopglass: The recorder failed: java.io.IOException: disk full
                loopglass: Somebody hung up
                """);
    }
}
