package org.finmesh.platform.access;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.Ledger;
import org.finmesh.platform.access.agreements.OfferedPorts;
import org.finmesh.platform.access.grants.Reconciler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** How consumers ask to go on for longer, or to read other fields. Until that is decided, what was agreed goes on. */
@Service
public class Amendments {

    private final Agreements agreements;
    private final Ledger ledger;
    private final OfferedPorts offeredPorts;
    private final AgreementLaw law;
    private final Dossiers dossiers;
    private final Reconciler reconciler;
    private final TransactionOperations transactions;

    Amendments(
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
     * Asks for other terms; granted at once where nobody has to decide. Also where the port takes no requests any more: whoever
     * reads it may go on until it ends.
     *
     * @throws AccessException AGREEMENT_UNKNOWN, NOT_A_MEMBER, CHANGE_PENDING, WRONG_STATE, FIELD_UNKNOWN, NO_FIELDS,
     *     PERIOD_BOUNDS, NOTE_LENGTH, POLICY_VIOLATED, LEGAL_BASIS_MISSING, NO_MANAGER
     */
    public Dossier amend(Actor actor, AgreementId id, Amendment amendment) {
        var now = Moment.now();
        var known = agreements.find(id).orElseThrow(() -> AgreementId.unknown(id.toString()));
        var port = offeredPorts.find(known.port()).orElseThrow();
        var terms = amendment.of(known.terms(), port);
        // Who may not ask for it learns of that, and of nothing else.
        Change.ask(known, actor, terms, amendment.note(), List.of(), now);
        law.require(known, terms, port, actor.user(), now);
        law.requireLegalBasis(known, terms, port);
        var stages = law.stages(known, terms, port, actor.teams());
        return change(actor, id, (agreement, at) -> {
            var asked =
                    Change.ask(agreement, actor, amendment.of(agreement.terms(), port), amendment.note(), stages, at);
            if (!stages.isEmpty()) {
                return asked;
            }
            ledger.advance(asked);
            return Ruling.grantAtOnce(asked.agreement(), at);
        });
    }

    /** @throws AccessException AGREEMENT_UNKNOWN, NOT_A_MEMBER, WRONG_STATE, NOTE_LENGTH */
    public Dossier withdraw(Actor actor, AgreementId id, String note) {
        return change(actor, id, (agreement, now) -> Change.withdraw(agreement, actor, note, now));
    }

    private Dossier change(Actor actor, AgreementId id, BiFunction<Agreement, Instant, Step> step) {
        var changed = transactions.execute(_ -> {
            var agreement = agreements.lock(id).orElseThrow(() -> AgreementId.unknown(id.toString()));
            var next = step.apply(agreement, Moment.now());
            ledger.advance(next);
            return next.agreement();
        });
        reconciler.wake(changed.consumer().id());
        return dossiers.of(changed, actor);
    }
}
