package org.finmesh.domains.capitalmarkets;

import java.time.Clock;
import org.finmesh.domains.capitalmarkets.marketdata.MarketDataTopology;
import org.finmesh.domains.capitalmarkets.marketdata.MarketDataV2Topology;
import org.finmesh.domains.capitalmarkets.quotes.QuoteReplay;
import org.finmesh.platform.processing.Domain;
import org.finmesh.platform.processing.Pace;

/** The capital markets domain: share prices. */
public final class CapitalMarkets {

    private static final double QUOTES_PER_SECOND = 50;

    private CapitalMarkets() {}

    /** {@code FINMESH_QUOTES_PER_SECOND} sets the replay's rate. */
    public static void main(String[] args) {
        var pace = Pace.ofSetting("FINMESH_QUOTES_PER_SECOND", QUOTES_PER_SECOND);
        Domain.named("capital-markets")
                .topology(new MarketDataTopology())
                .topology(new MarketDataV2Topology())
                .source(new QuoteReplay(pace, Clock.systemUTC()))
                .run();
    }
}
