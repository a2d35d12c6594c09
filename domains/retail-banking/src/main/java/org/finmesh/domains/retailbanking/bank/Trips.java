package org.finmesh.domains.retailbanking.bank;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Where customers are: mostly at home, and on some days abroad. The same for the same day, each time. */
final class Trips {

    /** It takes so long to get there: as long as to the far end of the continent. */
    static final Duration UNDERWAY = Duration.ofHours(4);

    private static final long SEED = 20_260_105L;
    private static final double ABROAD = 0.07;
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private Trips() {}

    static Market where(Customer customer, Instant at) {
        return onDay(customer, Math.floorDiv(seconds(customer, at), DAY));
    }

    /** Whether the customer has left one country and not yet arrived in the other. */
    static boolean isUnderway(Customer customer, Instant at) {
        var seconds = seconds(customer, at);
        var day = Math.floorDiv(seconds, DAY);
        return Math.floorMod(seconds, DAY) < UNDERWAY.toSeconds() && onDay(customer, day) != onDay(customer, day - 1);
    }

    /** A customer's day begins when it pleases them: not everybody leaves at midnight. */
    private static long seconds(Customer customer, Instant at) {
        return at.getEpochSecond() + Math.floorMod(customer.id().hashCode() * 7_919L, DAY);
    }

    private static Market onDay(Customer customer, long day) {
        var random =
                new SplittableRandom(SEED ^ (day * 1_000_003L + customer.id().hashCode()));
        return random.nextDouble() < ABROAD
                ? Market.values()[random.nextInt(Market.values().length)]
                : customer.market();
    }
}
