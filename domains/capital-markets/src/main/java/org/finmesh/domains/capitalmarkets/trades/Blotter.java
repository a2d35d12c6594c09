package org.finmesh.domains.capitalmarkets.trades;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes up what traders enter: the same for the same instants, each time. Remembers the last {@value #REMEMBERED} trades,
 * to correct and cancel them; those of before a restart stay as they are.
 */
final class Blotter {

    static final int REMEMBERED = 500;

    private static final long SEED = 20_260_201L;
    private static final String CURRENCY = "USD";
    private static final double TICKET_MEDIAN_USD = 60_000;
    private static final double TICKET_SIGMA = 1.1;
    private static final double SPREAD = 0.01;
    private static final int LOT = 10;

    /** Desks trade on their own account; the last one makes markets, and trades most. */
    private static final List<String> BOOKS =
            List.of("NYC-EQ-01", "NYC-EQ-02", "LON-EQ-01", "FRA-EQ-01", "NYC-DX-01", "NYC-MM-01");

    private final List<Map.Entry<String, BigDecimal>> prices;
    private final List<BlotterEntry> latest = new ArrayList<>(REMEMBERED);
    private final Deque<BlotterEntry> heldBack = new ArrayDeque<>();
    private int oldest;

    /** @param prices of a share in US dollar, by ISIN: what trades are made near to */
    Blotter(Map<String, BigDecimal> prices) {
        this.prices =
                prices.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }

    /** @param at in whole microseconds; they make a new trade's id, so no two entries may share them */
    BlotterEntry entry(Instant at) {
        var random = new SplittableRandom(SEED ^ micros(at));
        if (!heldBack.isEmpty() && random.nextInt(4) == 0) {
            return heldBack.removeFirst();
        }
        var percent = random.nextInt(100);
        if (percent >= 20 || latest.isEmpty()) {
            return remembered(trade(at, random));
        }
        if (percent < 3) {
            return ahead(at, random, percent == 0);
        }
        var index = random.nextInt(latest.size());
        var known = latest.get(index);
        if (percent < 6 || known.entryType().equals("cancellation")) {
            return known; // the same entry once more
        }
        var changed = percent < 10 ? known.cancelled(at) : correction(known, at, random);
        latest.set(index, changed);
        return changed;
    }

    /** The second version of a trade, whose first one comes later. */
    private BlotterEntry ahead(Instant at, RandomGenerator random, boolean cancellation) {
        var first = trade(at, random);
        heldBack.addLast(first);
        return remembered(cancellation ? first.cancelled(at) : correction(first, at, random));
    }

    private BlotterEntry remembered(BlotterEntry entry) {
        if (latest.size() < REMEMBERED) {
            latest.add(entry);
        } else {
            latest.set(oldest, entry);
            oldest = (oldest + 1) % REMEMBERED;
        }
        return entry;
    }

    private BlotterEntry trade(Instant at, RandomGenerator random) {
        var share = prices.get(random.nextInt(prices.size()));
        var price = near(share.getValue(), random);
        return new BlotterEntry(
                "TR%016d".formatted(micros(at)),
                1,
                "new",
                book(random),
                share.getKey(),
                random.nextBoolean() ? "buy" : "sell",
                quantity(price, random),
                price,
                CURRENCY,
                at,
                at);
    }

    private BlotterEntry correction(BlotterEntry known, Instant at, RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> known.movedTo(book(random), at);
            case 1 -> known.tradedOn(known.tradedAt().minus(Duration.ofDays(1)), at);
            case 2, 3 -> known.corrected(known.quantity(), near(known.price(), random), at);
            default -> known.corrected(quantity(known.price(), random), known.price(), at);
        };
    }

    private static String book(RandomGenerator random) {
        return BOOKS.get(Math.min(random.nextInt(BOOKS.size() + 2), BOOKS.size() - 1));
    }

    /** Tickets are log-normal by value, and in lots of {@value #LOT} shares. */
    private static long quantity(BigDecimal price, RandomGenerator random) {
        var value = TICKET_MEDIAN_USD * Math.exp(TICKET_SIGMA * random.nextGaussian());
        return Math.max(1, Math.round(value / price.doubleValue() / LOT)) * LOT;
    }

    private static BigDecimal near(BigDecimal price, RandomGenerator random) {
        var factor = BigDecimal.valueOf(1 + SPREAD * (2 * random.nextDouble() - 1));
        return price.multiply(factor).setScale(2, RoundingMode.HALF_EVEN);
    }

    static long micros(Instant instant) {
        return instant.getLong(ChronoField.INSTANT_SECONDS) * 1_000_000 + instant.get(ChronoField.MICRO_OF_SECOND);
    }
}
