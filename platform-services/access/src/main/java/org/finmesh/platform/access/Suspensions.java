package org.finmesh.platform.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.Ledger;
import org.finmesh.platform.access.grants.Reconciler;
import org.finmesh.platform.access.people.SuspendedConsumers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Agreements of people who are disabled, or gone from the identity provider: they stand, and grant nothing until the person
 * is back.
 */
@Service
public class Suspensions {

    private static final String WHY = "%s is disabled or gone in Keycloak: nothing can be read until they are back";
    private static final String WHY_NOT = "%s is back in Keycloak";

    private final SuspendedConsumers suspended;
    private final Agreements agreements;
    private final Ledger ledger;
    private final Reconciler reconciler;
    private final TransactionOperations transactions;

    Suspensions(
            SuspendedConsumers suspended,
            Agreements agreements,
            Ledger ledger,
            Reconciler reconciler,
            TransactionOperations transactions) {
        this.suspended = suspended;
        this.agreements = agreements;
        this.ledger = ledger;
        this.reconciler = reconciler;
        this.transactions = transactions;
    }

    /** User names of those whose being there matters: people with an agreement that is approved, active or suspended. */
    public Set<String> people() {
        return suspended.people().stream().map(ConsumerId::value).collect(Collectors.toUnmodifiableSet());
    }

    /** Makes it so that of {@link #people} exactly these are suspended. */
    public void keep(Set<String> away) {
        var now = suspended.all();
        var freed = now.stream()
                .filter(consumer -> !away.contains(consumer.value()))
                .toList();
        var caught = suspended.people().stream()
                .filter(consumer -> away.contains(consumer.value()) && !now.contains(consumer))
                .toList();
        if (!freed.isEmpty() || !caught.isEmpty()) {
            freed.forEach(this::resume);
            caught.forEach(this::suspend);
            reconciler.wake(freed);
            reconciler.wake(caught);
        }
    }

    /** Why a suspended consumer reads nothing whatever is agreed, in words. */
    static String why(ConsumerId consumer) {
        return WHY.formatted(consumer);
    }

    private void suspend(ConsumerId consumer) {
        transactions.executeWithoutResult(_ -> {
            var now = Moment.now();
            if (suspended.add(consumer, now)) {
                agreements
                        .granted(List.of(consumer))
                        .forEach(agreement -> ledger.note(
                                agreement,
                                new AgreementSuspended(
                                        agreement.id(),
                                        agreement.port(),
                                        consumer,
                                        AgreementEvent.PLATFORM,
                                        why(consumer),
                                        now)));
            }
        });
    }

    private void resume(ConsumerId consumer) {
        transactions.executeWithoutResult(_ -> {
            var now = Moment.now();
            if (suspended.remove(consumer)) {
                agreements
                        .granted(List.of(consumer))
                        .forEach(agreement -> ledger.note(
                                agreement,
                                new AgreementResumed(
                                        agreement.id(),
                                        agreement.port(),
                                        consumer,
                                        AgreementEvent.PLATFORM,
                                        WHY_NOT.formatted(consumer),
                                        now)));
            }
        });
    }
}
