package dev.loopglass.app;

import dev.loopglass.app.session.Errand;
import dev.loopglass.explain.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;

/// Draws the pictures of `docs/screenshots` from the program itself, headless:
/// `mvn test-compile exec:exec@screenshots`.
///
/// Those in Chinese need a typeface with its letters (Debian's `fonts-noto-cjk`); without one the old ones stay.
final class Screenshots {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    /// @param trace which is open, or null
    private record Shot(String name, String trace, Theme.Choice look, Language language, Consumer<Shell> show) {}

    private Screenshots() {}

    /// @param args the folder for the pictures
    public static void main(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of(args[0]));
        for (var shot : shots()) {
            if (Typeface.has(shot.language)) {
                var file = folder.resolve(shot.name + ".png");
                Swatches.write(draw(shot), file);
                System.out.println(file + ": " + Files.size(file) / 1024 + " KB");
            } else {
                System.out.println(shot.name + ": not drawn, no typeface here has the letters of " + shot.language.title());
            }
        }
        System.exit(0);
    }

    private static final Path LESSON = Path.of("samples/lessons/from-fetch-to-handle-connect.md");

    /// The first, a middle and the last step: seen in every language, light, dark and while one presents.
    private static final Map<String, Consumer<Shell>> MOMENTS = Map.of("first", shell -> shell.session().go(0),
            "middle", Screenshots::middle, "last", shell -> shell.session().go(Integer.MAX_VALUE));

    private static List<Shot> shots() {
        var shots = new ArrayList<Shot>();
        for (var language : Language.values()) {
            var tongue = language == Language.ENGLISH ? "" : "-" + language.code();
            MOMENTS.forEach((moment, show) -> {
                shots.add(new Shot(moment + tongue, "ok", Theme.Choice.LIGHT, language, show));
                shots.add(new Shot(moment + "-dark" + tongue, "ok", Theme.Choice.DARK, language, show));
                shots.add(new Shot(moment + "-presenting" + tongue, "ok", Theme.Choice.LIGHT, language, shell -> {
                    show.accept(shell);
                    shell.present();
                }));
            });
        }
        shots.add(english("contrast", "ok", Theme.Choice.CONTRAST, Screenshots::middle));
        shots.add(english("welcome", null, Theme.Choice.LIGHT, _ -> { }));
        shots.add(english("several-requests", "queue", Theme.Choice.LIGHT, shell -> {
            shell.session().go(shell.session().trace().size() / 2);
            shell.applyCss();
            shell.pulse();
            ((ToggleButton) shell.lookup("#flow-all")).fire();
        }));
        shots.add(english("findings", "blocking-callback", Theme.Choice.DARK, shell -> {
            shell.veil().toFinding(it -> it.nextFinding());
            shell.veil().showFindings();
        }));
        shots.add(english("lesson", "ok", Theme.Choice.LIGHT, Screenshots::lesson));
        shots.add(english("predicting", "ok", Theme.Choice.DARK, shell -> {
            shell.desk().guess().tour();
            shell.pulse();
            ((Button) shell.lookup("#choice-2")).fire();
        }));
        return shots;
    }

    private static Shot english(String name, String trace, Theme.Choice look, Consumer<Shell> show) {
        return new Shot(name, trace, look, Language.ENGLISH, show);
    }

    /// Where the connection is made: the handler runs, and the reader sees who woke it.
    private static void middle(Shell shell) {
        var trace = shell.session().trace();
        shell.session().go(IntStream.range(0, trace.size())
                .filter(seq -> trace.kind(seq).equals("channel.connected")).findFirst().orElseThrow());
    }

    /// The moment the first lesson is about.
    private static void lesson(Shell shell) {
        try {
            shell.lectern().tell(Opened.lesson(LESSON, Errand.here()).talk());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var talk = shell.lectern().talk();
        int connected = IntStream.rangeClosed(1, talk.walk().stops().size())
                .filter(it -> shell.session().trace().kind(talk.walk().step(it)).equals("channel.connected")).findFirst().orElse(1);
        talk.go(connected);
        shell.session().go(talk.step());
    }

    private static Image draw(Shot shot) throws Exception {
        var room = Room.of(shot.look);
        Hall.on(() -> {
            room.shell.windows().speak(shot.language);
            // It is in no window that would hear of it, and has its typefaces from the language.
            room.shell.speak();
        });
        if (shot.trace != null) {
            room.open(Path.of("traces", shot.trace + ".json"));
        }
        room.settle(WIDTH, HEIGHT);
        Hall.on(() -> shot.show.accept(room.shell));
        room.settle(WIDTH, HEIGHT);
        room.settle(WIDTH, HEIGHT);
        return Hall.see(() -> room.shell.getScene().snapshot(null));
    }
}
