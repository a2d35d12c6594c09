package org.finmesh.domains.capitalmarkets.positions;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.processing.Filtered;
import org.finmesh.platform.processing.Fold.Step;
import org.finmesh.platform.processing.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * What each version of a trade changes, by what was known of the trade. The highest version holds, whichever comes last; so
 * the positions are the same in whatever order the versions come.
 *
 * @see <a href="../../../../../../../../../../docs/decisions/0033-positions-are-sums-of-what-trades-change.md">decision 33</a>
 */
final class TradeVersions {

    /** Changes to a trade are taken for so many days after it settles. */
    static final int OPEN_DAYS = 14;

    /** A trade is kept for longer than a change to it can be taken: at most 6 days from trade to settlement, and then those. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    private TradeVersions() {}

    /** @param known the highest version so far; null where there is none */
    static Step<Trade, PositionChange> step(@Nullable Trade known, Trade trade, Instant eventTime) {
        requireOpen(trade, eventTime);
        if (known != null) {
            requireNewer(known, trade);
            requireOpen(known, eventTime);
        }
        var changes = changes(known, trade);
        if (!changes.isEmpty()) {
            return Step.of(trade, changes);
        }
        return known == null
                ? Step.silent(
                        trade, "CANCELLED_BEFORE_TRADE", "a cancellation came before its trade, and is remembered")
                : Step.silent(trade, "NO_CHANGE", "a newer version of a trade changes no quantity, amount or date");
    }

    private static void requireNewer(Trade known, Trade trade) {
        if (trade.version() < known.version()) {
            throw new Filtered("OLDER_VERSION", "a newer version of the trade came before");
        }
        if (trade.equals(known)) {
            throw new Filtered("REPEATED", "the same version of the trade came before");
        }
        if (trade.version() == known.version()) {
            throw new Rejected("VERSION_CONFLICT", "version came before with other terms");
        }
    }

    private static void requireOpen(Trade trade, Instant eventTime) {
        var today = eventTime.atZone(ZoneOffset.UTC).toLocalDate();
        if (trade.settlementDate().plusDays(OPEN_DAYS).isBefore(today)) {
            throw new Rejected(
                    "SETTLED_LONG_AGO", "the trade settled more than %d days before recorded_at".formatted(OPEN_DAYS));
        }
    }

    private static List<PositionChange> changes(@Nullable Trade known, Trade trade) {
        var gained = trade.effect();
        if (known == null) {
            return some(gained);
        }
        var lost = known.effect().reversed(trade.recordedAt());
        return lost.key().equals(gained.key()) ? some(lost.plus(gained)) : some(lost, gained);
    }

    private static List<PositionChange> some(PositionChange... changes) {
        return Stream.of(changes).filter(change -> !change.isNone()).toList();
    }
}
