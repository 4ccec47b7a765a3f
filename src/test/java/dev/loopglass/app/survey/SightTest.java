package dev.loopglass.app.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The measure by which colours are compared.
class SightTest {
    @ParameterizedTest
    @CsvSource({
        "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
        "50, 2.5, 0, 50, 0, -2.5, 4.3065",
        "50, 2.5, 0, 73, 25, -18, 27.1492",
        "60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644",
        "2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082"})
    void differencesAreThoseOfThePaper(double l1, double a1, double b1, double l2, double a2, double b2, double wanted) {
        assertThat(Sight.difference(new double[] {l1, a1, b1}, new double[] {l2, a2, b2})).isCloseTo(wanted, within(0.0001));
    }

    @Test
    void whoLacksConesConfusesWhatOthersTellApart() {
        var red = Color.web("#a05030");
        var green = Color.web("#687a30");
        assertThat(Sight.USUAL.difference(red, green)).isGreaterThan(30);
        assertThat(Sight.DEUTERANOPIA.difference(red, green)).isLessThan(10);
        assertThat(Sight.TRITANOPIA.difference(Color.web("#0070a0"), Color.web("#007a70")))
                .isLessThan(Sight.USUAL.difference(Color.web("#0070a0"), Color.web("#007a70")));
        for (var sight : Sight.values()) {
            assertThat(sight.difference(Color.BLACK, Color.WHITE)).as(sight.name()).isGreaterThan(95);
            assertThat(sight.difference(red, red)).isZero();
        }
    }
}
