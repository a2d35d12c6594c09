package org.finmesh.domains.retailbanking.bank;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What thieves do: in every other {@link #EPISODE} somebody uses the card of one customer, in one of three ways. The same at
 * the same instant, each time.
 */
final class CardTheft {

    static final Duration EPISODE = Duration.ofSeconds(30);

    private static final long SEED = 20_260_106L;

    /** Of the bookings in an episode: nine of the six hundred that the bank books at its usual pace. */
    private static final double SHARE = 0.015;

    private static final List<Market> FAR_APART = List.of(Market.ES, Market.SE);

    private static final List<Loot> LOOT = List.of(
            new Loot("Goldschmiede am Dom", "5944"),
            new Loot("Casino Belle Rive", "7995"),
            new Loot("Coinhaven Exchange", "6051"),
            new Loot("Galerie Vieux Port", "5971"));

    /** What is turned into money easily, and what people seldom buy. */
    private record Loot(String merchant, String category) {}

    private enum Way {
        TRIES_NUMBER,
        COPIES_CARD,
        BUYS_LOOT
    }

    /** @param amount in the customer's currency */
    record Use(Customer customer, String channel, String merchant, String category, Market where, BigDecimal amount) {}

    private final List<Customer> customers;

    CardTheft(List<Customer> customers) {
        this.customers = customers;
    }

    /** @param at in whole microseconds */
    Optional<Use> at(Instant at) {
        var slot = Math.floorDiv(at.getEpochSecond(), EPISODE.toSeconds());
        var episode = new SplittableRandom(SEED ^ slot * 1_000_003L);
        var random = new SplittableRandom(SEED ^ Bank.micros(at));
        if (episode.nextBoolean() || random.nextDouble() >= SHARE) {
            return Optional.empty();
        }
        var way = Way.values()[episode.nextInt(Way.values().length)];
        var customer = customers.get(episode.nextInt(customers.size()));
        var loot = LOOT.get(episode.nextInt(LOOT.size()));
        return Optional.of(
                switch (way) {
                    case TRIES_NUMBER ->
                        new Use(
                                customer,
                                "ecommerce",
                                "Songdrop",
                                MerchantCategory.DIGITAL_GOODS.code(),
                                customer.market(),
                                euros(customer, 1, 4, random));
                    case COPIES_CARD ->
                        new Use(
                                customer,
                                "point_of_sale",
                                "Estación Norr",
                                MerchantCategory.FUEL.code(),
                                FAR_APART.get(random.nextInt(FAR_APART.size())),
                                euros(customer, 40, 90, random));
                    case BUYS_LOOT ->
                        new Use(
                                customer,
                                "point_of_sale",
                                loot.merchant(),
                                loot.category(),
                                Trips.where(customer, at),
                                euros(customer, 900, 6_000, random));
                });
    }

    private static BigDecimal euros(Customer customer, double from, double to, RandomGenerator random) {
        var euros = random.nextDouble(from, to) * customer.segment().spending();
        return BigDecimal.valueOf(euros * customer.market().priceLevel()).setScale(2, RoundingMode.HALF_UP);
    }
}
