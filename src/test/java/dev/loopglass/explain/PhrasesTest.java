package dev.loopglass.explain;

import static dev.loopglass.explain.Language.ENGLISH;
import static dev.loopglass.explain.Language.SIMPLIFIED;
import static dev.loopglass.explain.Language.TRADITIONAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {
    private static String say(Language language, String key, Object... values) {
        return Phrases.of(PhrasesTest.class, "animals", language).say(key, values);
    }

    @Test
    void fillsInTheValuesAsTheyAre() {
        assertThat(say(ENGLISH, "likes", "fu4 {1} $1 \\", 1000)).isEqualTo("fu4 {1} $1 \\ doesn't like 1000");
        assertThat(say(TRADITIONAL, "likes", "貓", "水")).isEqualTo("水，貓不喜歡");
        assertThat(say(SIMPLIFIED, "likes", "猫", null)).isEqualTo("猫不喜欢 null");
        assertThat(say(ENGLISH, "likes", "The cat")).as("a value is missing").isEqualTo("The cat doesn't like {1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0 | no cat sleeps", "1 | one cat sleeps", "2 | 2 cats sleep", "10 | 10 cats sleep", "1200 | 1,200 cats sleep"})
    void choosesTheFormByTheNumber(int number, String said) {
        assertThat(say(ENGLISH, "cats", number)).isEqualTo(said);
        assertThat(say(ENGLISH, "cats", (long) number)).isEqualTo(said);
    }

    @Test
    void tellsAListWithTheCommasOfTheLanguage() {
        assertThat(say(ENGLISH, "likes", List.of("cb1", "cb2"), "it")).isEqualTo("cb1, cb2 doesn't like it");
        assertThat(say(TRADITIONAL, "likes", List.of("cb1", "cb2"), "水")).isEqualTo("水，cb1、cb2 不喜歡");
    }

    @Test
    void aKeyFallsBackToItsBeginning() {
        assertThat(say(ENGLISH, "cats.in.the.HOUSE", 1)).isEqualTo("one cat sleeps");
        assertThat(say(ENGLISH, "cats.in.the.GARDEN", 1)).isEqualTo("one cat is outside");
    }

    @Test
    void aMissingKeyFailsATestAndIsShownToAUser() {
        assertThatThrownBy(() -> say(ENGLISH, "dogs")).isInstanceOf(AssertionError.class)
                .hasMessage("no phrase dogs in animals_en.properties");
        assertThat(Phrases.of(PhrasesTest.class, "animals", ENGLISH).orKey("dogs")).isEqualTo("dogs");
    }

    @Test
    void aBundleThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Phrases.of(PhrasesTest.class, "plants", SIMPLIFIED))
                .hasMessage("no plants_zh-Hans.properties in the package of dev.loopglass.explain.PhrasesTest");
    }

    @ParameterizedTest
    @CsvSource({"en-GB,en", "de,en", "ja-JP,en", "zh,zh-Hans", "zh-CN,zh-Hans", "zh-SG,zh-Hans", "zh-TW,zh-Hant",
        "zh-HK,zh-Hant", "zh-MO,zh-Hant", "zh-Hant,zh-Hant", "zh-Hant-CN,zh-Hant", "zh-Hans-HK,zh-Hans"})
    void picksTheLanguageOfAPlace(String locale, String code) {
        assertThat(Language.of(Locale.forLanguageTag(locale)).code()).isEqualTo(code);
    }

    @Test
    void knowsALanguageByItsCode() {
        assertThat(Language.coded("zh-hant")).contains(TRADITIONAL);
        assertThat(Language.coded("fr")).isEmpty();
        assertThat(Language.values()).extracting(Language::title).containsExactly("English", "繁體中文", "简体中文");
    }
}
