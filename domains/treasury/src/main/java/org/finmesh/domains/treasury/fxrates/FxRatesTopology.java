package org.finmesh.domains.treasury.fxrates;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.apache.kafka.streams.Topology;
import org.finmesh.domains.treasury.ecb.EcbRatesSource;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.ProductStreams;
import org.finmesh.platform.processing.ProductTopology;
import org.finmesh.platform.processing.Rejected;

/** Reference rates as received, to the port. Pure conversion: what is news and what is not, the source decides. */
public final class FxRatesTopology implements ProductTopology {

    private static final String EURO = "EUR";

    /** What this product needs of a received rate. */
    record Received(LocalDate rateDate, String quoteCurrency, BigDecimal rate, Instant receivedAt) {}

    @Override
    public PortId port() {
        return PortId.parse("treasury.fx-rates.v1");
    }

    @Override
    public Topology build(ProductStreams streams) {
        return streams.source(EcbRatesSource.TOPIC, Received.class)
                .map("to-fx-rate", FxRatesTopology::rate)
                .publish(FxRate.class);
    }

    private static FxRate rate(Received received) {
        if (!isCurrency(received.quoteCurrency)) {
            throw new Rejected("UNKNOWN_CURRENCY", "quote_currency is no ISO 4217 code, present or historic");
        }
        if (received.quoteCurrency.equals(EURO)) {
            throw new Rejected("SAME_CURRENCY", "quote_currency is the base currency");
        }
        if (received.rate.signum() <= 0) {
            throw new Rejected(
                    "RATE_NOT_POSITIVE", "rate is zero or negative; a rate that was not published is absent");
        }
        return new FxRate(received.rateDate, EURO, received.quoteCurrency, received.rate, received.receivedAt);
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
