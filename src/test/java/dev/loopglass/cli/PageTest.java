package dev.loopglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.explain.Explainer;
import dev.loopglass.explain.Language;
import dev.loopglass.explain.Walk;
import dev.loopglass.export.Browser;
import dev.loopglass.lesson.Block;
import dev.loopglass.lesson.LessonReader;
import dev.loopglass.lesson.Quiz;
import dev.loopglass.lesson.Route;
import dev.loopglass.replay.Replay;
import dev.loopglass.replay.Stride;
import dev.loopglass.trace.Trace;
import dev.loopglass.trace.TraceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.print.PrintOptions;

/// `export --as html`, as a reader's browser shows it.
class PageTest {
    private static final Path OK = Path.of("traces/ok.json");
    /// Presses → up to the end and returns what the page shows at each step, as `show --state` would print it.
    private static final String WALK = """
            const text = (at, part) => at.querySelector(part).textContent;
            const rows = () => [...document.querySelectorAll('#sheet > *')].flatMap(section => {
                const none = section.querySelector('.none');
                const title = section.querySelector('h3').firstChild.textContent;
                return [none ? title + '‖' + none.textContent : title].concat([...section.querySelectorAll('.row')].map(row =>
                    [row.matches('.changed') ? '*' : '', text(row, '.object'), text(row, '.what'), text(row, '.told')].join(' ¦ ')));
            });
            const seen = [];
            // What is said does not depend on where it stands, and nothing has to be put anywhere meanwhile.
            document.documentElement.style.display = 'none';
            for (let more = true; more;) {
                const where = document.getElementById('where').textContent;
                const line = document.querySelector('.line[aria-current=step]');
                seen.push([where, document.getElementById('sentence').textContent,
                    line ? document.getElementById('file').textContent + ': ' + line.textContent : '',
                    document.querySelector('.entry[aria-current]').textContent, ...rows()].join('\\n'));
                document.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true, cancelable: true}));
                more = document.getElementById('where').textContent !== where;
            }
            document.documentElement.style.display = '';
            return seen;
            """;

    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void openBrowser() throws IOException {
        browser = Browser.open();
        browser.size(1280, 800);
    }

    @AfterAll
    static void closeBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    static List<Path> traces() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("traces"))) {
            return files.sorted().toList();
        }
    }

    private static Path export(Path trace, Language language) {
        var page = folder.resolve(trace.getFileName() + "." + language + ".html");
        if (!Files.exists(page)) {
            var outcome = new Shell(folder).run("export", trace.toAbsolutePath().toString(), "--as", "html", "--lang",
                    language.code(), "-o", page.toString());
            assertThat(outcome).isEqualTo(new Shell.Outcome(0, "", ""));
        }
        return page;
    }

    /// Every third in each language: reading all of them thrice would tell nothing new.
    private static Language languageOf(Path trace) throws IOException {
        return Language.values()[traces().indexOf(trace) % 3];
    }

    @ParameterizedTest
    @MethodSource("traces")
    void saysAtEachStepWhatShowSays(Path file) throws IOException {
        var language = languageOf(file);
        var page = export(file, language);
        assertThat(page).satisfies(it -> assertThat(Files.size(it)).isLessThan(2_000_000));
        browser.open(page, "");
        List<String> seen = browser.ask(WALK);
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).allMatch(it -> it.startsWith("about:") || it.startsWith("data:") || it.equals(page.toUri().toString()));

        var trace = TraceReader.read(file).trace();
        var walk = new Walk(trace, new Explainer(trace, new Replay(trace)).in(language));
        assertThat(seen).hasSize(trace.size());
        for (int seq = 0; seq < trace.size(); seq++) {
            var lines = seen.get(seq).split("\n");
            assertThat(lines[0]).contains(" " + seq + " ").contains(trace.kind(seq));
            assertThat(squeezed(walk.line(seq))).endsWith(squeezed(lines[1]));
            assertThat(lines[2]).isEqualTo(source(trace, seq, language));
            assertThat(lines[3]).isEqualTo(seq + lines[1]);
            var colon = language == Language.ENGLISH ? ": " : "：";
            var state = Stream.of(lines).skip(4).map(line -> squeezed(line.replace("‖", colon).replace(" ¦ ", " "))).toList();
            assertThat(state).isEqualTo(walk.state(seq).stream().map(PageTest::squeezed).toList());
        }
    }

    private static String squeezed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String source(Trace trace, int seq, Language language) {
        var frame = trace.frame(seq);
        if (frame == null || frame.method().source() == null) {
            return "";
        }
        var file = frame.method().source().file().replaceAll(".*/", "");
        var line = frame.method().source().text().lines().skip(frame.line() - 1).findFirst().orElseThrow();
        return (language == Language.ENGLISH ? file + ", line " + frame.line() : file + " 第 " + frame.line() + " 行") + ": "
                + line.replace("\t", "    ");
    }

    @Test
    void isSteppedByKeys() throws IOException {
        browser.open(export(OK, Language.ENGLISH), "");
        var replay = new Replay(TraceReader.read(OK).trace());
        press(Keys.ARROW_RIGHT);
        press(Keys.ARROW_RIGHT);
        assertAt(2);
        press(Keys.ARROW_LEFT);
        assertAt(1);
        press(Keys.SHIFT, Keys.ARROW_RIGHT);
        assertAt(replay.next(1, Stride.OVER));
        press(Keys.CONTROL, Keys.ARROW_RIGHT);
        int turn = replay.next(replay.next(1, Stride.OVER), Stride.TURN);
        assertAt(turn);
        press(Keys.END);
        assertAt(replay.last());
        press(Keys.ARROW_RIGHT);
        assertAt(replay.last());
        press(Keys.CONTROL, Keys.ARROW_LEFT);
        assertAt(replay.previous(replay.last(), Stride.TURN));
        press(Keys.SHIFT, Keys.ARROW_LEFT);
        assertAt(replay.previous(replay.previous(replay.last(), Stride.TURN), Stride.OVER));
        press(Keys.HOME);
        assertAt(0);
    }

    private static void press(CharSequence keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    private static void press(Keys held, Keys key) {
        new Actions(browser.driver()).keyDown(held).sendKeys(key).keyUp(held).perform();
    }

    private static void assertAt(int step) {
        assertThat(browser.driver().findElement(By.id("where")).getText()).startsWith("Step " + step + " of");
        assertThat(browser.<String>ask("return document.getElementById('slider').value")).isEqualTo(String.valueOf(step));
    }

    @Test
    void isSteppedByButtonsSliderLinksAndTheTimeline() throws IOException {
        browser.open(export(OK, Language.ENGLISH), "#step=40");
        assertAt(40);
        var replay = new Replay(TraceReader.read(OK).trace());
        click("next");
        assertAt(41);
        click("back");
        assertAt(40);
        click("turn-next");
        assertAt(replay.next(40, Stride.TURN));
        click("turn-back");
        assertAt(replay.previous(replay.next(40, Stride.TURN), Stride.TURN));
        click("last");
        assertAt(replay.last());
        click("first");
        assertAt(0);
        browser.ask("const it = document.getElementById('slider'); it.value = 77; it.dispatchEvent(new Event('input'))");
        assertAt(77);
        browser.driver().findElements(By.cssSelector(".entry")).get(78).click();
        waitForStep(78);
        browser.driver().findElements(By.cssSelector("#why a")).getLast().click();
        waitForStep(replay.why(78).getFirst());
        browser.ask("location.hash = '#step=13'");
        waitForStep(13);
        new Actions(browser.driver()).moveToElement(browser.driver().findElement(By.cssSelector("#chart svg")), 4, 0).click().perform();
        assertAt((replay.last() + 1) / 2);
    }

    private static void click(String id) {
        browser.driver().findElement(By.id(id)).click();
    }

    /// The address is heard of later.
    private static void waitForStep(int step) {
        assertThat(browser.driver().executeAsyncScript("""
                const [step, done] = arguments;
                const look = () => document.getElementById('slider').value == step ? done(true) : requestAnimationFrame(look);
                look();""", step)).isEqualTo(true);
    }

    @Test
    void isSteppedByTouchOnATelephone() {
        browser.size(390, 844);
        try {
            browser.open(export(OK, Language.ENGLISH), "#step=40");
            swipe(300, 80);
            assertAt(41);
            swipe(80, 300);
            assertAt(40);
            assertThat(browser.<List<String>>ask("return [...document.querySelectorAll('.moves button, .tab')]"
                    + ".filter(it => it.offsetHeight < 44 || it.offsetWidth < 40).map(it => it.id)")).isEmpty();
            assertThat(browser.<Boolean>ask("return document.documentElement.scrollWidth <= 390")).isTrue();
            for (var pane : List.of("walk", "source", "state", "timeline")) {
                browser.driver().findElement(By.cssSelector(".tab[data-of=" + pane + "]")).click();
                assertThat(browser.<List<String>>ask("return [...document.querySelectorAll('.pane')]"
                        + ".filter(it => it.offsetHeight > 0).map(it => it.id)")).containsExactly(pane);
            }
        } finally {
            browser.size(1280, 800);
        }
    }

    private static void swipe(int from, int to) {
        touch("touchStart", List.of(Map.of("x", from, "y", 500)));
        touch("touchMove", List.of(Map.of("x", (from + to) / 2, "y", 502)));
        touch("touchMove", List.of(Map.of("x", to, "y", 504)));
        touch("touchEnd", List.of());
    }

    private static void touch(String type, List<?> points) {
        browser.driver().executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
    }

    @Test
    void isReadAloud() {
        browser.open(export(OK, Language.TRADITIONAL), "#step=40");
        assertThat(browser.<String>ask("return document.documentElement.lang")).isEqualTo("zh-Hant");
        assertThat(browser.<List<String>>ask("""
                return [...document.querySelectorAll('button, input, a, svg, [role=region], [role=group], nav, main > section')]
                    .filter(it => it.offsetWidth && !(it.getAttribute('aria-label') || it.textContent.trim()
                        || it.getAttribute('aria-labelledby'))).map(it => it.outerHTML)""")).isEmpty();
        assertThat(browser.<List<String>>ask("return [...document.querySelectorAll('h1, h2')].map(it => it.textContent)"))
                .hasSize(6).noneMatch(String::isBlank);
        assertThat(browser.<String>ask("return document.getElementById('sentence').getAttribute('aria-live')")).isEqualTo("polite");
        assertThat(browser.<Long>ask("return document.querySelectorAll('main').length")).isEqualTo(1);
        press(Keys.TAB);
        assertThat(browser.<String>ask("return document.activeElement.className")).isEqualTo("skip");
    }

    @Test
    void isPrintedAsADocument() throws IOException {
        browser.open(export(OK, Language.ENGLISH), "#step=40");
        var pdf = Base64.getDecoder().decode(browser.driver().print(new PrintOptions()).getContent());
        var pages = Pattern.compile("/Type\\s*/Page\\b").matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results().count();
        assertThat(pages).as("a page of the screen would be one").isGreaterThan(3);
        assertThat(browser.<Long>ask("return document.getElementById('paper').children.length")).as("after printing").isZero();
        browser.ask("dispatchEvent(new Event('beforeprint'))");
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            String paper = browser.driver().findElement(By.tagName("body")).getText();
            var trace = TraceReader.read(OK).trace();
            var explainer = new Explainer(trace, new Replay(trace));
            for (int seq = 0; seq < trace.size(); seq++) {
                assertThat(paper).contains(explainer.sentence(seq));
            }
            assertThat(paper).contains("IOStream.java, line ").doesNotContain("What the loop holds");
        } finally {
            browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    @Test
    void isLightAndDark() {
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        try {
            browser.open(export(OK, Language.ENGLISH), "");
            assertThat(paper()).isEqualTo("rgb(13, 17, 23)");
            click("theme");
            assertThat(paper()).isEqualTo("rgb(255, 255, 255)");
            click("theme");
            assertThat(paper()).isEqualTo("rgb(13, 17, 23)");
        } finally {
            browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        }
    }

    private static String paper() {
        return browser.ask("return getComputedStyle(document.body).backgroundColor");
    }

    /// Each lesson in one language, the next in the next.
    private static List<Path> lessons() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("samples/lessons"))) {
            var english = files.filter(it -> it.getFileName().toString().matches("[a-z0-9-]+\\.md")).sorted().toList();
            var lessons = new ArrayList<Path>();
            for (var file : english) {
                var language = Language.values()[lessons.size() % 3];
                lessons.add(language == Language.ENGLISH ? file
                        : Path.of(file.toString().replace(".md", "." + language.code() + ".md")));
            }
            return lessons;
        }
    }

    private static Path teach(Path file, Path trace) {
        var page = folder.resolve(file.getFileName() + ".html");
        assertThat(new Shell(folder).run("export", trace.toAbsolutePath().toString(), "--as", "html", "--lesson",
                file.toAbsolutePath().toString(), "-o", page.toString())).isEqualTo(new Shell.Outcome(0, "", ""));
        return page;
    }

    /// Presses Page Down up to the last stop and returns what the page says at each.
    private static final String STOPS = """
            const seen = [];
            for (let stop = 0; stop <= stops.length; stop++) {
                seen.push([document.querySelector('#told h3').textContent, document.getElementById('slider').value,
                    document.getElementById('told').textContent].join('\\n'));
                document.dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown', bubbles: true, cancelable: true}));
            }
            return seen;
            """;

    @Test
    void teachesOurLessons() throws Exception {
        for (var file : lessons()) {
            var lesson = LessonReader.read(file, Language.ENGLISH).lesson();
            var trace = TraceReader.read(lesson.traceFile()).trace();
            var route = Route.of(lesson, trace, Language.ENGLISH);
            var page = teach(file, lesson.traceFile());
            browser.open(page, "");
            List<String> seen = browser.ask(STOPS);
            assertThat(browser.complaints()).isEmpty();
            assertThat(seen).as(file.toString()).hasSize(lesson.stops().size() + 1);
            assertThat(seen.getFirst()).startsWith(lesson.title() + "\n");
            for (var stop : lesson.stops()) {
                var told = seen.get(stop.number());
                assertThat(told).startsWith(stop.title() + "\n" + route.step(stop) + "\n");
                stop.blocks(Block.Text.class).forEach(it -> assertThat(bare(told)).contains(bare(it.prose().plain().lines().findFirst().orElse(""))));
                stop.blocks(Block.Notes.class).forEach(it -> assertThat(bare(told)).doesNotContain(bare(it.prose().plain())));
            }
            assertThat(Files.size(page)).isLessThan(2_000_000);
        }
    }

    private static String bare(String text) {
        return text.replaceAll("\\(https?:[^)]*\\)|[^\\p{L}\\p{N}]", "");
    }

    @Test
    void asksAndAnswers() throws Exception {
        var file = Path.of("samples/lessons/one-turn-of-the-loop-1.md");
        var lesson = LessonReader.read(file, Language.ENGLISH).lesson();
        var trace = TraceReader.read(lesson.traceFile()).trace();
        var stop = lesson.stops().stream().filter(it -> it.blocks(Block.Question.class).findAny().isPresent()).findFirst().orElseThrow();
        var question = new Quiz(new Replay(trace)).at(Route.of(lesson, trace, Language.ENGLISH).step(stop));
        browser.open(teach(file, lesson.traceFile()), "#stop=" + stop.number());
        var choices = browser.driver().findElements(By.cssSelector(".choice"));
        assertThat(choices).extracting(WebElement::getText)
                .isEqualTo(question.choices().stream().map(it -> it.text(Language.ENGLISH)).toList());
        int wrong = question.right() == 0 ? 1 : 0;
        choices.get(wrong).click();
        var answer = browser.driver().findElement(By.className("answer"));
        assertThat(answer.getText()).contains(question.choices().get(wrong).why(Language.ENGLISH));
        choices.get(question.right()).click();
        answer.findElement(By.tagName("a")).click();
        waitForStep(question.answer());
    }

    @Test
    void printsALessonWithItsFigures() throws Exception {
        var file = Path.of("samples/lessons/one-turn-of-the-loop-1.md");
        var lesson = LessonReader.read(file, Language.ENGLISH).lesson();
        browser.open(teach(file, lesson.traceFile()), "");
        browser.ask("dispatchEvent(new Event('beforeprint'))");
        String paper = browser.ask("return document.getElementById('paper').textContent");
        assertThat(paper).contains(lesson.title()).contains("Ready callbacks");
        assertThat(lesson.stops()).isNotEmpty().allSatisfy(stop -> assertThat(paper).contains(stop.title()));
        assertThat(browser.<Long>ask("return document.querySelectorAll('#paper figure').length")).isEqualTo(
                lesson.stops().stream().mapToLong(it -> it.blocks(Block.Figure.class).count()).sum());
    }

    @Test
    void runsNothingThatALessonBrings() throws IOException {
        for (var attack : attacks()) {
            if (attack.chars().anyMatch(it -> it < ' ' || Character.isSurrogate((char) it))) {
                continue;
            }
            var file = folder.resolve("attack.md");
            Files.writeString(folder.resolve("small.json"), Shell.SMALL);
            Files.writeString(file, ("# T %s\n\n```lesson\ntrace: small.json\n```\n\nx %s\n\n[a](%s) ![b](%s) [c](javascript:attacked=1) <%s>\n\n"
                    + "## C %s\n\n### S %s\n\n```step\nkind:callback.begin\n```\n\n- x %s\n\n```html\n%s\n```\n\n```ask\n%s\n```\n\n```notes\n%s\n```\n")
                    .replace("%s", attack));
            Files.deleteIfExists(folder.resolve("attack.md.html"));
            browser.open(teach(file, folder.resolve("small.json")), "#stop=0");
            List<String> seen = browser.ask(STOPS);
            assertThat(seen).as(attack).hasSize(2);
            browser.ask("dispatchEvent(new Event('beforeprint')); document.querySelectorAll('.choice').forEach(it => it.click())");
            assertThat(browser.<String>ask("return typeof attacked")).as(attack).isEqualTo("undefined");
            assertThat(browser.<Long>ask("return document.querySelectorAll('script, style, meta, img, iframe, object, embed, base, form').length"))
                    .as(attack).isEqualTo(7);
            assertThat(browser.<List<String>>ask("return [...document.querySelectorAll('a')].map(it => it.getAttribute('href'))"))
                    .as(attack).allMatch(it -> it.matches("#(step|stop)=\\d+|#sentence|(?i)https?:.*|mailto:.*"));
            assertThat(browser.complaints()).as(attack).isEmpty();
        }
    }

    /// What a stranger may have written into a trace.
    static List<String> attacks() {
        return List.of("<script>attacked=1</script>", "</script><script>attacked=1</script>", "<!--<script>", "<img src=x onerror=attacked=1>",
                "\"><svg onload=attacked=1>", "javascript:attacked=1", "'-(attacked=1)-'", "{script}", "${attacked=1}", "]]>", "&lt;b&gt;",
                "<style>*{display:none}</style>", "</style>", "</title><b>", "url(http://127.0.0.1:9/x)", "a\u2028b\u2029c", "a\u202Eb\u2066c",
                "a\u0000b\u0007\u001Bc", "\uD800 half", "half \uDC00", "__proto__", "constructor", "#step=1", "<a href=http://127.0.0.1:9>");
    }

    @Test
    void runsNothingThatATraceBrings() throws IOException {
        for (var attack : attacks()) {
            var trace = folder.resolve("attack.json");
            Files.writeString(trace, hostile(attack));
            Files.deleteIfExists(folder.resolve("attack.json.en.html"));
            var page = export(trace, Language.ENGLISH);
            browser.open(page, "");
            List<String> seen = browser.ask(WALK);
            assertThat(seen).as(attack).hasSize(6);
            browser.ask("dispatchEvent(new Event('beforeprint'))");
            assertThat(browser.<String>ask("return typeof attacked")).as(attack).isEqualTo("undefined");
            assertThat(browser.<Long>ask("return document.querySelectorAll('script, style, meta, img, iframe, object, embed, base, form').length"))
                    .as(attack).isEqualTo(7);
            assertThat(browser.<List<String>>ask("return [...document.querySelectorAll('a')].map(it => it.getAttribute('href'))"))
                    .as(attack).allMatch(it -> it.matches("#step=\\d+|#sentence"));
            assertThat(browser.complaints()).as(attack).isEmpty();
            assertThat(browser.requests()).as(attack).allMatch(it -> it.startsWith("about:") || it.startsWith(page.toUri().toString()));
            assertThat(browser.<String>ask("return document.getElementById('title').textContent")).isEqualTo(shown(attack));
            assertThat(browser.<String>ask("return document.querySelector('.line').textContent")).isEqualTo(shown(attack));
            assertThat(browser.<String>ask("return document.getElementById('file').textContent")).contains(shown(attack).replaceAll("(?s).*/", ""));
        }
    }

    /// Half of a pair of characters is none.
    private static String shown(String text) {
        return text.replaceAll("(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])", "\uFFFD");
    }

    private static String hostile(String text) {
        return Shell.SMALL.replace("\"run\"", "%").replace("\"small\"", "%").replace("\"stop\"", "%").replace("\"addCallback\"", "%")
                .replace("\"events\":[\n", """
                        "events":[
                        {"def":"source","id":1,"file":%,"lang":%,"text":%},
                        {"def":"method","id":1,"source":1,"name":%,"models":%},
                        {"def":"path","id":1,"method":1,"line":1},
                        """)
                .replace("\"kind\":\"callback.begin\",", "\"kind\":\"callback.begin\",\"path\":1,")
                .replace("\"kind\":\"callback.end\",\"on\":1,\"task\":3", "\"kind\":\"callback.end\",\"on\":1,\"task\":3,\"path\":1,\"data\":{\"error\":%}")
                .replace("\"kind\":\"loop.stopped\",", "\"kind\":\"loop.stopped\",\"path\":1,")
                .replace("%", quoted(text));
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(it -> quoted.append(it < ' ' || it > '~' || it == '"' || it == '\\' ? String.format("\\u%04x", it) : (char) it));
        return quoted.append('"').toString();
    }
}
