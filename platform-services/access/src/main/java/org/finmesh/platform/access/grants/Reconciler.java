package org.finmesh.platform.access.grants;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Deadlines;
import org.finmesh.platform.access.Moment;
import org.finmesh.platform.access.Step;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.Ledger;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps Kafka, PostgreSQL and Keycloak equal to what live agreements say: at once after a decision, at the end of each
 * agreement, and every few seconds besides. It goes by what is so, not by what happened, so that nothing is lost when a
 * system or the platform was down. Each system has a loop of its own: one that hangs does not hold up the others.
 */
@Service
public class Reconciler implements SmartLifecycle {

    private static final Duration BETWEEN_PASSES_MAX = Duration.ofSeconds(2);
    private static final Duration BETWEEN_WITHHOLDINGS = Duration.ofSeconds(1);

    private final Agreements agreements;
    private final Ledger ledger;
    private final Withholder withholder;
    private final Deadlines deadlines;
    private final TransactionOperations transactions;
    private final Standings standings;
    private final List<Keeper> keepers;
    private volatile Instant started = Instant.EPOCH;
    private volatile List<Loop> loops = List.of();

    Reconciler(
            Agreements agreements,
            Ledger ledger,
            Withholder withholder,
            Deadlines deadlines,
            TransactionOperations transactions,
            List<Gate<?>> gates,
            Standings standings,
            SystemLocks locks,
            Records records,
            Troubles troubles,
            MeterRegistry meters) {
        this.agreements = agreements;
        this.ledger = ledger;
        this.withholder = withholder;
        this.deadlines = deadlines;
        this.transactions = transactions;
        this.standings = standings;
        this.keepers = gates.stream()
                .map(gate -> new Keeper(new Pass<>(gate, standings, locks, records), standings, troubles, meters))
                .toList();
    }

    /** Something was decided for these consumers, and is committed: look at them at once. */
    public void wake(ConsumerId... consumers) {
        wake(List.of(consumers));
    }

    /** As {@link #wake(ConsumerId...)}. */
    public void wake(Collection<ConsumerId> consumers) {
        keepers.forEach(keeper -> keeper.wake(consumers));
    }

    /** Something was decided that may change what anybody may read, and is committed: look at everybody now. */
    public void wake() {
        standings.forget();
        keepers.forEach(Keeper::wakeAll);
    }

    private Duration withhold() {
        var withheld = withholder.withholdOverdue(started);
        if (!withheld.isEmpty()) {
            wake(withheld);
        }
        return BETWEEN_WITHHOLDINGS;
    }

    private Duration expire() {
        transactions.executeWithoutResult(_ -> {
            var now = Moment.now();
            agreements.lockDue(now).forEach(agreement -> ledger.advance(Step.into(agreement.expire(now), now)));
        });
        deadlines.enforce();
        var after = Moment.now();
        return standings
                .nextEnd(after)
                .map(end -> Duration.between(after, end).plusMillis(1))
                .filter(wait -> wait.compareTo(BETWEEN_PASSES_MAX) < 0)
                .orElse(BETWEEN_PASSES_MAX);
    }

    @Override
    public void start() {
        started = Instant.now();
        loops = Stream.concat(
                        keepers.stream().flatMap(keeper -> keeper.loops().stream()),
                        Stream.of(new Loop("expiry", this::expire), new Loop("withholding", this::withhold)))
                .toList();
        loops.forEach(Loop::start);
    }

    @Override
    public void stop() {
        var running = loops;
        loops = List.of();
        running.forEach(Loop::stop);
    }

    @Override
    public boolean isRunning() {
        return !loops.isEmpty();
    }
}
