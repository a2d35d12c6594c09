package org.finmesh.domains.capitalmarkets.riskexposure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.finmesh.platform.processing.Lookup;

/** What a holding is worth, in the price's currency and in euro; what cannot be said is absent, and the status says why. */
final class Valuation {

    private static final int CENTS = 2;

    private Valuation() {}

    static RiskExposure inEuro(Holder holder, Lookup<EuroRate.Published> rates) {
        var quote = holder.quote();
        if (quote == null) {
            return unpriced(holder);
        }
        var value = quote.price().multiply(BigDecimal.valueOf(holder.quantity()));
        var rate = EuroRate.of(quote.priceCurrency(), quote.tradingDate(), rates);
        return new RiskExposure(
                holder.bookId(),
                holder.isin(),
                holder.quantity(),
                quote.price(),
                quote.priceCurrency(),
                quote.tradingDate(),
                value,
                rate == null ? null : value.divide(rate.rate(), CENTS, RoundingMode.HALF_EVEN),
                EuroRate.EURO,
                rate == null ? null : rate.rate(),
                rate == null ? null : rate.date(),
                rate == null ? null : rate.basis(),
                rate == null ? "no_rate" : "valued",
                quote.quotedAt().isAfter(holder.changedAt()) ? quote.quotedAt() : holder.changedAt());
    }

    private static RiskExposure unpriced(Holder holder) {
        return new RiskExposure(
                holder.bookId(),
                holder.isin(),
                holder.quantity(),
                null,
                null,
                null,
                null,
                null,
                EuroRate.EURO,
                null,
                null,
                null,
                "no_price",
                holder.changedAt());
    }
}
