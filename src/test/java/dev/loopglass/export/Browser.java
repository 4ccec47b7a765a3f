package dev.loopglass.export;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// A real Chromium without a screen. Where there is none, a test that asks for it is skipped and says so.
public final class Browser implements AutoCloseable {
    /// It warns of every version of Chromium that is newer than itself. Kept, since loggers are forgotten.
    private static final Logger CHATTER = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    public static Browser open() throws IOException {
        var chromium = program("chromium", "chromium-browser", "google-chrome");
        var chromedriver = program("chromedriver");
        assumeTrue(chromium.isPresent() && chromedriver.isPresent(),
                "no Chromium with its driver here (Debian: chromium, chromium-driver)");
        System.setProperty("webdriver.remote.enableTracing", "false");
        CHATTER.setLevel(Level.SEVERE);
        var profile = Files.createTempDirectory("chromium");
        var options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--user-data-dir=" + profile);
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        var service = new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.get().toFile())
                .usingAnyFreePort().withLogFile(new File("target/chromedriver.log")).build();
        return new Browser(new ChromeDriver(service, options), profile);
    }

    private static Optional<Path> program(String... names) {
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator);
        return Stream.of(names).flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }

    public ChromeDriver driver() {
        return driver;
    }

    /// Opens it anew, even where only what stands behind the # is another.
    public void open(Path page, String place) {
        driver.get("about:blank");
        complaints();
        requests();
        driver.get(page.toUri() + place);
    }

    /// What a piece of script returns.
    @SuppressWarnings("unchecked")
    public <T> T ask(String script, Object... values) {
        return (T) ((JavascriptExecutor) driver).executeScript(script, values);
    }

    /// What the browser complained about since it was last asked.
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(it -> it.getMessage()).toList();
    }

    /// What was asked of the network, or of the disk, since it was last asked.
    public List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream().map(it -> it.getMessage())
                .filter(it -> it.contains("\"Network.requestWillBeSent\""))
                .map(it -> it.replaceAll("(?s).*\"url\":\"([^\"]*)\".*", "$1")).toList();
    }

    /// As a telephone of this size shows things, or, with 0, as a desktop does.
    public void size(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", width < 600));
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted((one, other) -> other.compareTo(one)).forEach(it -> it.toFile().delete());
        }
    }
}
