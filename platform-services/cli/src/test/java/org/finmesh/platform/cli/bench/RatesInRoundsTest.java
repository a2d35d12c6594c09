package org.finmesh.platform.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RatesInRoundsTest {

    private final RatesInRounds rates = new RatesInRounds("pipeline");

    private void round(double sdk, double bare) {
        rates.add(new Figure("pipeline", "sdk", "records_per_second", sdk, "1/s"));
        rates.add(new Figure("pipeline", "sdk", "cpu_seconds_per_million", 7, "s"));
        rates.add(new Figure("pipeline", "bare", "records_per_second", bare, "1/s"));
    }

    @Test
    void aRatioIsTheMedianOfThoseOfTheRoundsNotOfTheRates() {
        round(90, 100);
        round(10, 20);
        round(200, 400);
        assertThat(rates.ratiosOf("sdk")).containsExactly(new Figure("pipeline", "sdk", "of_bare", 0.5, "ratio"));
    }

    @Test
    void ofTwoRoundsTheLowerRatioCounts() {
        round(90, 100);
        round(80, 100);
        assertThat(rates.ratiosOf("sdk"))
                .singleElement()
                .satisfies(figure -> assertThat(figure.value()).isEqualTo(0.8));
    }

    @Test
    void aCaseThatWasNotInEveryRoundIsNotCompared() {
        round(90, 100);
        rates.add(new Figure("pipeline", "sdk", "records_per_second", 90, "1/s"));
        assertThatThrownBy(() -> rates.ratiosOf("sdk"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bare 1 times");
    }
}
