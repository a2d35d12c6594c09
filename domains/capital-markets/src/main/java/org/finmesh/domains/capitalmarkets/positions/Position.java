package org.finmesh.domains.capitalmarkets.positions;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.finmesh.platform.processing.Fold.Step;
import org.jspecify.annotations.Nullable;

/** A position as published, and as it is remembered; the contract says what each component means. */
public record Position(
        String bookId,
        String isin,
        LocalDate settlementDate,
        long quantity,
        BigDecimal netSettlementAmount,
        String settlementCurrency,
        long tradeCount,
        Instant changedAt) {

    static Step<Position, Position> step(@Nullable Position known, PositionChange change, Instant eventTime) {
        var position = known == null ? none(change) : known;
        return position.after(change);
    }

    private static Position none(PositionChange change) {
        return new Position(
                change.bookId(),
                change.isin(),
                change.settlementDate(),
                0,
                BigDecimal.ZERO,
                change.currency(),
                0,
                change.recordedAt());
    }

    /** The position's time never goes back, so that the latest of its records is told by it. */
    private Step<Position, Position> after(PositionChange change) {
        var next = new Position(
                bookId,
                isin,
                settlementDate,
                quantity + change.quantity(),
                netSettlementAmount.add(change.amount()),
                settlementCurrency,
                tradeCount + change.trades(),
                change.recordedAt().isAfter(changedAt) ? change.recordedAt() : changedAt);
        return Step.of(next, next);
    }
}
