package org.finmesh.domains.capitalmarkets.marketdata;

import java.util.Currency;
import java.util.Set;
import org.apache.commons.validator.routines.ISINValidator;
import org.apache.kafka.streams.Topology;
import org.finmesh.domains.capitalmarkets.quotes.QuoteReplay;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.ProductStreams;
import org.finmesh.platform.processing.ProductTopology;
import org.finmesh.platform.processing.Rejected;

/** Quotes as sent, to the port: identifiers checked, nothing else changed. */
public final class MarketDataTopology implements ProductTopology {

    private static final ISINValidator ISIN = ISINValidator.getInstance(true);

    /** The venues this feed covers, by ISO 10383. */
    private static final Set<String> VENUES = Set.of("XNAS", "XNYS");

    @Override
    public PortId port() {
        return PortId.parse("capital-markets.market-data.v1");
    }

    @Override
    public Topology build(ProductStreams streams) {
        return streams.source(QuoteReplay.TOPIC, MarketPrice.class)
                .map("check-identifiers", MarketDataTopology::checked)
                .publish(MarketPrice.class);
    }

    private static MarketPrice checked(MarketPrice quote) {
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
