package org.finmesh.domains.treasury.cashposition;

import java.time.Duration;
import org.apache.kafka.streams.Topology;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.KeyedState;
import org.finmesh.platform.processing.ProductStreams;
import org.finmesh.platform.processing.ProductTopology;

/**
 * Cash by currency and value date: each transaction and position is remembered, so that what it moves replaces what it
 * moved; what that changes goes into the totals of its currency.
 */
public final class CashPositionTopology implements ProductTopology {

    private static final PortId TRANSACTIONS = PortId.parse("retail-banking.transaction-history.v1");
    private static final PortId POSITIONS = PortId.parse("capital-markets.positions.v1");

    /** Longer than its booking date can change ({@link CashDays#DAYS_KEPT}): then a repeat comes too late to count. */
    private static final Duration TRANSACTION_REMEMBERED = Duration.ofDays(CashDays.DAYS_KEPT + 3);

    /** The same for a position that settles as late as it may. */
    private static final Duration POSITION_REMEMBERED = Duration.ofDays(Flow.DAYS_AHEAD_MAX + CashDays.DAYS_KEPT + 3);

    @Override
    public PortId port() {
        return PortId.parse("treasury.cash-position.v1");
    }

    @Override
    public Topology build(ProductStreams streams) {
        var settlement = streams.port(POSITIONS, SettlingPosition.class)
                .map("to-settlement-flow", SettlingPosition::flow)
                .fold("settlement-flows", Flow.class, Flow::id, remembered(POSITION_REMEMBERED), Flow::step);
        return streams.port(TRANSACTIONS, BookedTransaction.class)
                .map("to-retail-flow", BookedTransaction::flow)
                .fold("retail-flows", Flow.class, Flow::id, remembered(TRANSACTION_REMEMBERED), Flow::step)
                .merge("all-changes", settlement)
                .fold("cash-days", Change.class, Change::currency, KeyedState.of(CashDays.class), CashDays::step)
                .publish(CashPosition.class);
    }

    private static KeyedState<Flow> remembered(Duration idle) {
        return KeyedState.of(Flow.class).forgottenAfter(idle);
    }
}
