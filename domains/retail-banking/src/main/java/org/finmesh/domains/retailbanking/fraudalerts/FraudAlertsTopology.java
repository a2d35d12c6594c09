package org.finmesh.domains.retailbanking.fraudalerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.Topology;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.Filtered;
import org.finmesh.platform.processing.Fold.Step;
import org.finmesh.platform.processing.KeyedState;
import org.finmesh.platform.processing.ProductStreams;
import org.finmesh.platform.processing.ProductTopology;
import org.jspecify.annotations.Nullable;

/** Card uses, by customer, to alerts: each is held against the rules, with what is remembered of the customer. */
public final class FraudAlertsTopology implements ProductTopology {

    static final PortId TRANSACTIONS = PortId.parse("retail-banking.transaction-history.v1");

    /** A customer who did not use the card for so long begins anew. */
    private static final Duration IDLE = Duration.ofDays(30);

    @Override
    public PortId port() {
        return PortId.parse("retail-banking.fraud-alerts.v1");
    }

    @Override
    public Topology build(ProductStreams streams) {
        return streams.port(TRANSACTIONS, CardUse.class)
                .map("by-card", CardUse::byCard)
                .fold(
                        "hold-against-rules",
                        CardUse.class,
                        CardUse::customerId,
                        KeyedState.of(Habits.class).forgottenAfter(IDLE),
                        FraudAlertsTopology::step)
                .publish(FraudAlert.class);
    }

    static Step<Habits, FraudAlert> step(@Nullable Habits known, CardUse use, Instant eventTime) {
        var habits = known == null ? Habits.none() : known;
        if (habits.knows(use)) {
            throw new Filtered("REPEATED", "the transaction came before");
        }
        if (habits.isTooLate(use)) {
            throw new Filtered("TOO_LATE", "the transaction came more than 24 hours after a later one of the customer");
        }
        var found = Rule.ALL.stream()
                .map(rule -> rule.find(habits, use))
                .flatMap(Optional::stream)
                .toList();
        var news = found.stream().filter(finding -> !habits.spokeOf(finding)).toList();
        var next = habits.after(use, news);
        if (!news.isEmpty()) {
            return Step.of(
                    next,
                    news.stream().map(finding -> FraudAlert.of(finding, use)).toList());
        }
        return found.isEmpty()
                ? Step.silent(next, "NO_ALERT", "no rule found anything suspicious")
                : Step.silent(next, "ALREADY_ALERTED", "a rule found what it has alerted about within the hour");
    }
}
