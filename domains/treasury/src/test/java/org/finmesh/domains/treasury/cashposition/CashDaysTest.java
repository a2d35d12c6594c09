package org.finmesh.domains.treasury.cashposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.finmesh.platform.processing.Filtered;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CashDaysTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private @Nullable CashDays euro;

    @Test
    void sumsWhatComesInAndWhatGoesOutOfBothSides() {
        step(Side.RETAIL, "2026-11-25", null, "100.00", NOW);
        step(Side.RETAIL, "2026-11-25", null, "-30.00", NOW);
        step(Side.SETTLEMENT, "2026-11-25", null, "7.0000", NOW);
        var row = step(Side.SETTLEMENT, "2026-11-25", null, "-500.00", NOW.plusSeconds(1));

        assertThat(row.retailInflow()).isEqualByComparingTo("100");
        assertThat(row.retailOutflow()).isEqualByComparingTo("30");
        assertThat(row.settlementInflow()).isEqualByComparingTo("7");
        assertThat(row.settlementOutflow()).isEqualByComparingTo("500");
        assertThat(row.netAmount()).isEqualByComparingTo("-423");
        assertThat(row.retailTransactions()).isEqualTo(2);
        assertThat(row.settlementPositions()).isEqualTo(2);
        assertThat(row.revision()).isEqualTo(4);
        assertThat(row.updatedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void takesBackWhatAChangedPositionMovedAlsoAcrossTheSign() {
        step(Side.SETTLEMENT, "2026-11-27", null, "-500.00", NOW);
        var row = step(Side.SETTLEMENT, "2026-11-27", "-500.00", "20.00", NOW);

        assertThat(row.settlementOutflow()).isZero();
        assertThat(row.settlementInflow()).isEqualByComparingTo("20");
        assertThat(row.settlementPositions()).isEqualTo(1);
    }

    @Test
    void aPositionThatIsCancelledLeavesARowOfZeros() {
        step(Side.SETTLEMENT, "2026-11-27", null, "-500.00", NOW);
        var row = step(Side.SETTLEMENT, "2026-11-27", "-500.00", "0.00", NOW);

        assertThat(row.netAmount()).isZero();
        assertThat(row.settlementPositions()).isZero();
    }

    @Test
    void theTimeOfARowNeverGoesBackAndItsRevisionAlwaysGrows() {
        step(Side.RETAIL, "2026-11-25", null, "1.00", NOW);
        var late = step(Side.RETAIL, "2026-11-25", null, "1.00", NOW.minusSeconds(3600));

        assertThat(late.updatedAt()).isEqualTo(NOW);
        assertThat(late.revision()).isEqualTo(2);
    }

    @Test
    void aValueDateIsFinalAWeekAfterAndIsForgottenThen() {
        step(Side.RETAIL, "2026-11-18", null, "1.00", NOW);
        assertThat(step(Side.RETAIL, "2026-11-18", null, "1.00", NOW).retailTransactions())
                .isEqualTo(2);
        step(Side.RETAIL, "2026-11-26", null, "1.00", NOW.plus(1, ChronoUnit.DAYS));

        assertThatExceptionOfType(Filtered.class)
                .isThrownBy(() -> step(Side.RETAIL, "2026-11-18", null, "1.00", NOW))
                .satisfies(filtered -> assertThat(filtered.reasonCode()).isEqualTo("VALUE_DATE_PAST"));
        assertThat(euro).isNotNull();
        assertThat(euro.days()).containsOnlyKeys("2026-11-26");
    }

    @Test
    void whatIsRememberedIsBoundedHoweverLongItGoesOn() {
        for (var day = 0; day < 1_000; day++) {
            var now = NOW.plus(day, ChronoUnit.DAYS);
            var today = LocalDate.parse("2026-11-25").plusDays(day);
            step(Side.RETAIL, today.toString(), null, "1.00", now);
            step(Side.SETTLEMENT, today.plusDays(Flow.DAYS_AHEAD_MAX).toString(), null, "1.00", now);
        }

        assertThat(euro).isNotNull();
        assertThat(euro.days()).hasSize(CashDays.DAYS_KEPT + Flow.DAYS_AHEAD_MAX + 1);
    }

    /** Whatever changes come, in whatever order, with repeats: the rows are the sums of the latest of each position. */
    @Test
    void isTheSumOfTheLatestOfEachPositionAfterManyRandomChanges() {
        var random = new Random(20261125);
        Map<String, Flow> latest = new HashMap<>();
        Map<String, CashPosition> rows = new HashMap<>();
        for (var i = 0; i < 20_000; i++) {
            var flow = new Flow(
                    Side.SETTLEMENT,
                    "B" + random.nextInt(200),
                    "EUR",
                    LocalDate.parse("2026-11-25").plusDays(random.nextInt(5)),
                    BigDecimal.valueOf(random.nextInt(-5, 6)));
            var known = latest.put(flow.id(), flow);
            for (var change : Flow.step(known, flow, NOW).results()) {
                var step = CashDays.step(euro, change, NOW);
                euro = step.state();
                step.results().forEach(row -> rows.put(row.valueDate().toString(), row));
            }
        }

        assertThat(rows).hasSize(5).allSatisfy((date, row) -> {
            List<Flow> flows = new ArrayList<>(latest.values());
            flows.removeIf(flow ->
                    !flow.valueDate().toString().equals(date) || flow.amount().signum() == 0);
            assertThat(row.settlementPositions()).isEqualTo(flows.size());
            assertThat(row.netAmount())
                    .isEqualByComparingTo(flows.stream().map(Flow::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        });
    }

    private CashPosition step(
            Side side, String valueDate, @Nullable String before, @Nullable String after, Instant eventTime) {
        var change = new Change(
                side,
                "EUR",
                LocalDate.parse(valueDate),
                before == null ? null : new BigDecimal(before),
                after == null ? null : new BigDecimal(after));
        var step = CashDays.step(euro, change, eventTime);
        euro = step.state();
        return step.results().getFirst();
    }
}
