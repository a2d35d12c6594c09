package org.finmesh.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.finmesh.portal.shell.Durations.Length;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, millis, 0",
        "PT0.999S, millis, 999",
        "PT1.25S, seconds, 1.2",
        "PT9.999S, seconds, 9.9",
        "PT10.9S, seconds, 10",
        "PT119S, seconds, 119",
        "PT2M, minutes, 2",
        "PT119M59S, minutes, 119",
        "PT2H, hours, 2",
        "PT47H, hours, 47",
        "PT48H, days, 2"
    })
    void says_a_length_in_one_unit_and_few_figures(Duration duration, String unit, double count) {
        assertThat(Durations.of(duration).unit()).isEqualTo(unit);
        assertThat(Durations.of(duration))
                .extracting(Length::count)
                .extracting(Number::doubleValue)
                .isEqualTo(count);
    }
}
