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

    private interface Look {
        void at(String name, double room);
    }

    /// Names for which there is enough room, and others.
    private void each(Look look) {
        for (int i = 0; i < 300; i++) {
            look.at(IntStream.range(0, 1 + random.nextInt(50))
                    .mapToObj(_ -> String.valueOf(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())))).collect(Collectors.joining()),
                    random.nextInt(300));
        }
    }

    @Test
    void asMuchAsFitsIsLeftAndNotACharacterMore() {
        each((name, room) -> {
            var shown = letters.fit(name, room);
            assertThat(letters.width(shown)).isLessThanOrEqualTo(room);
            assertThat(shown.equals(name)).isEqualTo(letters.width(name) <= room);
            int kept = shown.isEmpty() ? 2 : shown.length() - 1;
            if (!shown.equals(name) && kept < name.length() && name.charAt(kept) != ' ') {
                assertThat(letters.width(name.substring(0, kept + 1) + "…")).as("%s in %s: %s", name, room, shown).isGreaterThan(room);
            }
        });
    }

    @Test
    void ofANameTheEndsAreLeftAndAsMuchAsFits() {
        each((name, room) -> {
            var shown = letters.squeeze(name, room);
            assertThat(letters.width(shown)).isLessThanOrEqualTo(room);
            assertThat(shown.equals(name)).isEqualTo(letters.width(name) <= room);
            if (!shown.equals(name) && !shown.isEmpty()) {
                var ends = shown.split("…", 2);
                assertThat(name).startsWith(ends[0]).endsWith(ends[1]);
                assertThat(ends[0].length() - ends[1].length()).isBetween(0, 1);
            }
            int more = shown.isEmpty() ? 3 : shown.length();
            if (!shown.equals(name) && more < name.length()) {
                assertThat(letters.width(name.substring(0, more - more / 2) + "…" + name.substring(name.length() - more / 2)))
                        .as("%s in %s: %s", name, room, shown).isGreaterThan(room);
            }
        });
    }
}
