package org.finmesh.domains.treasury.cashposition;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The cash of a currency on a value date, as remembered.
 *
 * @param revision how often it has changed
 * @param updatedAt the latest event time of what it is made of
 */
record CashDay(Totals retail, Totals settlement, long revision, Instant updatedAt) {

    static final CashDay NONE = new CashDay(Totals.NONE, Totals.NONE, 0, Instant.EPOCH);

    CashDay after(Change change, Instant eventTime) {
        return new CashDay(
                change.side() == Side.RETAIL ? retail.after(change) : retail,
                change.side() == Side.SETTLEMENT ? settlement.after(change) : settlement,
                revision + 1,
                eventTime.isAfter(updatedAt) ? eventTime : updatedAt);
    }

    /** Of one side: what came in, what went out, and of how many transactions or positions. */
    record Totals(BigDecimal inflow, BigDecimal outflow, long flows) {

        static final Totals NONE = new Totals(BigDecimal.ZERO, BigDecimal.ZERO, 0);

        Totals after(Change change) {
            var without = change.before() == null ? this : plus(change.before(), BigDecimal.ONE.negate());
            return change.after() == null ? without : without.plus(change.after(), BigDecimal.ONE);
        }

        /** @param times 1 to add, -1 to take back; an amount of zero is no flow */
        private Totals plus(BigDecimal amount, BigDecimal times) {
            return switch (amount.signum()) {
                case 1 -> new Totals(inflow.add(amount.multiply(times)), outflow, flows + times.longValueExact());
                case -1 -> new Totals(inflow, outflow.subtract(amount.multiply(times)), flows + times.longValueExact());
                default -> this;
            };
        }
    }
}
