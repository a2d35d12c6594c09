package org.finmesh.platform.access.grants;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.AgreementState;
import org.finmesh.platform.access.Deadlines;
import org.finmesh.platform.access.Step;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.Ledger;
import org.finmesh.platform.access.agreements.OfferedPorts;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps Kafka, PostgreSQL and Keycloak equal to what live agreements say: at once after a decision, at the end of each
 * agreement, and every two seconds besides. It goes by what is so, not by what happened, so that nothing is lost when a
 * system or the platform was down. Each system has a loop of its own: one that hangs does not hold up the others.
 */
@Service
public class Reconciler implements SmartLifecycle {

    private static final Duration BETWEEN_PASSES_MAX = Duration.ofSeconds(2);
    private static final Duration LOCK_WAIT = Duration.ofSeconds(2);

    private final Agreements agreements;
    private final OfferedPorts offeredPorts;
    private final Ledger ledger;
    private final Deadlines deadlines;
    private final SystemLocks locks;
    private final TransactionOperations transactions;
    private final List<Gate<?>> gates;
    private volatile List<Loop> loops = List.of();

    Reconciler(
            Agreements agreements,
            OfferedPorts offeredPorts,
            Ledger ledger,
            Deadlines deadlines,
            SystemLocks locks,
            TransactionOperations transactions,
            List<Gate<?>> gates) {
        this.agreements = agreements;
        this.offeredPorts = offeredPorts;
        this.ledger = ledger;
        this.deadlines = deadlines;
        this.locks = locks;
        this.transactions = transactions;
        this.gates = List.copyOf(gates);
    }

    /** Something was decided, and is committed: look at once. */
    public void wake() {
        loops.forEach(Loop::wake);
    }

    /** Reads what is intended only when it holds the lock: whoever changes the system last has seen the last decision. */
    private Duration reconcile(Gate<?> gate) {
        return locks.holding(gate.system(), LOCK_WAIT, () -> {
            var now = now();
            var granted = agreements.granted();
            var failures = new Pass<>(gate, Intended.of(granted, offeredPorts.all(), now)).run();
            granted.stream()
                    .filter(agreement ->
                            agreement.state() instanceof AgreementState.Approved && agreement.grantsAt(now))
                    .filter(agreement ->
                            !failures.containsKey(agreement.consumer().id()))
                    .forEach(agreement -> notePlaced(agreement, gate.system()));
            failures.values().stream().findFirst().ifPresent(failure -> {
                throw failure;
            });
            return untilNextEnd(granted);
        });
    }

    private void notePlaced(Agreement placed, GrantSystem system) {
        transactions.executeWithoutResult(_ -> {
            var agreement = agreements.lock(placed.id()).orElseThrow();
            var now = now();
            if (agreements.notePlaced(agreement.id(), system, now)
                    && agreement.state() instanceof AgreementState.Approved) {
                ledger.advance(Step.into(agreement.activate(), now));
            }
        });
    }

    private Duration expire() {
        transactions.executeWithoutResult(_ -> {
            var now = now();
            agreements.lockDue(now).forEach(agreement -> ledger.advance(Step.into(agreement.expire(now), now)));
        });
        deadlines.enforce();
        return untilNextEnd(agreements.granted());
    }

    private static Duration untilNextEnd(List<Agreement> granted) {
        return granted.stream()
                .flatMap(agreement -> agreement.until().stream())
                .map(until -> Duration.between(Instant.now(), until).plusMillis(1))
                .filter(Duration::isPositive)
                .min(Comparator.naturalOrder())
                .filter(wait -> wait.compareTo(BETWEEN_PASSES_MAX) < 0)
                .orElse(BETWEEN_PASSES_MAX);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void start() {
        loops = Stream.concat(
                        gates.stream().map(gate -> new Loop(gate.system().name(), () -> reconcile(gate))),
                        Stream.of(new Loop("expiry", this::expire)))
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
