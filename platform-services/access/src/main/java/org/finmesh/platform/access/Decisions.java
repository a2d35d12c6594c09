package org.finmesh.platform.access;

import java.time.Instant;
import java.util.List;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.Ledger;
import org.finmesh.platform.access.agreements.OfferedPorts;
import org.finmesh.platform.access.grants.Reconciler;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What is decided on requests, and on changes of what is agreed. Each step is one transaction; grants follow it. */
@Service
public class Decisions {

    private final Agreements agreements;
    private final Ledger ledger;
    private final OfferedPorts offeredPorts;
    private final AgreementLaw law;
    private final Delegations delegations;
    private final Dossiers dossiers;
    private final Reconciler reconciler;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    Decisions(
            Agreements agreements,
            Ledger ledger,
            OfferedPorts offeredPorts,
            AgreementLaw law,
            Delegations delegations,
            Dossiers dossiers,
            Reconciler reconciler,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.agreements = agreements;
        this.ledger = ledger;
        this.offeredPorts = offeredPorts;
        this.law = law;
        this.delegations = delegations;
        this.dossiers = dossiers;
        this.reconciler = reconciler;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Yes, to the stage whose turn it is.
     *
     * @throws AccessException AGREEMENT_UNKNOWN, OWN_REQUEST, OWN_CONSUMER, DECIDED_BEFORE, NOT_A_DECIDER, WRONG_STATE,
     *     PORT_ENDING, POLICY_VIOLATED, KEYCLOAK_FAILED
     */
    public Dossier approve(Actor actor, AgreementId id, String note) {
        return decide(actor, id, (agreement, decider, now) -> Ruling.approve(agreement, decider, note, now), true);
    }

    /**
     * No: one stage suffices. What was agreed before a change was asked for goes on.
     *
     * @throws AccessException AGREEMENT_UNKNOWN, OWN_REQUEST, OWN_CONSUMER, DECIDED_BEFORE, NOT_A_DECIDER, WRONG_STATE,
     *     KEYCLOAK_FAILED
     */
    public Dossier deny(Actor actor, AgreementId id, String note) {
        return decide(actor, id, (agreement, decider, now) -> Ruling.deny(agreement, decider, note, now), false);
    }

    private interface Answer {
        Step to(Agreement agreement, Decider decider, Instant now);
    }

    private Dossier decide(Actor actor, AgreementId id, Answer answer, boolean held) {
        var decider = delegations.decider(actor);
        var asked = agreements.find(id).orElseThrow(() -> AgreementId.unknown(id.toString()));
        // Who may not decide learns of that, and of nothing else.
        attempt(asked, decider, answer);
        if (held) {
            requireLawful(asked, actor);
        }
        var decided = transactions.execute(_ -> {
            var agreement = agreements.lock(id).orElseThrow();
            var step = answer.to(agreement, decider, Moment.now());
            ledger.advance(step);
            return step.agreement();
        });
        reconciler.wake(decided.consumer().id());
        return dossiers.of(List.of(decided), decider).getFirst();
    }

    /** A refusal stays on record. */
    private void attempt(Agreement agreement, Decider decider, Answer answer) {
        try {
            answer.to(agreement, decider, Moment.now());
        } catch (AccessException refusal) {
            transactions.executeWithoutResult(_ -> events.publishEvent(new DecisionRefused(
                    agreement,
                    decider.actor().user(),
                    refusal.error(),
                    String.valueOf(refusal.getMessage()),
                    Moment.now())));
            throw refusal;
        }
    }

    private void requireLawful(Agreement agreement, Actor actor) {
        var pending = agreement.pending();
        if (pending != null) {
            var port = offeredPorts.find(agreement.port()).orElseThrow();
            law.require(agreement, pending.terms(), port, actor.user(), Moment.now());
        }
    }
}
