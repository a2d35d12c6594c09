package org.finmesh.domains.retailbanking.fraudalerts;

import java.math.BigDecimal;
import java.time.Instant;
import org.finmesh.platform.processing.Filtered;
import org.jspecify.annotations.Nullable;

/** Of a transaction, what this product uses; the contract of transaction-history says what the components mean. */
record CardUse(
        String transactionId,
        String customerId,
        Instant bookedAt,
        String transactionType,
        BigDecimal amount,
        String amountCurrency,
        String channel,
        @Nullable String merchantCategory,
        @Nullable String merchantCountry) {

    /** @throws Filtered when it was made without a card */
    CardUse byCard() {
        return switch (transactionType) {
            case "card_payment", "cash_withdrawal" -> this;
            default -> throw new Filtered("NO_CARD", "the transaction was made without a card");
        };
    }

    boolean payment() {
        return transactionType.equals("card_payment");
    }

    /** Whether the card was there, and not only its number. */
    boolean cardPresent() {
        return channel.equals("point_of_sale") || channel.equals("atm");
    }
}
