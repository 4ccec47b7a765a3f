package dev.loopglass.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.explain.Language;
import dev.loopglass.replay.Bundled;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MermaidTest {
    /// Mermaid wants a browser, for it washes what it reads with a library that wants one.
    private static final String PAGE = """
            <!doctype html><meta charset="utf-8"><body><script src="%s"></script><script type="module">
            mermaid.initialize({startOnLoad: false});
            const problems = [];
            const diagrams = "%s".split(",").map(it => Uint8Array.from(atob(it), c => c.charCodeAt(0)))
                .map(it => new TextDecoder().decode(it));
            for (const [place, diagram] of diagrams.entries()) {
                try {
                    const found = await mermaid.parse(diagram);
                    if (found.diagramType !== "sequence") throw new Error("is a " + found.diagramType);
                } catch (problem) {
                    problems.push(place + ": " + problem.message);
                }
            }
            document.body.textContent = "parsed " + diagrams.length + ", problems: [" + problems.join("; ") + "]";
            </script>
            """;

    @TempDir
    private Path folder;

    private static Trace ok() throws Exception {
        return TraceReader.read(Path.of("traces", "ok.json")).trace();
    }

    @Test
    void theFetchGoesItsWay() throws Exception {
        var diagram = Mermaid.of(ok(), Language.ENGLISH);
        var names = diagram.lines().map(String::strip).filter(line -> line.startsWith("participant "))
                .map(line -> line.replaceFirst("participant p\\d+ as ", "")).toList();
        assertThat(names).startsWith("Ok", "AsyncHttpClient", "SimpleAsyncHttpClient").doesNotHaveDuplicates()
                .contains("HttpConnection", "TcpClient", "Connector", "IOStream", "IOLoop")
                .anyMatch(name -> name.matches("127\\.0\\.0\\.1#58;\\d+"));
        assertThat(calls(diagram, "Ok", "AsyncHttpClient")).contains("fetch");
        assertThat(calls(diagram, "IOLoop", "BaseIOStream")).contains("handleEvents");
        assertThat(calls(diagram, "BaseIOStream", "IOStream")).contains("handleConnect");
        assertThat(calls(diagram, "IOStream", "Connector")).contains("onConnectDone");
        assertThat(calls(diagram, "IOLoop", "HttpConnection")).contains("onConnect");
        assertThat(calls(diagram, "Ok", "Connector")).isEmpty();
    }

    /// What the one calls of the other.
    private static List<String> calls(String diagram, String from, String to) {
        return diagram.lines().map(String::strip)
                .filter(line -> line.startsWith(person(diagram, from) + "->>" + person(diagram, to) + ": "))
                .map(line -> line.replaceFirst(".* · ", "")).toList();
    }

    private static String person(String diagram, String name) {
        return diagram.lines().map(String::strip).filter(line -> line.matches("participant p\\d+ as " + name)).findFirst()
                .orElseThrow().split(" ")[1];
    }

    @Test
    void whatIsNoNameIsToldInTheReadersLanguage() throws Exception {
        assertThat(Mermaid.of(ok(), Language.SIMPLIFIED)).contains("· fetch").isNotEqualTo(Mermaid.of(ok(), Language.ENGLISH))
                .containsPattern("\\p{IsHan}");
    }

    @Test
    void mermaidItselfAcceptsEveryDiagram() throws Exception {
        var mermaid = Tool.npm("mermaid", "12.3.0").resolve("dist/mermaid.min.js").toUri();
        var diagrams = new ArrayList<String>();
        for (var recording : Bundled.recordings().toList()) {
            // Every third in each language: what a diagram is made of does not depend on it.
            diagrams.add(Mermaid.of(recording.trace(), Language.values()[diagrams.size() % Language.values().length]));
        }
        for (var attack : Attacks.ALL) {
            var trace = TraceReader.read(Files.writeString(folder.resolve("a.json"), Attacks.trace(attack))).trace();
            diagrams.add(Mermaid.of(trace, Language.ENGLISH));
        }
        diagrams.add(Mermaid.of(new Trace(), Language.ENGLISH));
        var page = Files.writeString(folder.resolve("page.html"), PAGE.formatted(mermaid, diagrams.stream()
                .map(it -> Base64.getEncoder().encodeToString(it.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(","))));
        assertThat(Tool.chromium(folder, page.toUri().toString(), "--dump-dom").out())
                .contains("parsed " + diagrams.size() + ", problems: []");
    }

    /// Nothing of a text is left that a line of a diagram could end or begin something with.
    @Test
    void textStaysText() {
        assertThat(Attacks.ALL).allSatisfy(attack ->
                assertThat(Mermaid.escaped(attack).replaceAll("#\\d+;", "")).doesNotContainPattern("[<>;#%&\"'`{}\\[\\]\\n\\r:-]"));
    }
}
