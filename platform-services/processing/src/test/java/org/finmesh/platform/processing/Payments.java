package org.finmesh.platform.processing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.kafka.streams.Topology;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductFolder;
import org.jspecify.annotations.Nullable;

/** A product with every type that a contract can have, for tests. */
public final class Payments implements ProductTopology {

    public static final Path FOLDER = Path.of("src/test/resources/products/payments");
    public static final String ORDERS = "treasury.payment-orders";

    public static DataProduct product() {
        try {
            return ProductFolder.at(FOLDER).read();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Contract contract() {
        return product().latest();
    }

    @Override
    public PortId port() {
        return PortId.parse("treasury.payments.v1");
    }

    @Override
    public Topology build(ProductStreams streams) {
        return streams.source(ORDERS, Order.class)
                .map("to-payment", Payment::of)
                .publish(Payment.class);
    }

    /** As the source has it. */
    public record Order(
            String id,
            int leg,
            Instant bookedAt,
            LocalDate valueDate,
            BigDecimal amount,
            String currency,
            Direction direction,
            boolean urgent,
            @Nullable String note,
            @Nullable BigDecimal fee) {

        public static Order of(String id) {
            return new Order(
                    id,
                    1,
                    Instant.parse("2026-11-23T10:00:00.123456Z"),
                    LocalDate.of(2026, 11, 24),
                    new BigDecimal("12.50"),
                    "EUR",
                    Direction.DEBIT,
                    false,
                    null,
                    null);
        }

        public Order amount(String amount) {
            return new Order(
                    id, leg, bookedAt, valueDate, new BigDecimal(amount), currency, direction, urgent, note, fee);
        }

        public Order currency(String other) {
            return new Order(id, leg, bookedAt, valueDate, amount, other, direction, urgent, note, fee);
        }

        public Order note(@Nullable String text) {
            return new Order(id, leg, bookedAt, valueDate, amount, currency, direction, urgent, text, fee);
        }
    }

    public enum Direction {
        DEBIT,
        CREDIT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As the contract has it. */
    public record Payment(
            String paymentId,
            long leg,
            Instant bookedAt,
            LocalDate valueDate,
            BigDecimal amount,
            String amountCurrency,
            Direction direction,
            boolean urgent,
            @Nullable String note,
            @Nullable BigDecimal fee,
            @Nullable LocalDate settledOn,
            @Nullable Integer attempts,
            @Nullable Boolean confirmed,
            @Nullable Instant confirmedAt) {

        public static @Nullable Payment of(Order order) {
            if (order.currency().equals("XXX")) {
                throw new Rejected("NO_CURRENCY", "field 'currency' is XXX, which stands for no currency");
            }
            if (order.currency().equals("XTS")) {
                return null;
            }
            if (order.currency().equals("BUG")) {
                throw new IllegalStateException("secret of " + order.id());
            }
            return new Payment(
                    order.id(),
                    order.leg(),
                    order.bookedAt(),
                    order.valueDate(),
                    order.amount(),
                    order.currency(),
                    order.direction(),
                    order.urgent(),
                    order.note(),
                    order.fee(),
                    null,
                    null,
                    null,
                    null);
        }
    }
}
