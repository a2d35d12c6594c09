package org.finmesh.domains.capitalmarkets;

import java.time.Clock;
import org.finmesh.domains.capitalmarkets.marketdata.MarketDataTopology;
import org.finmesh.domains.capitalmarkets.marketdata.MarketDataV2Topology;
import org.finmesh.domains.capitalmarkets.positions.PositionsTopology;
import org.finmesh.domains.capitalmarkets.quotes.QuoteReplay;
import org.finmesh.domains.capitalmarkets.riskexposure.RiskExposureTopology;
import org.finmesh.domains.capitalmarkets.trades.TradeBlotter;
import org.finmesh.platform.processing.Domain;
import org.finmesh.platform.processing.Pace;

/** The capital markets domain: share prices, what the books hold, and what that is worth. */
public final class CapitalMarkets {

    private static final double QUOTES_PER_SECOND = 20;
    private static final double TRADES_PER_SECOND = 5;

    private CapitalMarkets() {}

    /** {@code FINMESH_QUOTES_PER_SECOND} sets the replay's rate, {@code FINMESH_TRADES_PER_SECOND} the blotter's. */
    public static void main(String[] args) {
        var quotes = Pace.ofSetting("FINMESH_QUOTES_PER_SECOND", QUOTES_PER_SECOND);
        var trades = Pace.ofSetting("FINMESH_TRADES_PER_SECOND", TRADES_PER_SECOND);
        Domain.named("capital-markets")
                .topology(new MarketDataTopology())
                .topology(new MarketDataV2Topology())
                .topology(new PositionsTopology())
                .topology(new RiskExposureTopology())
                .source(new QuoteReplay(quotes, Clock.systemUTC()))
                .source(new TradeBlotter(trades, Clock.systemUTC()))
                .run();
    }
}
