package org.finmesh.domains.retailbanking.fraudalerts;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An alert as published; the contract says what each component means. */
public record FraudAlert(
        String transactionId,
        String rule,
        String customerId,
        String severity,
        Instant detectedAt,
        Instant patternFrom,
        Instant patternTo,
        String transactionIds,
        long transactionCount,
        BigDecimal totalAmount,
        String amountCurrency,
        @Nullable String merchantCategory,
        @Nullable BigDecimal usualAmount,
        @Nullable String countryFrom,
        @Nullable String countryTo,
        @Nullable Long distanceKm) {

    private static final int CENTS = 2;

    /** @param use that completed the pattern */
    static FraudAlert of(Finding finding, CardUse use) {
        var uses = finding.uses();
        var travelled = finding.distanceKm() != null;
        var usual = finding.usualAmount();
        return new FraudAlert(
                use.transactionId(),
                finding.rule().toString(),
                use.customerId(),
                finding.severity().name().toLowerCase(Locale.ROOT),
                use.bookedAt(),
                finding.from(),
                finding.to(),
                uses.stream().map(CardUse::transactionId).collect(joining(",")),
                uses.size(),
                uses.stream().map(CardUse::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                use.amountCurrency(),
                usual == null ? null : use.merchantCategory(),
                usual == null ? null : usual.setScale(CENTS, RoundingMode.HALF_EVEN),
                travelled ? uses.getFirst().merchantCountry() : null,
                travelled ? uses.getLast().merchantCountry() : null,
                finding.distanceKm());
    }
}
