package org.finmesh.domains.capitalmarkets.positions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-03-10, 2026-03-11, the next day
            2026-03-13, 2026-03-16, over a weekend
            2026-11-25, 2026-11-27, over Thanksgiving
            2026-12-24, 2026-12-28, over Christmas and a weekend
            2026-12-31, 2027-01-04, over New Year and a weekend
            2023-06-16, 2023-06-21, two days and Juneteenth in 2023
            2022-12-30, 2023-01-04, New Year on a Sunday is kept on Monday
            2024-05-24, 2024-05-29, the last day of the two-day cycle
            2024-05-28, 2024-05-29, the first day of the one-day cycle
            2012-05-18, 2012-05-23, three days before 2017
            2026-03-14, 2026-03-16, a Saturday counts from Monday
            """)
    void aTradeSettlesByTheRuleOfItsDay(LocalDate traded, LocalDate settles, String why) {
        assertThat(Settlement.dateOf(traded)).as(why).isEqualTo(settles);
    }

    @Test
    void theTradingDayIsTheOneInNewYork() {
        assertThat(Settlement.dateOf(Instant.parse("2026-03-11T03:30:00Z"))).isEqualTo("2026-03-11");
        assertThat(Settlement.dateOf(Instant.parse("2026-03-11T04:30:00Z"))).isEqualTo("2026-03-12");
    }
}
