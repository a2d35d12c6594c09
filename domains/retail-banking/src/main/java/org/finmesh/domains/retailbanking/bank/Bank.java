package org.finmesh.domains.retailbanking.bank;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes up what a customer does at an instant: the same for the same instant, each time. */
final class Bank {

    private static final long SEED = 20_260_103L;
    private static final ZoneId LOCAL = ZoneId.of("Europe/Berlin");
    private static final double TRANSFER_RECEIVED = 0.35;
    private static final double AMOUNT_MAX = 50_000;

    private final List<Customer> customers = Customers.invented();
    private final Merchants merchants = Merchants.invented();
    private final CardTheft cardTheft = new CardTheft(customers);
    private final Weighted<Customer> activeCustomers = Weighted.of(customers, Customer::activity);
    private final List<Weighted<TransactionType>> typesByHour = IntStream.range(0, 24)
            .mapToObj(hour -> Weighted.of(List.of(TransactionType.values()), type -> type.frequencyAt(hour)))
            .toList();
    private final List<Weighted<MerchantCategory>> categoriesByHour = IntStream.range(0, 24)
            .mapToObj(hour -> Weighted.of(List.of(MerchantCategory.values()), category -> category.frequencyAt(hour)))
            .toList();

    /** @param bookedAt in whole microseconds; they make the transaction's id, so no two bookings may share them */
    Booking booking(Instant bookedAt) {
        return cardTheft.at(bookedAt).map(theft -> stolen(bookedAt, theft)).orElseGet(() -> usual(bookedAt));
    }

    private Booking stolen(Instant bookedAt, CardTheft.Use use) {
        return withCard(
                bookedAt,
                use.customer(),
                TransactionType.CARD_PAYMENT,
                use.amount(),
                use.channel(),
                use.merchant(),
                use.category(),
                use.where());
    }

    private Booking usual(Instant bookedAt) {
        var random = new SplittableRandom(SEED ^ micros(bookedAt));
        var hour = bookedAt.atZone(LOCAL).getHour();
        var customer = activeCustomers.any(random);
        var type = typesByHour.get(hour).any(random);
        return switch (type) {
            case CARD_PAYMENT -> cardPayment(bookedAt, customer, category(customer, bookedAt, hour, random), random);
            case CASH_WITHDRAWAL ->
                Trips.isUnderway(customer, bookedAt)
                        ? cardPayment(bookedAt, customer, MerchantCategory.ONLINE_SHOP, random)
                        : cashWithdrawal(bookedAt, customer, random);
            case DIRECT_DEBIT ->
                onAccount(bookedAt, customer, type, "debit", "batch", amount(customer, 62, 0.9, random), random);
            case CREDIT_TRANSFER ->
                onAccount(
                        bookedAt,
                        customer,
                        type,
                        random.nextDouble() < TRANSFER_RECEIVED ? "credit" : "debit",
                        "online_banking",
                        amount(customer, 110, 1.2, random),
                        random);
            case SALARY ->
                onAccount(bookedAt, customer, type, "credit", "batch", amount(customer, 2_550, 0.3, random), random);
        };
    }

    /** Who is underway pays nothing but online. */
    private MerchantCategory category(Customer customer, Instant at, int hour, RandomGenerator random) {
        var category = categoriesByHour.get(hour).any(random);
        return category.online() || !Trips.isUnderway(customer, at) ? category : MerchantCategory.ONLINE_SHOP;
    }

    static String transactionId(Instant bookedAt) {
        return "T%016d".formatted(micros(bookedAt));
    }

    static long micros(Instant instant) {
        return instant.getLong(ChronoField.INSTANT_SECONDS) * 1_000_000 + instant.get(ChronoField.MICRO_OF_SECOND);
    }

    private Booking cardPayment(Instant at, Customer customer, MerchantCategory category, RandomGenerator random) {
        var merchant = merchants.any(Trips.where(customer, at), category, random);
        var amount = amount(customer, category.median(), category.sigma(), random);
        return withCard(
                at,
                customer,
                TransactionType.CARD_PAYMENT,
                amount,
                category.online() ? "ecommerce" : "point_of_sale",
                merchant.name(),
                category.code(),
                merchant.market());
    }

    /** Machines pay notes: multiples of ten euros, or of what comes nearest to that. */
    private Booking cashWithdrawal(Instant at, Customer customer, RandomGenerator random) {
        var note = new BigDecimal(customer.market() == Market.SE ? 100 : 10);
        var wanted = amount(customer, 85, 0.6, random);
        var notes = wanted.divide(note, 0, RoundingMode.HALF_UP).max(BigDecimal.ONE);
        var amount = notes.multiply(note).setScale(2, RoundingMode.UNNECESSARY);
        return withCard(
                at, customer, TransactionType.CASH_WITHDRAWAL, amount, "atm", null, "6011", Trips.where(customer, at));
    }

    private static Booking withCard(
            Instant at,
            Customer customer,
            TransactionType type,
            BigDecimal amount,
            String channel,
            @Nullable String merchant,
            String category,
            Market where) {
        return new Booking(
                transactionId(at),
                customer.id(),
                customer.accountIban(),
                at,
                at,
                type.toString(),
                "debit",
                amount,
                customer.market().currency(),
                channel,
                merchant,
                category,
                where.name(),
                customer.cardLastFour(),
                null);
    }

    private Booking onAccount(
            Instant at,
            Customer customer,
            TransactionType type,
            String direction,
            String channel,
            BigDecimal amount,
            RandomGenerator random) {
        var counterparty = customers.get(random.nextInt(customers.size()));
        return new Booking(
                transactionId(at),
                customer.id(),
                customer.accountIban(),
                at,
                at,
                type.toString(),
                direction,
                amount,
                customer.market().currency(),
                channel,
                null,
                null,
                null,
                null,
                counterparty.accountIban());
    }

    /** Log-normal about the median, in the account's currency, 0.01 to {@value #AMOUNT_MAX} times the price level. */
    private static BigDecimal amount(Customer customer, double median, double sigma, RandomGenerator random) {
        var euros = median * customer.segment().spending() * Math.exp(sigma * random.nextGaussian());
        var bounded = Math.clamp(euros, 0.01, AMOUNT_MAX);
        return BigDecimal.valueOf(bounded * customer.market().priceLevel())
                .setScale(2, RoundingMode.HALF_UP)
                .max(new BigDecimal("0.01"));
    }

    /** Now in whole microseconds, or just after {@code before} where the clock stood still or went back. */
    static Instant later(Instant now, Instant before) {
        var micros = now.truncatedTo(ChronoUnit.MICROS);
        return micros.isAfter(before) ? micros : before.plus(1, ChronoUnit.MICROS);
    }
}
