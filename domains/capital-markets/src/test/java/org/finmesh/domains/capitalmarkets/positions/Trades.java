package org.finmesh.domains.capitalmarkets.positions;

import java.math.BigDecimal;
import java.time.Instant;

/** Trades to test with: a purchase of 100 shares at 200.00 on a Tuesday, and its later versions. */
final class Trades {

    static final Instant TUESDAY = Instant.parse("2026-03-10T15:00:00Z");

    private Trades() {}

    static Trade bought() {
        return trade(1, "new", "NYC-EQ-01", 100, "200.00", TUESDAY);
    }

    static Trade corrected(int version, long quantity) {
        return trade(version, "correction", "NYC-EQ-01", quantity, "200.00", TUESDAY);
    }

    static Trade moved(int version, String book) {
        return trade(version, "correction", book, 100, "200.00", TUESDAY);
    }

    static Trade tradedAt(int version, Instant at) {
        return trade(version, "correction", "NYC-EQ-01", 100, "200.00", at);
    }

    static Trade cancelled(int version) {
        return trade(version, "cancellation", "NYC-EQ-01", 100, "200.00", TUESDAY);
    }

    private static Trade trade(int version, String type, String book, long quantity, String price, Instant tradedAt) {
        return new Trade(
                        "TR0000000000000001",
                        version,
                        type,
                        book,
                        "US4592001014",
                        "buy",
                        quantity,
                        new BigDecimal(price),
                        "USD",
                        tradedAt,
                        TUESDAY.plusSeconds(version))
                .checked();
    }
}
