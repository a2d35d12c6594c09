package org.finmesh.domains.retailbanking.transactionhistory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;
import org.finmesh.domains.retailbanking.bank.BookedTransactions;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.ProductStreams;
import org.finmesh.platform.processing.ProductTopology;
import org.finmesh.platform.processing.Rejected;
import org.jspecify.annotations.Nullable;

/** Bookings as the core system sends them, to the port: what the contract cannot say is checked here. */
public final class TransactionHistoryTopology implements ProductTopology {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** What this product needs of a booking. */
    record Booked(
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

    @Override
    public PortId port() {
        return PortId.parse("retail-banking.transaction-history.v1");
    }

    @Override
    public Topology build(ProductStreams streams) {
        return streams.source(BookedTransactions.TOPIC, Booked.class)
                .map("check-booking", TransactionHistoryTopology::checked)
                .map("to-transaction", TransactionHistoryTopology::transaction)
                .publish(Transaction.class);
    }

    private static Booked checked(Booked booked) {
        if (booked.amount.signum() <= 0) {
            throw new Rejected("AMOUNT_NOT_POSITIVE", "amount is zero or negative; direction says which way it went");
        }
        if (!CURRENCIES.contains(booked.amountCurrency)) {
            throw new Rejected("UNKNOWN_CURRENCY", "amount_currency is no ISO 4217 code");
        }
        if (booked.merchantCountry != null && !COUNTRIES.contains(booked.merchantCountry)) {
            throw new Rejected("UNKNOWN_COUNTRY", "merchant_country is no ISO 3166-1 alpha-2 code");
        }
        if (booked.bookedAt.isAfter(booked.recordedAt)) {
            throw new Rejected("BOOKED_IN_FUTURE", "booked_at is after recorded_at, when the core system wrote it");
        }
        return booked;
    }

    private static Transaction transaction(Booked booked) {
        return new Transaction(
                booked.transactionId,
                booked.customerId,
                booked.accountIban,
                booked.bookedAt,
                booked.transactionType,
                booked.direction,
                booked.amount,
                booked.amountCurrency,
                booked.channel,
                booked.merchantName,
                booked.merchantCategory,
                booked.merchantCountry,
                booked.cardLastFour,
                booked.counterpartyIban);
    }
}
