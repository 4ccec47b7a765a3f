package dev.loopglass.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopglass.app.session.Scenarios.Scenario;
import dev.loopglass.explain.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The window's own words for the scenarios.
class ScenariosTest {
    @AfterEach
    void english() {
        Speech.speak(Language.ENGLISH);
    }

    @Test
    void inEnglishTheyAreTheScenariosOwn() {
        Speech.speak(Language.ENGLISH);
        for (var scenario : dev.loopglass.scenario.Scenarios.all()) {
            var shown = new Scenario(scenario.name(), "a title", "about");
            assertThat(shown.titleSaid()).isEqualTo(scenario.title());
            assertThat(shown.aboutSaid()).isEqualTo(scenario.watch());
        }
    }

    @Test
    void everyOneIsTranslated() {
        for (var scenario : dev.loopglass.scenario.Scenarios.all()) {
            var shown = new Scenario(scenario.name(), scenario.title(), scenario.watch());
            for (var language : new Language[] {Language.TRADITIONAL, Language.SIMPLIFIED}) {
                Speech.speak(language);
                assertThat(shown.titleSaid()).containsPattern("\\p{IsHan}").isEqualTo(Scenarios.title(scenario.title()));
                assertThat(shown.aboutSaid()).containsPattern("\\p{IsHan}");
            }
        }
    }

    @Test
    void oneThatNobodyKnowsIsShownAsItIs() {
        Speech.speak(Language.TRADITIONAL);
        var shown = new Scenario("brand-new", "A new one", "Whatever there is to see.");
        assertThat(shown.titleSaid()).isEqualTo("A new one");
        assertThat(shown.aboutSaid()).isEqualTo("Whatever there is to see.");
        assertThat(Scenarios.title("My own program")).isEqualTo("My own program");
    }
}
