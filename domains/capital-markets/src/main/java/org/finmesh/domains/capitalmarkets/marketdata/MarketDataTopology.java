package org.finmesh.domains.capitalmarkets.marketdata;

import org.apache.kafka.streams.Topology;
import org.finmesh.domains.capitalmarkets.quotes.QuoteReplay;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.ProductStreams;
import org.finmesh.platform.processing.ProductTopology;

/** Quotes as sent, to the first major's port: identifiers checked, nothing else changed. Goes when that port has ended. */
public final class MarketDataTopology implements ProductTopology {

    @Override
    public PortId port() {
        return PortId.parse("capital-markets.market-data.v1");
    }

    @Override
    public Topology build(ProductStreams streams) {
        return streams.source(QuoteReplay.TOPIC, MarketPrice.class)
                .map("check-identifiers", Identifiers::checked)
                .publish(MarketPrice.class);
    }
}
