package org.finmesh.domains.retailbanking.bank;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the bank's core system sends it; the product's contract says what the components mean.
 *
 * @param recordedAt when the core system wrote it: not before {@code bookedAt}
 */
record Booking(
        String transactionId,
        String customerId,
        String accountIban,
        Instant bookedAt,
        Instant recordedAt,
        String transactionType,
        String direction,
        BigDecimal amount,
        String amountCurrency,
        String channel,
        @Nullable String merchantName,
        @Nullable String merchantCategory,
        @Nullable String merchantCountry,
        @Nullable String cardLastFour,
        @Nullable String counterpartyIban) {}
