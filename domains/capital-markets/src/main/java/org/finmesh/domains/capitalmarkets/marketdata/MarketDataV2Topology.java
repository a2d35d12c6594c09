package org.finmesh.domains.capitalmarkets.marketdata;

import org.apache.kafka.streams.Topology;
import org.finmesh.domains.capitalmarkets.quotes.QuoteReplay;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.ProductStreams;
import org.finmesh.platform.processing.ProductTopology;

/** Quotes as sent, to the second major's port: identifiers checked, the issuer in place of the ticker. */
public final class MarketDataV2Topology implements ProductTopology {

    @Override
    public PortId port() {
        return PortId.parse("capital-markets.market-data.v2");
    }

    @Override
    public Topology build(ProductStreams streams) {
        return streams.source(QuoteReplay.TOPIC, MarketPrice.class)
                .map("check-identifiers", Identifiers::checked)
                .map("name-issuer", IssuedPrice::of)
                .publish(IssuedPrice.class);
    }
}
