package org.finmesh.domains.capitalmarkets.riskexposure;

import org.apache.kafka.streams.Topology;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.KeyedState;
import org.finmesh.platform.processing.ProductStreams;
import org.finmesh.platform.processing.ProductTopology;

/** Positions and prices, by share, to what each book's holding is worth in euro. */
public final class RiskExposureTopology implements ProductTopology {

    static final PortId POSITIONS = PortId.parse("capital-markets.positions.v1");
    static final PortId MARKET_DATA = PortId.parse("capital-markets.market-data.v2");
    static final PortId FX_RATES = PortId.parse("treasury.fx-rates.v1");

    @Override
    public PortId port() {
        return PortId.parse("capital-markets.risk-exposure.v1");
    }

    @Override
    public Topology build(ProductStreams streams) {
        var rates = streams.table(FX_RATES, EuroRate.Published.class);
        var prices = streams.port(MARKET_DATA, Update.Price.class);
        return streams.port(POSITIONS, Update.Position.class)
                .map("to-update", Update.class::cast)
                .merge("with-prices", prices)
                .fold("by-share", Update.class, Update::isin, KeyedState.of(Share.class), Share::step)
                .join("in-euro", rates, Valuation::inEuro)
                .publish(RiskExposure.class);
    }
}
