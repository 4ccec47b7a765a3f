package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.app.timeline.Drawing;
import dev.loopglass.trace.TraceReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.scene.image.Image;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// The timeline as a picture of its own.
class DrawingTest {
    @TempDir
    private Path folder;

    static Stream<Path> traces() throws Exception {
        try (var files = Files.list(Path.of("traces"))) {
            return files.filter(it -> it.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    private static Document parsed(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document document, String name) {
        var found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }

    private static Document drawn(Path file, int step, int width, int height) throws Exception {
        var session = new Session(file, TraceReader.read(file).trace());
        Toolkit.startHeadless();
        return parsed(Toolkit.call(() -> {
            session.go(step);
            session.lookNow();
            return Drawing.svg(session, Theme.of(Theme.Choice.LIGHT, ColorScheme.LIGHT).ink(), width, height);
        }));
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyBundledTraceIsADocument(Path file) throws Exception {
        var trace = TraceReader.read(file).trace();
        var svg = drawn(file, trace.size() / 2, 1280, 400);
        assertThat(all(svg, "title").getFirst().getTextContent()).isEqualTo(trace.meta().title());
        assertThat(all(svg, "desc").getFirst().getTextContent()).contains(String.valueOf(trace.size() / 2));
        assertThat(all(svg, "script")).isEmpty();
        var texts = all(svg, "text").stream().map(Element::getTextContent).toList();
        assertThat(texts).contains(Speech.say("timeline.band.LOOP"));
        assertThat(texts).as("objects are named").anyMatch(it -> it.matches("[a-z]{2}\\d+.*"));
    }

    @Test
    void itIsAsHighAsItsRowsNeedAndAsWideAsWasAsked() throws Exception {
        var root = drawn(Path.of("traces/queue.json"), 10, 900, 200).getDocumentElement();
        assertThat(root.getAttribute("width")).isEqualTo("900");
        assertThat(Double.parseDouble(root.getAttribute("height"))).isGreaterThan(200);
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 900 " + root.getAttribute("height"));
    }

    @Test
    void thePlayheadStandsOnTheStep() throws Exception {
        var first = all(drawn(Path.of("traces/ok.json"), 0, 1280, 400), "polygon").stream().map(it -> it.getAttribute("points")).toList();
        var last = all(drawn(Path.of("traces/ok.json"), 137, 1280, 400), "polygon").stream().map(it -> it.getAttribute("points")).toList();
        assertThat(last.getLast()).isNotEqualTo(first.getLast());
        double x = Double.parseDouble(last.getLast().split(" ")[0]);
        assertThat(x).isGreaterThan(1200);
    }

    /// A server chooses what stands in a recording of it.
    @Test
    void nothingFromATraceIsMarkup() throws Exception {
        var evil = "</text><script>alert(1)</script>&\\\" \\u0000 \\u0007 <![CDATA[";
        var whole = Files.readString(Path.of("traces/ok.json"));
        var file = Files.writeString(folder.resolve("evil.json"), whole
                .replaceFirst("\"title\":\"[^\"]*\"", "\"title\":\"" + evil.replace("\\", "\\\\") + "\"")
                .replaceAll("(\"def\":\"object\"[^\\n]*\"label\":)\"[^\"]*\"", "$1\"" + evil.replace("\\", "\\\\") + "\""));
        var svg = drawn(file, 40, 1280, 600);
        assertThat(all(svg, "script")).isEmpty();
        assertThat(all(svg, "title").getFirst().getTextContent()).startsWith("</text><script>alert(1)</script>&\"");
    }

    @Test
    void aPictureOfTheTimelineAlone() throws Exception {
        var png = folder.resolve("timeline.png");
        var svg = folder.resolve("timeline.svg");
        Toolkit.startHeadless();
        Window.picture(Hall.recording(), 40, png, 1000, 400, false, Window.Part.TIMELINE);
        var image = new Image(png.toUri().toString());
        assertThat(image.getWidth()).isEqualTo(1000);
        assertThat(image.getHeight()).isEqualTo(400);
        assertThat(image.getPixelReader().getColor(500, 395).getBrightness()).as("paper, or the map").isGreaterThan(0.5);
        Window.picture(Hall.recording(), 40, svg, 1000, 400, true, Window.Part.SVG);
        assertThat(all(parsed(Files.readString(svg)), "rect")).hasSizeGreaterThan(40);
    }
}
