package org.finmesh.domains.treasury.cashposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.finmesh.platform.processing.Rejected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlowTest {

    private static final Instant NOW = Instant.parse("2026-11-25T22:30:00Z");
    private static final Flow KNOWN = settlement("USD", "2026-11-27", "-1000.00");

    @Test
    void aTransactionCountsOnItsBookingDateInUtc() {
        var lateInTheEvening = new BookedTransaction("T1", NOW, "debit", new BigDecimal("23.40"), "EUR");

        assertThat(lateInTheEvening.flow())
                .isEqualTo(new Flow(Side.RETAIL, "T1", "EUR", LocalDate.parse("2026-11-25"), new BigDecimal("-23.40")));
    }

    @Test
    void aPositionCountsOnItsSettlementDateWithTheSignThatItHas() {
        var sold = new SettlingPosition(
                "B1", "US0378331005", LocalDate.parse("2026-11-27"), new BigDecimal("1000.00"), "USD");

        assertThat(sold.flow())
                .isEqualTo(new Flow(
                        Side.SETTLEMENT,
                        "B1|US0378331005|2026-11-27",
                        "USD",
                        LocalDate.parse("2026-11-27"),
                        new BigDecimal("1000.00")));
    }

    @Test
    void theFirstRecordAddsWhatItMoves() {
        assertThat(Flow.step(null, KNOWN, NOW).results())
                .containsExactly(change("USD", "2026-11-27", null, "-1000.00"));
    }

    @Test
    void aRepeatChangesNothingAlsoInAnotherScale() {
        var step = Flow.step(KNOWN, settlement("USD", "2026-11-27", "-1000.0000"), NOW);

        assertThat(step.results()).isEmpty();
        assertThat(step.reasonCode()).isEqualTo("UNCHANGED");
    }

    @Test
    void aChangeOfAmountReplacesTheOldOneInOneStep() {
        assertThat(Flow.step(KNOWN, settlement("USD", "2026-11-27", "250.00"), NOW)
                        .results())
                .containsExactly(change("USD", "2026-11-27", "-1000.00", "250.00"));
    }

    @Test
    void aChangeOfDateOrCurrencyTakesTheAmountFromOneRowToAnother() {
        assertThat(Flow.step(KNOWN, settlement("USD", "2026-11-30", "-1000.00"), NOW)
                        .results())
                .containsExactly(
                        change("USD", "2026-11-27", "-1000.00", null), change("USD", "2026-11-30", null, "-1000.00"));
        assertThat(Flow.step(KNOWN, settlement("GBP", "2026-11-27", "-1000.00"), NOW)
                        .results())
                .containsExactly(
                        change("USD", "2026-11-27", "-1000.00", null), change("GBP", "2026-11-27", null, "-1000.00"));
    }

    @Test
    void aPositionThatSettlesWithoutMoneyIsRememberedInSilence() {
        var step = Flow.step(null, settlement("USD", "2026-11-27", "0.00"), NOW);

        assertThat(step.results()).isEmpty();
        assertThat(step.reasonCode()).isEqualTo("NO_AMOUNT");
        assertThat(step.state()).isNotNull();
    }

    @Test
    void whatSettlesTooFarAheadIsRejected() {
        var last = settlement("USD", "2027-01-24", "-1.00");
        var tooFar = settlement("USD", "2027-01-25", "-1.00");

        assertThat(Flow.step(null, last, NOW).results()).hasSize(1);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Flow.step(null, tooFar, NOW))
                .satisfies(rejected -> assertThat(rejected.reasonCode()).isEqualTo("VALUE_DATE_TOO_FAR"));
    }

    static Flow settlement(String currency, String valueDate, String amount) {
        return new Flow(Side.SETTLEMENT, "B1", currency, LocalDate.parse(valueDate), new BigDecimal(amount));
    }

    private static Change change(String currency, String valueDate, @Nullable String before, @Nullable String after) {
        return new Change(
                Side.SETTLEMENT,
                currency,
                LocalDate.parse(valueDate),
                before == null ? null : new BigDecimal(before),
                after == null ? null : new BigDecimal(after));
    }
}
