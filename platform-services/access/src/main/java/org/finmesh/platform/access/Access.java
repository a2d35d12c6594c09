package org.finmesh.platform.access;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.finmesh.governance.AgreementTerms;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.Ledger;
import org.finmesh.platform.access.agreements.OfferedPorts;
import org.finmesh.platform.access.grants.Reconciler;
import org.finmesh.platform.access.grants.Secrets;
import org.finmesh.platform.contract.PortId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What was asked for and agreed, for people and their programs, and how it ends. Each step is one transaction; grants follow it. */
@Service
public class Access {

    private final Agreements agreements;
    private final Ledger ledger;
    private final OfferedPorts offeredPorts;
    private final Dossiers dossiers;
    private final Delegations delegations;
    private final Reconciler reconciler;
    private final Secrets secrets;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    Access(
            Agreements agreements,
            Ledger ledger,
            OfferedPorts offeredPorts,
            Dossiers dossiers,
            Delegations delegations,
            Reconciler reconciler,
            Secrets secrets,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.agreements = agreements;
        this.ledger = ledger;
        this.offeredPorts = offeredPorts;
        this.dossiers = dossiers;
        this.delegations = delegations;
        this.reconciler = reconciler;
        this.secrets = secrets;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Ends access: Kafka and PostgreSQL refuse within 5 seconds.
     *
     * @throws AccessException AGREEMENT_UNKNOWN and those of {@link Agreement#revoke}
     */
    public Dossier revoke(Actor actor, AgreementId id, String note) {
        return change(actor, id, (agreement, now) -> agreement.revoke(actor, note, now));
    }

    /** @throws AccessException AGREEMENT_UNKNOWN and those of {@link Agreement#cancel} */
    public Dossier cancel(Actor actor, AgreementId id, String note) {
        return change(actor, id, (agreement, now) -> agreement.cancel(actor, note, now));
    }

    /** @throws AccessException AGREEMENT_UNKNOWN, NOT_YOURS_TO_SEE */
    public Dossier agreement(Actor actor, AgreementId id) {
        var agreement = agreements.find(id).orElseThrow(() -> AgreementId.unknown(id.toString()));
        var reader = delegations.decider(actor);
        if (!agreement.isVisibleTo(reader)) {
            throw new AccessException(
                    AccessError.NOT_YOURS_TO_SEE,
                    "agreement %s is neither %s's nor of a team or domain of theirs".formatted(id, actor.user()));
        }
        return dossiers.of(List.of(agreement), reader).getFirst();
    }

    /**
     * Newest first, at most 500.
     *
     * @throws AccessException NOT_YOURS_TO_SEE when somebody who owns no domain asks for all
     */
    public List<Dossier> agreements(Actor actor, AgreementsView view) {
        var reader = delegations.decider(actor);
        return dossiers.of(
                switch (view) {
                    case MINE -> agreements.requestedFor(actor);
                    case TO_DECIDE -> toDecide(reader);
                    case ALL -> all(actor);
                },
                reader);
    }

    private List<Agreement> toDecide(Decider decider) {
        var people = Stream.concat(Stream.of(decider.actor()), decider.delegators().stream())
                .toList();
        return agreements.waitingFor(people).stream()
                .filter(agreement -> agreement.isDecidableBy(decider))
                .toList();
    }

    /** How this person, alone or in a team, reads the port or will: what can be read now first, the widest first of that. */
    public List<Reading> readings(Actor actor, PortId port) {
        var now = Moment.now();
        return offeredPorts.find(port).stream()
                .flatMap(offered -> agreements.live(actor, port).stream()
                        .map(agreement -> new Reading(
                                agreement.consumer().id(), agreement.terms(), offered, agreement.isActive(now))))
                .sorted(Reading.WIDEST_FIRST)
                .toList();
    }

    /** What whoever asks for nothing in particular would read of the port: all of it, personal fields masked. */
    public Entitlement offer(PortId port) {
        return offeredPorts
                .find(port)
                .map(offered -> Entitlement.of(Terms.of(offered, null, PersonalData.MASKED, null, 1), offered))
                .orElseThrow(() -> new AccessException(
                        AccessError.PORT_UNKNOWN, "there is no port '%s' that can be asked for".formatted(port)));
    }

    /**
     * New secrets for a consumer; earlier ones stop working.
     *
     * @throws AccessException NOT_A_MEMBER, NO_ACTIVE_AGREEMENT, SYSTEM_BUSY, KEYCLOAK_FAILED, POSTGRESQL_FAILED
     */
    public ConsumerCredentials issueCredentials(Actor actor, String consumer) {
        var id = new ConsumerId(consumer);
        var known = agreements.findConsumer(id);
        if (!known.map(actor::belongsTo).orElseGet(() -> actor.mayAskFor(consumer))) {
            throw new AccessException(
                    AccessError.NOT_A_MEMBER,
                    "%s does not belong to '%s': only its members get its secrets".formatted(actor.user(), consumer));
        }
        if (agreements.active(id).stream().noneMatch(agreement -> agreement.grantsAt(Moment.now()))) {
            throw new AccessException(
                    AccessError.NO_ACTIVE_AGREEMENT,
                    "'%s' has no active agreement: there is nothing to log in for before one is approved"
                            .formatted(consumer));
        }
        var issued = secrets.issue(id);
        transactions.executeWithoutResult(
                _ -> events.publishEvent(new CredentialsIssued(id, actor.user(), Moment.now())));
        return issued;
    }

    /** What is agreed on now, as policies see it. */
    public List<AgreementTerms> live() {
        var ports = offeredPorts.all();
        var now = Moment.now();
        return agreements.granted().stream()
                .filter(agreement -> agreement.grantsAt(now))
                .map(agreement -> AgreementLaw.terms(agreement, agreement.terms(), ports.get(agreement.port())))
                .toList();
    }

    private List<Agreement> all(Actor actor) {
        if (actor.platform() || actor.auditor()) {
            return agreements.all();
        }
        if (actor.owns().isEmpty()) {
            throw new AccessException(
                    AccessError.NOT_YOURS_TO_SEE,
                    "all agreements are for the platform team and auditors, and for owners those of their domain;"
                            + " ask for the view 'mine'");
        }
        return agreements.of(actor.owns());
    }

    private Dossier change(Actor actor, AgreementId id, BiFunction<Agreement, Instant, Agreement> step) {
        var changed = transactions.execute(_ -> {
            var agreement = agreements.lock(id).orElseThrow(() -> AgreementId.unknown(id.toString()));
            var now = Moment.now();
            var next = step.apply(agreement, now);
            ledger.advance(Step.into(next, now));
            return next;
        });
        reconciler.wake(changed.consumer().id());
        return dossiers.of(changed, actor);
    }
}
