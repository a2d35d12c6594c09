package org.finmesh.domains.capitalmarkets.riskexposure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.finmesh.platform.processing.Filtered;
import org.jspecify.annotations.Nullable;

/**
 * How many shares a book has traded, over all settlement dates.
 *
 * @param settled the sum of the positions whose settlement date is before {@code settledBefore}: these change no more
 * @param settling the other positions, by settlement date as ISO 8601 has it
 * @param changedAt of the position that changed last
 */
record Holding(long settled, LocalDate settledBefore, Map<String, Settling> settling, Instant changedAt) {

    /** Longer than a position is changed after it settles. */
    private static final int SETTLING_DAYS = 60;

    Holding {
        settling = Map.copyOf(settling);
    }

    record Settling(long quantity, Instant changedAt) {}

    static Holding none() {
        return new Holding(0, LocalDate.EPOCH, Map.of(), Instant.EPOCH);
    }

    long quantity() {
        return settled
                + settling.values().stream().mapToLong(Settling::quantity).sum();
    }

    /** @throws Filtered when a later state of the position is known */
    Holding with(Update.Position position) {
        var date = position.settlementDate().toString();
        if (position.settlementDate().isBefore(settledBefore) || isOlder(position, settling.get(date))) {
            throw new Filtered("OLDER_POSITION", "a later state of the position came before");
        }
        var next = new HashMap<>(settling);
        next.put(date, new Settling(position.quantity(), position.changedAt()));
        var latest = position.changedAt().isAfter(changedAt) ? position.changedAt() : changedAt;
        return new Holding(settled, settledBefore, next, latest)
                .settledBefore(position.settlementDate().minusDays(SETTLING_DAYS));
    }

    private static boolean isOlder(Update.Position position, @Nullable Settling known) {
        return known != null && position.changedAt().isBefore(known.changedAt());
    }

    /** Sums up what settled long ago, so that what is remembered of a book does not grow with the days. */
    private Holding settledBefore(LocalDate date) {
        if (!date.isAfter(settledBefore)) {
            return this;
        }
        var sum = settled;
        var left = new HashMap<>(settling);
        for (var position : settling.entrySet()) {
            if (LocalDate.parse(position.getKey()).isBefore(date)) {
                sum += position.getValue().quantity();
                left.remove(position.getKey());
            }
        }
        return new Holding(sum, date, left, changedAt);
    }
}
