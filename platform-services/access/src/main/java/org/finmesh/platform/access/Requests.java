package org.finmesh.platform.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.Ledger;
import org.finmesh.platform.access.agreements.OfferedPorts;
import org.finmesh.platform.access.grants.Reconciler;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What consumers ask for. Each step is one transaction. */
@Service
public class Requests {

    private final Agreements agreements;
    private final Ledger ledger;
    private final OfferedPorts offeredPorts;
    private final AgreementLaw law;
    private final Dossiers dossiers;
    private final Reconciler reconciler;
    private final TransactionOperations transactions;

    Requests(
            Agreements agreements,
            Ledger ledger,
            OfferedPorts offeredPorts,
            AgreementLaw law,
            Dossiers dossiers,
            Reconciler reconciler,
            TransactionOperations transactions) {
        this.agreements = agreements;
        this.ledger = ledger;
        this.offeredPorts = offeredPorts;
        this.law = law;
        this.dossiers = dossiers;
        this.reconciler = reconciler;
        this.transactions = transactions;
    }

    /**
     * Asks for access to one or more ports: to all or, where one is refused, to none. What nobody has to decide is granted at
     * once.
     *
     * @throws AccessException PORT_UNKNOWN, FIELD_UNKNOWN, NO_FIELDS, NOT_A_MEMBER, CONSUMER_NAME, CONSUMER_TAKEN,
     *     PURPOSE_LENGTH, PERIOD_BOUNDS, PORT_ENDING, POLICY_VIOLATED, LEGAL_BASIS_MISSING, NO_MANAGER, DUPLICATE_REQUEST
     */
    public List<Dossier> request(Actor actor, Cart cart) {
        var now = Moment.now();
        var drafts = drafts(actor, cart, now);
        var requests = new ArrayList<Agreement>();
        for (var draft : drafts) {
            draft.requireOpen(now);
            law.require(draft.agreement(), draft.terms(), draft.port(), actor.user(), now);
            law.requireLegalBasis(draft.agreement(), draft.terms(), draft.port());
            requests.add(draft.agreement().through(stages(actor, draft)));
        }
        var opened = transactions.execute(
                _ -> requests.stream().map(request -> open(request, now)).toList());
        reconciler.wake(
                opened.stream().map(agreement -> agreement.consumer().id()).toList());
        return dossiers.of(opened, actor);
    }

    /**
     * What {@link #request} would come to, without asking.
     *
     * @throws AccessException those that say that the request cannot be read: PORT_UNKNOWN, FIELD_UNKNOWN, NO_FIELDS,
     *     NOT_A_MEMBER, CONSUMER_NAME, PURPOSE_LENGTH, PERIOD_BOUNDS
     */
    public List<Preview> preview(Actor actor, Cart cart) {
        var now = Moment.now();
        return drafts(actor, cart, now).stream()
                .map(draft -> preview(actor, draft, now))
                .toList();
    }

    private Preview preview(Actor actor, Draft draft, Instant now) {
        var refusals = new ArrayList<String>();
        var stages = new ArrayList<Stage>();
        noting(refusals, () -> draft.requireOpen(now));
        refusals.addAll(law.refusals(draft.agreement(), draft.terms(), draft.port()));
        noting(refusals, () -> law.requireLegalBasis(draft.agreement(), draft.terms(), draft.port()));
        noting(refusals, () -> stages.addAll(stages(actor, draft)));
        noting(refusals, () -> requireFree(draft.agreement()));
        var needs = law.needLegalBasis(draft.agreement(), draft.terms(), draft.port());
        return new Preview(draft.port(), draft.terms(), stages, !needs.isEmpty(), refusals);
    }

    private static void noting(List<String> refusals, Runnable judgement) {
        try {
            judgement.run();
        } catch (AccessException refusal) {
            refusals.add(refusal.getMessage());
        }
    }

    /** One port of a cart, before anybody judges it. */
    private record Draft(Agreement agreement, OfferedPort port) {

        Terms terms() {
            return agreement.terms();
        }

        void requireOpen(Instant now) {
            if (!port.takesRequests(now)) {
                throw new AccessException(
                        AccessError.PORT_ENDING,
                        "%s takes no requests any more: its support ended at %s, and it ends itself at %s; ask for the major version that follows it"
                                .formatted(port.port(), port.endOfSupport(), port.endOfLife()));
            }
        }
    }

    private List<Draft> drafts(Actor actor, Cart cart, Instant now) {
        var request = UUID.randomUUID();
        var consumer = actor.consumer(cart.consumer());
        return cart.items().stream()
                .map(item -> {
                    var port = offered(item.port());
                    var terms = Terms.of(port, item.fields(), item.personal(), cart.legalBasis(), cart.days());
                    return new Draft(
                            Agreement.request(request, port, consumer, actor.user(), cart.purpose(), terms, now), port);
                })
                .toList();
    }

    private List<Stage> stages(Actor actor, Draft draft) {
        return law.stages(draft.agreement(), draft.terms(), draft.port(), actor.teams());
    }

    private Agreement open(Agreement request, Instant now) {
        requireSameKind(request.consumer());
        requireFree(request);
        try {
            ledger.open(request);
        } catch (DuplicateKeyException e) {
            throw duplicate(request, e);
        }
        if (request.pending() == null || request.pending().waiting().isPresent()) {
            return request;
        }
        var step = Ruling.grantAtOnce(request, now);
        ledger.advance(step);
        return step.agreement();
    }

    private void requireFree(Agreement request) {
        if (agreements.hasLiveLike(request)) {
            throw duplicate(request, null);
        }
    }

    private static AccessException duplicate(Agreement request, @Nullable Throwable cause) {
        return new AccessException(
                AccessError.DUPLICATE_REQUEST,
                "'%s' has asked for or has access to %s for this purpose already; 'mesh agreements' shows it"
                        .formatted(request.consumer(), request.port()),
                cause);
    }

    private OfferedPort offered(String port) {
        return parsed(port)
                .flatMap(offeredPorts::find)
                .orElseThrow(() -> new AccessException(
                        AccessError.PORT_UNKNOWN,
                        "there is no port '%s'; a port is <domain>.<product>.v<major>, as the catalog shows it"
                                .formatted(port)));
    }

    private static Optional<PortId> parsed(String port) {
        try {
            return Optional.of(PortId.parse(port));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void requireSameKind(Consumer consumer) {
        if (agreements.register(consumer) != consumer.kind()) {
            throw new AccessException(
                    AccessError.CONSUMER_TAKEN,
                    "'%s' is known both as a team and as a person; the other one has the name already"
                            .formatted(consumer));
        }
    }
}
