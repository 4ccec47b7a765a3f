package dev.loopglass.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;

/// What is left of a text for which there is not enough room.
class LettersTest {
    private static final String CHARACTERS = "HttpConnection.onBody127:輪詢 ";

    private final Letters letters = new Letters(Font.font("System", 12));
    private final Random random = new Random(4);

    private String name() {
        return IntStream.range(0, 1 + random.nextInt(50))
                .mapToObj(_ -> String.valueOf(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())))).collect(Collectors.joining());
    }

    @Test
    void asMuchAsFitsIsLeftAndNotACharacterMore() {
        for (int i = 0; i < 300; i++) {
            var name = name();
            double room = random.nextInt(300);
            var shown = letters.fit(name, room);
            if (shown.equals(name)) {
                assertThat(letters.width(name)).isLessThanOrEqualTo(room);
                continue;
            }
            assertThat(letters.width(name)).isGreaterThan(room);
            assertThat(letters.width(shown)).isLessThanOrEqualTo(room);
            int kept = shown.isEmpty() ? 2 : shown.length() - 1;
            if (kept + 1 <= name.length() && !name.substring(0, kept).endsWith(" ") && !name.startsWith(" ", kept)) {
                assertThat(letters.width(name.substring(0, kept + 1) + "…")).as("%s in %s: %s", name, room, shown).isGreaterThan(room);
            }
        }
    }

    @Test
    void ofANameTheEndsAreLeft() {
        for (int i = 0; i < 300; i++) {
            var name = name();
            double room = random.nextInt(300);
            var shown = letters.squeeze(name, room);
            if (shown.isEmpty() || shown.equals(name)) {
                assertThat(shown.isEmpty() ? letters.width(name) > room : letters.width(name) <= room).isTrue();
                continue;
            }
            assertThat(letters.width(shown)).isLessThanOrEqualTo(room);
            var ends = shown.split("…", 2);
            assertThat(name).startsWith(ends[0]).endsWith(ends[1]);
            assertThat(ends[0].length() - ends[1].length()).isBetween(0, 1);
            int more = shown.length();
            if (more < name.length()) {
                assertThat(letters.width(name.substring(0, more - more / 2) + "…" + name.substring(name.length() - more / 2)))
                        .as("%s in %s: %s", name, room, shown).isGreaterThan(room);
            }
        }
    }
}
