package org.finmesh.domains.capitalmarkets.riskexposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.finmesh.platform.processing.Filtered;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShareTest {

    private static final String IBM = "US4592001014";
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private @Nullable Share share;

    @Test
    void aPositionBeforeAnyPriceHasNone() {
        assertThat(take(position("NYC-EQ-01", "2026-03-11", 100, 0)))
                .containsExactly(new Holder(IBM, "NYC-EQ-01", 100, NOON, null));
    }

    @Test
    void aPriceValuesEachBookThatHoldsSomething() {
        take(position("NYC-EQ-01", "2026-03-11", 100, 0));
        take(position("LON-EQ-01", "2026-03-11", -50, 0));
        take(position("FRA-EQ-01", "2026-03-11", 10, 0));
        take(position("FRA-EQ-01", "2026-03-11", 0, 1));

        assertThat(take(price("195.88", 2)))
                .extracting(Holder::bookId, Holder::quantity)
                .containsExactly(tuple("LON-EQ-01", -50L), tuple("NYC-EQ-01", 100L));
    }

    @Test
    void aBookHoldsTheSumOverItsSettlementDates() {
        take(position("NYC-EQ-01", "2026-03-11", 100, 0));
        take(position("NYC-EQ-01", "2026-03-12", -30, 1));

        assertThat(take(position("NYC-EQ-01", "2026-03-11", 80, 2)))
                .extracting(Holder::quantity)
                .containsExactly(50L);
    }

    @Test
    void whatSettledLongAgoIsRememberedAsASum() {
        take(position("NYC-EQ-01", "2026-03-11", 100, 0));
        take(position("NYC-EQ-01", "2026-03-12", 20, 0));
        take(position("NYC-EQ-01", "2026-08-12", -30, 1));

        var holding = Objects.requireNonNull(share).books().get("NYC-EQ-01");
        assertThat(holding.quantity()).isEqualTo(90);
        assertThat(holding.settling()).containsOnlyKeys("2026-08-12");
        assertFiltered("OLDER_POSITION", position("NYC-EQ-01", "2026-03-11", 100, 0));
    }

    @Test
    void anOlderStateOfAPositionChangesNothing() {
        take(position("NYC-EQ-01", "2026-03-11", 100, 5));

        assertFiltered("OLDER_POSITION", position("NYC-EQ-01", "2026-03-11", 70, 4));
        assertThat(take(position("NYC-EQ-01", "2026-03-11", 60, 5)))
                .extracting(Holder::quantity)
                .containsExactly(60L);
    }

    @Test
    void anOlderQuoteChangesNothing() {
        take(price("195.88", 5));

        assertFiltered("OLDER_PRICE", price("190.00", 4));
    }

    @Test
    void aQuoteOfTheSamePriceAndDayPublishesNothing() {
        take(position("NYC-EQ-01", "2026-03-11", 100, 0));
        take(price("195.88", 1));

        assertThat(Share.step(share, price("195.880", 2), NOON).reasonCode()).isEqualTo("SAME_PRICE");
    }

    @Test
    void aPriceOfWhatNobodyHoldsIsRememberedAndPublishesNothing() {
        var step = Share.step(null, price("195.88", 1), NOON);

        assertThat(step.reasonCode()).isEqualTo("NOT_HELD");
        share = step.state();
        assertThat(take(position("NYC-EQ-01", "2026-03-11", 100, 2)))
                .singleElement()
                .satisfies(holder -> assertThat(holder.quote()).isNotNull());
    }

    private List<Holder> take(Update update) {
        var step = Share.step(share, update, NOON);
        share = step.state();
        return step.results();
    }

    private void assertFiltered(String reasonCode, Update update) {
        assertThatExceptionOfType(Filtered.class)
                .isThrownBy(() -> Share.step(share, update, NOON))
                .satisfies(filtered -> assertThat(filtered.reasonCode()).isEqualTo(reasonCode));
    }

    private static Update position(String book, String date, long quantity, int second) {
        return new Update.Position(book, IBM, LocalDate.parse(date), quantity, NOON.plusSeconds(second));
    }

    private static Update price(String price, int second) {
        return new Update.Price(
                IBM, LocalDate.parse("2012-05-18"), new BigDecimal(price), "USD", NOON.plusSeconds(second));
    }
}
