package org.finmesh.domains.retailbanking.transactionhistory;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A transaction as published; the contract says what each component means. */
public record Transaction(
        String transactionId,
        String customerId,
        String accountIban,
        Instant bookedAt,
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
