import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/// Puts style sheets into the form that JavaFX reads without a parser: those of a folder and of the folders in it, each beside
/// where it is below another folder, where JavaFX looks for `window.bss` when it is asked for `window.css`; and those of the theme,
/// without what they say of controls that no window of ours has, which is four fifths of them.
///
/// Run from its source when the program is packaged: StyleSheets.java FROM TO THEME.jar LEFT-OUT.txt
final class StyleSheets {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)(\\{[^{}]*})");

    private StyleSheets() {}

    public static void main(String[] args) throws IOException {
        var from = Path.of(args[0]);
        var to = Path.of(args[1]);
        try (Stream<Path> files = Files.walk(from)) {
            for (var sheet : files.filter(it -> it.toString().endsWith(".css")).toList()) {
                convert(sheet, to.resolve(from.relativize(sheet).toString()));
            }
        }
        var leftOut = Files.readAllLines(Path.of(args[3]));
        try (var theme = FileSystems.newFileSystem(Path.of(args[2]))) {
            for (var name : List.of("primer-light.css", "primer-dark.css")) {
                var lean = Files.createTempFile("lean", ".css");
                Files.writeString(lean, lean(Files.readString(theme.getPath("atlantafx/base/theme", name)), leftOut));
                convert(lean, to.resolve(name));
                Files.delete(lean);
            }
        }
    }

    private static void convert(Path sheet, Path named) throws IOException {
        var to = named.resolveSibling(named.getFileName().toString().replaceFirst("css$", "bss"));
        Files.createDirectories(to.getParent());
        Stylesheet.convertToBinary(sheet.toFile(), to.toFile());
    }

    private static String lean(String css, List<String> leftOut) {
        return RULE.matcher(COMMENT.matcher(css).replaceAll("")).results().map(rule -> {
            var selectors = Arrays.stream(rule.group(1).split(",")).map(String::strip)
                    .filter(it -> leftOut.stream().noneMatch(name -> it.contains("." + name))).collect(Collectors.joining(",\n"));
            return selectors.isEmpty() ? "" : selectors + " " + rule.group(2) + "\n";
        }).collect(Collectors.joining());
    }
}
