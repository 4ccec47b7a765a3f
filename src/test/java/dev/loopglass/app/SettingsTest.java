package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered, and what happens when the file is not what it was.
class SettingsTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("not/there/yet/settings.txt");
    }

    private static List<String> faults(Settings settings) {
        var faults = new ArrayList<String>();
        settings.tell(faults::add);
        return faults;
    }

    @Test
    void whatWasPutIsThereAtTheNextStart() {
        var before = Settings.in(file);
        before.put("theme", "contrast");
        before.put("width", 1280);
        before.put("recent", List.of("/a b/c = d.json", "/e.json"));
        before.put("recent", List.of("/e.json", "/a b/c = d.json"));
        var after = Settings.in(file);
        assertThat(after.choice("theme", Theme.Choice.SYSTEM)).isEqualTo(Theme.Choice.CONTRAST);
        assertThat(after.number("width", 1, 9999)).hasValue(1280);
        assertThat(after.all("recent")).containsExactly("/e.json", "/a b/c = d.json");
        assertThat(after.number("height", 1, 9999)).isEmpty();
        assertThat(faults(before)).isEmpty();
        assertThat(faults(after)).isEmpty();
        assertThat(file.resolveSibling("settings.txt.part")).doesNotExist();
    }

    @Test
    void aLineThatIsNoneIsSaidAndStays() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "# mine\ntheme = dark\nwhat is this\n\nfuture.thing = 7\nwidth = wide\n");
        var settings = Settings.in(file);
        assertThat(settings.choice("theme", Theme.Choice.SYSTEM)).isEqualTo(Theme.Choice.DARK);
        assertThat(settings.number("width", 960, 20_000)).isEmpty();
        assertThat(settings.number("width", 960, 20_000)).as("asked again").isEmpty();
        assertThat(faults(settings)).containsExactly(
                "settings.txt:3: wanted “name = value”, got “what is this”",
                "settings.txt: width: wanted a number from 960 to 20000, got “wide”");
        settings.put("theme", "light");
        assertThat(file).hasContent("# mine\ntheme = light\nwhat is this\n\nfuture.thing = 7\nwidth = wide\n");
    }

    @Test
    void aThemeThatIsNoneIsSaid() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "theme = purple\n");
        var settings = Settings.in(file);
        assertThat(settings.choice("theme", Theme.Choice.SYSTEM)).isEqualTo(Theme.Choice.SYSTEM);
        assertThat(faults(settings)).containsExactly(
                "settings.txt: theme: wanted system, light, dark, contrast, got “purple”");
    }

    @Test
    void aFileThatIsNoTextIsKeptBesideTheNewOne() throws IOException {
        Files.createDirectories(file.getParent());
        var bytes = new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0x80};
        Files.write(file, bytes);
        var settings = Settings.in(file);
        assertThat(faults(settings)).singleElement().asString().contains("settings.txt", "not a text file");
        settings.put("theme", "dark");
        settings.put("width", 1000);
        assertThat(file).hasContent("theme = dark\nwidth = 1000\n");
        assertThat(file.resolveSibling("settings.txt.broken")).hasBinaryContent(bytes);
    }

    @Test
    void aFolderInItsPlaceIsSaidAndChangesNothing() throws IOException {
        Files.createDirectories(file);
        var settings = Settings.in(file);
        settings.put("theme", "dark");
        assertThat(settings.choice("theme", Theme.Choice.SYSTEM)).as("until the end").isEqualTo(Theme.Choice.DARK);
        assertThat(faults(settings)).hasSize(2).allMatch(it -> it.contains("it is a folder"));
        assertThat(file).isDirectory();
    }

    @Test
    void twoProgramsKeepEachOthersWishes() {
        var one = Settings.in(file);
        var other = Settings.in(file);
        one.put("theme", "dark");
        other.put("width", 1234);
        var after = Settings.in(file);
        assertThat(after.get("theme")).hasValue("dark");
        assertThat(after.get("width")).hasValue("1234");
    }

    @Test
    void theFilesPlaceCanBeChosen() {
        assertThat(System.getProperty(Settings.PLACE)).as("tests leave the user's own alone").isNotNull();
        var before = System.getProperty(Settings.PLACE);
        try {
            System.setProperty(Settings.PLACE, file.toString());
            Settings.ofUser().put("theme", "dark");
        } finally {
            System.setProperty(Settings.PLACE, before);
        }
        assertThat(file).hasContent("theme = dark\n").hasBinaryContent("theme = dark\n".getBytes(StandardCharsets.UTF_8));
    }
}
