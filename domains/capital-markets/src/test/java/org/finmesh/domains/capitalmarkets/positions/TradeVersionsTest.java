package org.finmesh.domains.capitalmarkets.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.finmesh.platform.processing.Filtered;
import org.finmesh.platform.processing.Rejected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TradeVersionsTest {

    private final Map<String, Position> positions = new HashMap<>();
    private @Nullable Trade known;

    @Test
    void aPurchaseIsQuantityGainedAndCashPaid() {
        take(Trades.bought());

        assertThat(positions).hasSize(1);
        assertThat(position("NYC-EQ-01|US4592001014|2026-03-11")).satisfies(position -> {
            assertThat(position.quantity()).isEqualTo(100);
            assertThat(position.netSettlementAmount()).isEqualByComparingTo("-20000");
            assertThat(position.tradeCount()).isEqualTo(1);
        });
    }

    @Test
    void aCorrectionReplacesWhatTheVersionBeforeDid() {
        take(Trades.bought());
        take(Trades.corrected(2, 70));

        assertThat(position("NYC-EQ-01|US4592001014|2026-03-11")).satisfies(position -> {
            assertThat(position.quantity()).isEqualTo(70);
            assertThat(position.netSettlementAmount()).isEqualByComparingTo("-14000");
            assertThat(position.tradeCount()).isEqualTo(1);
        });
    }

    @Test
    void aCorrectionOfTheDayMovesTheTradeToTheOtherSettlementDate() {
        take(Trades.bought());
        take(Trades.tradedAt(2, Trades.TUESDAY.minus(Duration.ofDays(1))));

        assertEmpty("NYC-EQ-01|US4592001014|2026-03-11");
        assertThat(position("NYC-EQ-01|US4592001014|2026-03-10").quantity()).isEqualTo(100);
    }

    @Test
    void aCorrectionOfTheBookMovesTheTradeToTheOtherBook() {
        take(Trades.bought());
        take(Trades.moved(2, "LON-EQ-01"));

        assertEmpty("NYC-EQ-01|US4592001014|2026-03-11");
        assertThat(position("LON-EQ-01|US4592001014|2026-03-11").tradeCount()).isEqualTo(1);
    }

    @Test
    void aCancellationTakesTheTradeBack() {
        take(Trades.bought());
        take(Trades.cancelled(2));

        assertEmpty("NYC-EQ-01|US4592001014|2026-03-11");
    }

    @Test
    void aCorrectionAfterACancellationBringsTheTradeBack() {
        take(Trades.bought());
        take(Trades.cancelled(2));
        take(Trades.corrected(3, 40));

        assertThat(position("NYC-EQ-01|US4592001014|2026-03-11").quantity()).isEqualTo(40);
    }

    @Test
    void aCancellationThatComesBeforeItsTradeIsRememberedAndHolds() {
        var step = TradeVersions.step(null, Trades.cancelled(2), Trades.TUESDAY);

        assertThat(step.results()).isEmpty();
        assertThat(step.reasonCode()).isEqualTo("CANCELLED_BEFORE_TRADE");
        assertThatExceptionOfType(Filtered.class)
                .isThrownBy(() -> TradeVersions.step(step.state(), Trades.bought(), Trades.TUESDAY))
                .satisfies(filtered -> assertThat(filtered.reasonCode()).isEqualTo("OLDER_VERSION"));
    }

    @Test
    void theSameVersionOnceMoreChangesNothing() {
        assertThatExceptionOfType(Filtered.class)
                .isThrownBy(() -> TradeVersions.step(Trades.bought(), Trades.bought(), Trades.TUESDAY))
                .satisfies(filtered -> assertThat(filtered.reasonCode()).isEqualTo("REPEATED"));
    }

    @Test
    void theSameVersionWithOtherTermsIsRefused() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> TradeVersions.step(Trades.corrected(2, 70), Trades.corrected(2, 71), Trades.TUESDAY))
                .satisfies(rejected -> assertThat(rejected.reasonCode()).isEqualTo("VERSION_CONFLICT"));
    }

    @Test
    void aVersionThatChangesNothingIsRememberedAndNotPublished() {
        var step = TradeVersions.step(Trades.bought(), Trades.corrected(2, 100), Trades.TUESDAY);

        assertThat(step.state()).isEqualTo(Trades.corrected(2, 100));
        assertThat(step.reasonCode()).isEqualTo("NO_CHANGE");
    }

    @Test
    void aChangeIsTakenForFourteenDaysAfterSettlementAndRefusedThen() {
        var lastDay = Instant.parse("2026-03-25T23:59:59Z");
        assertThat(TradeVersions.step(Trades.bought(), Trades.cancelled(2), lastDay)
                        .results())
                .hasSize(1);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> TradeVersions.step(Trades.bought(), Trades.cancelled(2), lastDay.plusSeconds(1)))
                .satisfies(rejected -> assertThat(rejected.reasonCode()).isEqualTo("SETTLED_LONG_AGO"));
    }

    @Test
    void inWhateverOrderVersionsComeThePositionsAreTheSame() {
        var versions = List.of(
                Trades.bought(),
                Trades.corrected(2, 70),
                Trades.cancelled(3),
                Trades.moved(4, "LON-EQ-01"),
                Trades.tradedAt(5, Trades.TUESDAY.minus(Duration.ofDays(1))));
        var random = new Random(20_260_310L);
        for (var i = 0; i < 200; i++) {
            positions.clear();
            known = null;
            var shuffled = new ArrayList<>(versions);
            shuffled.addAll(versions);
            Collections.shuffle(shuffled, random);
            shuffled.forEach(this::take);

            assertThat(positions.values())
                    .filteredOn(position -> position.tradeCount() != 0 || position.quantity() != 0)
                    .singleElement()
                    .satisfies(position -> {
                        assertThat(position.settlementDate()).isEqualTo("2026-03-10");
                        assertThat(position.bookId()).isEqualTo("NYC-EQ-01");
                        assertThat(position.quantity()).isEqualTo(100);
                    });
        }
    }

    /** As the two folds of the topology do. */
    private void take(Trade trade) {
        try {
            var step = TradeVersions.step(known, trade, trade.recordedAt());
            known = step.state();
            for (var change : step.results()) {
                positions.compute(
                        change.key(),
                        (_, before) -> Position.step(before, change, trade.recordedAt())
                                .state());
            }
        } catch (Filtered _) {
            // changes nothing, which is what the caller looks at
        }
    }

    private Position position(String key) {
        return Objects.requireNonNull(positions.get(key), key);
    }

    private void assertEmpty(String key) {
        assertThat(position(key)).satisfies(position -> {
            assertThat(position.quantity()).isZero();
            assertThat(position.netSettlementAmount()).isZero();
            assertThat(position.tradeCount()).isZero();
        });
    }
}
