package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.loopglass.explain.Language;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Recording from the window: a URL with the options of curl, a scenario, and what is said when it fails.
class RecordSheetTest {
    private Hall hall;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.empty(1100, 800);
        hall.press(KeyCode.CONTROL, KeyCode.R);
        hall.settle();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private void write(String field, String text) {
        Hall.on(() -> ((TextField) hall.shell.lookup(field)).setText(text));
    }

    private String problem() {
        return Hall.see(() -> ((Label) hall.shell.lookup("#record-problem")).getText());
    }

    private void refused() throws Exception {
        hall.await("the recorder says what is wrong", () -> !((Label) hall.shell.lookup("#record-problem")).getText().isEmpty());
    }

    @Test
    void theOptionsReachTheServer() throws Exception {
        var asked = new CompletableFuture<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes());
            asked.complete(exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("X-Who") + " " + body);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            write("#record-url", "http://127.0.0.1:" + server.getAddress().getPort() + "/");
            write("#record-options", "-X PUT -H 'X-Who: a student' -d \"one two\"");
            hall.click("#record-go");
            assertThat(asked.get(60, TimeUnit.SECONDS)).isEqualTo("PUT a student one two");
            hall.await("it is recorded", () -> hall.shell.session() != null && !hall.shell.session().growingProperty().get());
            assertThat(hall.node("#record-sheet")).isNull();
        } finally {
            server.stop(0);
        }
        hall.press(KeyCode.CONTROL, KeyCode.R);
        var items = Hall.see(() -> ((MenuButton) hall.shell.lookup("#record-history")).getItems());
        assertThat(items).isNotEmpty();
        Hall.on(() -> items.getFirst().fire());
        assertThat(Hall.see(() -> ((TextField) hall.shell.lookup("#record-options")).getText()))
                .isEqualTo("-X PUT -H 'X-Who: a student' -d \"one two\"");
    }

    @Test
    void whatTheCommandLineRefusesIsSaidByTheField() throws Exception {
        write("#record-url", "http://127.0.0.1:1/");
        write("#record-options", "--no-such-option");
        hall.press(KeyCode.ENTER);
        refused();
        assertThat(problem()).contains("--no-such-option").doesNotContain("錄製");
        Hall.on(() -> hall.shell.windows().speak(Language.TRADITIONAL));
        assertThat(problem()).as("who speaks English is quoted").startsWith("錄製程式說：「").contains("--no-such-option");
        Hall.on(() -> hall.shell.windows().speak(Language.ENGLISH));
        assertThat(hall.node("#record-sheet")).isNotNull();
        assertThat(hall.session()).isNull();
        write("#record-options", "-H 'Accept");
        hall.press(KeyCode.ENTER);
        assertThat(problem()).contains("'").doesNotContain("--no-such-option");
        write("#record-url", "");
        hall.press(KeyCode.ENTER);
        assertThat(problem()).contains("URL");
    }

    @Test
    void aFetchThatFailsIsToldAndShown() throws Exception {
        write("#record-url", "http://127.0.0.1:1/");
        hall.press(KeyCode.ENTER);
        hall.await("it is said that it failed", () -> hall.shell.session() != null
                && hall.shell.lookup("#banner-act") != null && hall.shell.lookup("#banner-act").isVisible());
        hall.settle();
        assertThat(Hall.see(() -> ((Label) hall.shell.lookup(".banner-problem")).getText())).contains("ht1", "failed");
        hall.click("#banner-act");
        assertThat(hall.session().trace().kind(hall.step())).isEqualTo("http.finished");
    }

    @Test
    void aScenarioIsFoundByItsWordsAndRecorded() throws Exception {
        hall.await("the scenarios", () -> !scenarios().getItems().isEmpty());
        int all = Hall.see(() -> scenarios().getItems().size());
        hall.click("#scenario-filter");
        hall.type("refused");
        assertThat(Hall.see(() -> scenarios().getItems().size())).isPositive().isLessThan(all);
        hall.press(KeyCode.DOWN);
        hall.press(KeyCode.ENTER);
        hall.await("it is recorded", () -> hall.shell.session() != null && !hall.shell.session().growingProperty().get());
        assertThat(hall.node("#record-sheet")).isNull();
    }

    private ListView<?> scenarios() {
        return (ListView<?>) hall.shell.lookup("#scenarios");
    }
}
