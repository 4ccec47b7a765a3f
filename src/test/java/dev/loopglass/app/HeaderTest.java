package dev.loopglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Session;
import dev.loopglass.app.session.Speech;
import dev.loopglass.explain.Language;
import dev.loopglass.trace.Meta;
import dev.loopglass.trace.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeaderTest {
    private final Language before = Speech.language();

    @AfterEach
    void speakAsBefore() {
        Hall.on(() -> Speech.speak(before));
    }

    /// What does not fit would lie on the chain of causes below.
    @ParameterizedTest
    @EnumSource
    void everySentenceStandsInTheRoomItHas(Language language) throws Exception {
        var tooHigh = new ArrayList<String>();
        try (var hall = Hall.open(1280, 800)) {
            Hall.on(() -> hall.shell.windows().speak(language));
            hall.settle();
            Hall.on(() -> longest(hall.shell.session()).forEach(seq -> look(hall, seq, tooHigh)));
        }
        assertThat(tooHigh).isEmpty();
    }

    /// A recording that is watched while it grows may say its title only after it was opened.
    @Test
    void aTitleThatComesLaterIsShown() throws Exception {
        try (var hall = Hall.empty(1280, 800)) {
            var growing = new Trace();
            Hall.on(() -> hall.shell.show(new Session(Path.of("growing.json"), growing)));
            hall.settle();
            Hall.on(() -> {
                growing.meta(new Meta("Later", null, null, null, "ns"));
                hall.shell.desk().invalidate();
            });
            hall.settle();
            assertThat(Hall.see(() -> ((Label) hall.shell.lookup(".about-trace .title")).getText())).isEqualTo("Later");
        }
    }

    /// A text that is taken out and put in has its style looked up anew, with every step.
    @Test
    void aSentenceTakesNoTextOutOfTheWindow() throws Exception {
        try (var hall = Hall.open(Path.of("traces/ok.json"), 1280, 800)) {
            int size = hall.session().trace().size();
            walk(hall, size);
            var changes = new ArrayList<String>();
            Hall.on(() -> ((TextFlow) hall.shell.lookup("#sentence")).getChildren().addListener(
                    (ListChangeListener<Node>) it -> changes.add(it.toString())));
            walk(hall, size);
            assertThat(changes).isEmpty();
        }
    }

    private static void walk(Hall hall, int size) throws Exception {
        for (int i = 0; i < size; i += 3) {
            int seq = i;
            Hall.on(() -> hall.session().go(seq));
            hall.settle();
        }
    }

    /// The steps of which there is most to say.
    private static List<Integer> longest(Session session) {
        return IntStream.range(0, session.trace().size()).boxed()
                .sorted(Comparator.comparing(seq -> -session.explainer().sentence(seq).length())).limit(20).toList();
    }

    private static void look(Hall hall, int seq, List<String> tooHigh) {
        hall.shell.session().go(seq);
        hall.shell.pulse();
        // What was measured the first time must hold the second time.
        var header = (Header) hall.shell.lookup(".header");
        for (int i = 0; i < 2; i++) {
            header.applyCss();
            header.layout();
        }
        var sentence = (TextFlow) hall.shell.lookup("#sentence");
        double room = ((Region) sentence.getParent()).getHeight();
        if (sentence.prefHeight(sentence.getWidth()) > room) {
            tooHigh.add(sentence.prefHeight(sentence.getWidth()) + " in " + room + ": " + sentence.getAccessibleText());
        }
    }
}
