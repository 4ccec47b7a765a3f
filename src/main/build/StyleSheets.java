import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/// Puts the style sheets of a folder and of those in it into the form that JavaFX reads without a parser, each beside
/// where it is, below another folder. JavaFX looks for `window.bss` when it is asked for `window.css`.
///
/// Run from its source when the program is packaged: StyleSheets.java FROM TO
final class StyleSheets {
    private StyleSheets() {}

    public static void main(String[] folders) throws IOException {
        var from = Path.of(folders[0]);
        try (Stream<Path> files = Files.walk(from)) {
            for (var sheet : files.filter(it -> it.toString().endsWith(".css")).toList()) {
                var to = Path.of(folders[1]).resolve(from.relativize(sheet).toString().replaceFirst("css$", "bss"));
                Files.createDirectories(to.getParent());
                Stylesheet.convertToBinary(sheet.toFile(), to.toFile());
            }
        }
    }
}
