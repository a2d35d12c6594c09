package org.finmesh.platform.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.Ledger;
import org.finmesh.platform.access.agreements.Notices;
import org.finmesh.platform.access.agreements.OfferedPorts;
import org.finmesh.platform.access.grants.Reconciler;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What is offered, and what becomes of agreements when one major follows another. */
@Service
public class Successions {

    private final Agreements agreements;
    private final OfferedPorts offeredPorts;
    private final Notices notices;
    private final Ledger ledger;
    private final Dossiers dossiers;
    private final Reconciler reconciler;
    private final TransactionOperations transactions;

    Successions(
            Agreements agreements,
            OfferedPorts offeredPorts,
            Notices notices,
            Ledger ledger,
            Dossiers dossiers,
            Reconciler reconciler,
            TransactionOperations transactions) {
        this.agreements = agreements;
        this.offeredPorts = offeredPorts;
        this.notices = notices;
        this.ledger = ledger;
        this.dossiers = dossiers;
        this.reconciler = reconciler;
        this.transactions = transactions;
    }

    /**
     * From now on, a product's ports can be asked for. Agreements on the whole of a port take in further fields that they
     * cover. Whoever reads one that ends is told, and their agreement is carried over to the one that follows where it covers
     * that. A repeat does nothing more, and hearing late of an earlier publication nothing at all.
     *
     * @param ports all of one product
     */
    public void offer(Collection<OfferedPort> ports, Instant publishedAt) {
        transactions.executeWithoutResult(_ -> {
            var now = Moment.now();
            var known = offeredPorts.all();
            var news = ports.stream()
                    .filter(port -> offeredPorts.save(port, publishedAt))
                    .toList();
            // All are locked before the first entry of the audit trail, for which the others wait.
            var live = news.stream().collect(Collectors.toMap(port -> port, port -> agreements.lockLive(port.port())));
            news.stream()
                    .filter(port -> known.containsKey(port.port()))
                    .forEach(port ->
                            live.get(port).forEach(agreement -> grow(agreement, known.get(port.port()), port, now)));
            news.stream()
                    .filter(port -> port.isEnding() && !port.hasEnded(now))
                    .forEach(port -> live.get(port).forEach(agreement -> follow(current(agreement), now)));
        });
        reconciler.wake();
    }

    private void grow(Agreement agreement, OfferedPort before, OfferedPort after, Instant now) {
        var leftOut = Change.leftOut(agreement, before, after);
        Change.grow(agreement, before, after, now).ifPresent(ledger::advance);
        leftOut.ifPresent(text -> ledger.notice(current(agreement), text, now));
    }

    private Agreement current(Agreement agreement) {
        return agreements.find(agreement.id()).orElseThrow();
    }

    private void follow(Agreement agreement, Instant now) {
        var notice = notice(agreement);
        var successor = notice.successor();
        if (successor != null && notice.obstacle() == null && notice.carriedTo() == null && agreement.grantsAt(now)) {
            var next = agreement.carryOver(successor, now);
            if (!agreements.hasLiveLike(next)) {
                ledger.carryOver(next, AgreementEvent.PLATFORM);
            }
        }
        ledger.notice(agreement, notice(agreement).text(), now);
    }

    private Notice notice(Agreement agreement) {
        return notices.of(List.of(agreement)).get(agreement.id());
    }

    /**
     * Carries an agreement over to the major that follows its port's, where that has not been done; without a request,
     * because what was agreed to covers it.
     *
     * @return the agreement on the later port; the live one that there is already, when there is one
     * @throws AccessException AGREEMENT_UNKNOWN, NOT_A_MEMBER, WRONG_STATE, NO_SUCCESSOR, NOT_COVERED, DUPLICATE_REQUEST
     */
    public Dossier carryOver(Actor actor, AgreementId id) {
        Agreement carried;
        try {
            carried = transactions.execute(_ -> carryOverInTransaction(actor, id));
        } catch (DuplicateKeyException e) {
            throw new AccessException(
                    AccessError.DUPLICATE_REQUEST,
                    "agreement %s is being carried over, or its consumer has an agreement on the later port for the same purpose; 'mesh agreements' shows it"
                            .formatted(id),
                    e);
        }
        reconciler.wake(carried.consumer().id());
        return dossiers.of(carried, actor);
    }

    private Agreement carryOverInTransaction(Actor actor, AgreementId id) {
        var agreement = agreements.lock(id).orElseThrow(() -> AgreementId.unknown(id.toString()));
        if (!actor.belongsTo(agreement.consumer())) {
            throw new AccessException(
                    AccessError.NOT_A_MEMBER,
                    "%s does not belong to '%s' and cannot carry its access over"
                            .formatted(actor.user(), agreement.consumer()));
        }
        var port = offeredPorts.find(agreement.port()).orElseThrow();
        var successor = successor(port);
        var carried = agreements.carriedFrom(List.of(agreement.id()));
        var there = carried.stream().filter(Agreement::isLive).findFirst();
        if (there.isPresent()) {
            return there.get();
        }
        requireNoneRevoked(carried, successor);
        var next = agreement.carryOver(successor, Moment.now());
        successor.beyond(port, agreement.terms()).ifPresent(obstacle -> {
            throw new AccessException(
                    AccessError.NOT_COVERED,
                    "the agreement on %s does not cover %s: %s. Request access to %2$s"
                            .formatted(port.port(), successor.port(), obstacle));
        });
        ledger.carryOver(next, actor.user());
        return next;
    }

    private OfferedPort successor(OfferedPort port) {
        return notices.successor(port)
                .orElseThrow(() -> new AccessException(
                        AccessError.NO_SUCCESSOR, "no later major version of %s is in force".formatted(port.port())));
    }

    /** What an owner has taken away, a consumer does not take back without asking. */
    private static void requireNoneRevoked(List<Agreement> carried, OfferedPort successor) {
        carried.stream()
                .filter(agreement -> agreement.state() instanceof AgreementState.Revoked)
                .findFirst()
                .ifPresent(revoked -> {
                    throw new AccessException(
                            AccessError.NOT_COVERED,
                            "it was carried over as agreement %s, and that was revoked. Request access to %s"
                                    .formatted(revoked.id(), successor.port()));
                });
    }

    /**
     * Who can read the port now, by name.
     *
     * @param field that they read; null for any
     */
    public List<ConsumerId> readers(PortId port, @Nullable String field) {
        var now = Moment.now();
        return agreements.granted(port).stream()
                .filter(agreement -> agreement.grantsAt(now))
                .filter(agreement -> field == null || agreement.terms().fields().contains(field))
                .map(agreement -> agreement.consumer().id())
                .distinct()
                .sorted()
                .toList();
    }
}
