package org.finmesh.domains.capitalmarkets.marketdata;

import java.util.Currency;
import java.util.Set;
import org.apache.commons.validator.routines.ISINValidator;
import org.finmesh.platform.processing.Rejected;

/** What every major of the product asks of a quote besides its contract. */
final class Identifiers {

    private static final ISINValidator ISIN = ISINValidator.getInstance(true);

    /** The venues this feed covers, by ISO 10383. */
    private static final Set<String> VENUES = Set.of("XNAS", "XNYS");

    private Identifiers() {}

    /** @throws Rejected when an identifier is wrong, or the price is none */
    static MarketPrice checked(MarketPrice quote) {
        if (!ISIN.isValid(quote.isin())) {
            throw new Rejected("INVALID_ISIN", "isin has a wrong check digit, country or form (ISO 6166)");
        }
        if (!VENUES.contains(quote.venueMic())) {
            throw new Rejected("UNKNOWN_VENUE", "venue_mic is none of the venues of this feed (ISO 10383)");
        }
        if (!isCurrency(quote.priceCurrency())) {
            throw new Rejected("UNKNOWN_CURRENCY", "price_currency is no ISO 4217 code");
        }
        if (quote.price().signum() <= 0) {
            throw new Rejected("PRICE_NOT_POSITIVE", "price is zero or negative");
        }
        return quote;
    }

    private static boolean isCurrency(String code) {
        try {
            Currency.getInstance(code);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
