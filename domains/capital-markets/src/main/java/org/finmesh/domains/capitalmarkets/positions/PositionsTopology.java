package org.finmesh.domains.capitalmarkets.positions;

import java.time.Duration;
import org.apache.kafka.streams.Topology;
import org.finmesh.domains.capitalmarkets.trades.TradeBlotter;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.KeyedState;
import org.finmesh.platform.processing.ProductStreams;
import org.finmesh.platform.processing.ProductTopology;

/** Blotter entries to positions: first what each entry changes, by trade; then the sums, by position. */
public final class PositionsTopology implements ProductTopology {

    /** A position gets its last change {@link TradeVersions#OPEN_DAYS} days after it settles, weeks after its first. */
    private static final Duration POSITION_REMEMBERED = Duration.ofDays(60);

    @Override
    public PortId port() {
        return PortId.parse("capital-markets.positions.v1");
    }

    @Override
    public Topology build(ProductStreams streams) {
        return streams.source(TradeBlotter.TOPIC, Trade.class)
                .map("check-trade", Trade::checked)
                .fold(
                        "trade-versions",
                        Trade.class,
                        Trade::tradeId,
                        KeyedState.of(Trade.class).forgottenAfter(TradeVersions.REMEMBERED),
                        TradeVersions::step)
                .fold(
                        "sum-up",
                        PositionChange.class,
                        PositionChange::key,
                        KeyedState.of(Position.class).forgottenAfter(POSITION_REMEMBERED),
                        Position::step)
                .publish(Position.class);
    }
}
