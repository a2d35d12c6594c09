package org.finmesh.platform.processing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.Topology;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/** A product with every operator there is, for tests: balances by currency out of payments, bookings by hand, and limits. */
public final class Balances implements ProductTopology {

    public static final PortId PAYMENTS = PortId.parse("treasury.payments.v1");
    public static final PortId LIMITS = PortId.parse("treasury.payment-limits.v1");
    public static final PortId BALANCES = PortId.parse("treasury.payment-balances.v1");
    public static final String BOOKINGS = "treasury.manual-bookings";
    public static final String LIMITS_ENTERED = "treasury.limits-entered";
    public static final Duration IDLE = Duration.ofDays(1);

    /** The port that this product looks things up in. */
    public record Limits() implements ProductTopology {

        @Override
        public PortId port() {
            return LIMITS;
        }

        @Override
        public Topology build(ProductStreams streams) {
            return streams.source(LIMITS_ENTERED, Limit.class).publish(Limit.class);
        }
    }

    /** A domain's folder with the three products of the chain. */
    public static Path domainFolder(Path empty) {
        var products = empty.resolve("products");
        copy(Payments.FOLDER, products.resolve("payments"));
        for (var name : List.of("payment-limits", "payment-balances")) {
            copy(Path.of("src/test/resources/chain/products", name), products.resolve(name));
        }
        return empty;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            try (var files = Files.list(from)) {
                for (var file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public PortId port() {
        return BALANCES;
    }

    @Override
    public Topology build(ProductStreams streams) {
        var limits = streams.table(LIMITS, Limit.class);
        var payments =
                streams.port(PAYMENTS, Payment.class).<Limit, Movement>join("within-limit", limits, Balances::limited);
        var bookings = streams.source(BOOKINGS, Booking.class).<Movement>flatMap("to-movements", Balances::movements);
        return payments.merge("all-movements", bookings)
                .fold(
                        "balances",
                        Movement.class,
                        Movement::currency,
                        KeyedState.of(Balance.class).forgottenAfter(IDLE),
                        Balances::add)
                .publish(PublishedBalance.class);
    }

    private static Movement limited(Payment payment, Lookup<Limit> limits) {
        var limit = limits.get(payment.amountCurrency());
        if (limit == null) {
            throw new Rejected("NO_LIMIT", "there is no limit for field 'amount_currency'");
        }
        if (payment.amount().compareTo(limit.amountMax()) > 0) {
            throw new Filtered("OVER_LIMIT", "field 'amount' is above the limit");
        }
        return new Paid(payment.paymentId(), payment.amountCurrency(), payment.amount());
    }

    private static List<Movement> movements(Booking booking) {
        return booking.amounts().stream()
                .<Movement>map(amount -> new Booked(booking.id(), booking.currency(), amount, booking.note()))
                .toList();
    }

    private static Fold.Step<Balance, PublishedBalance> add(
            @Nullable Balance before, Movement movement, Instant eventTime) {
        if (movement.amount().signum() == 0) {
            throw new Rejected("NOTHING", "field 'amount' is zero");
        }
        var from = before == null ? new Balance(BigDecimal.ZERO, 0, eventTime) : before;
        if (eventTime.isBefore(from.latest())) {
            return Fold.Step.silent(from.plus(movement, from.latest()), "LATE", "a later one is published already");
        }
        var after = from.plus(movement, eventTime);
        return Fold.Step.of(
                after, new PublishedBalance(movement.currency(), after.total(), after.count(), movement.id()));
    }

    public record Payment(String paymentId, BigDecimal amount, String amountCurrency) {}

    public record Limit(String amountCurrency, BigDecimal amountMax) {}

    public record Booking(
            String id,
            String currency,
            List<BigDecimal> amounts,
            @Nullable String note) {}

    sealed interface Movement {
        String id();

        String currency();

        BigDecimal amount();
    }

    record Paid(String id, String currency, BigDecimal amount) implements Movement {}

    record Booked(
            String id,
            String currency,
            BigDecimal amount,
            @Nullable String note) implements Movement {}

    record Balance(BigDecimal total, int count, Instant latest) {

        Balance plus(Movement movement, Instant now) {
            return new Balance(total.add(movement.amount()), count + 1, now);
        }
    }

    public record PublishedBalance(String amountCurrency, BigDecimal balance, int payments, String lastId) {}
}
