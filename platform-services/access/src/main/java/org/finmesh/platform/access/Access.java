package org.finmesh.platform.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.finmesh.governance.AgreementTerms;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.Ledger;
import org.finmesh.platform.access.agreements.OfferedPorts;
import org.finmesh.platform.access.grants.Reconciler;
import org.finmesh.platform.access.grants.Secrets;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Access from request to end, for people and their programs. Each step is one transaction; grants follow it. */
@Service
public class Access {

    private final Agreements agreements;
    private final Ledger ledger;
    private final OfferedPorts offeredPorts;
    private final AgreementLaw law;
    private final Reconciler reconciler;
    private final Secrets secrets;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    Access(
            Agreements agreements,
            Ledger ledger,
            OfferedPorts offeredPorts,
            AgreementLaw law,
            Reconciler reconciler,
            Secrets secrets,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.agreements = agreements;
        this.ledger = ledger;
        this.offeredPorts = offeredPorts;
        this.law = law;
        this.reconciler = reconciler;
        this.secrets = secrets;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Asks for access to a port.
     *
     * @param consumer a team of the actor's or the actor's user name; null for their only team, else for themselves
     * @throws AccessException PORT_UNKNOWN, NOT_A_MEMBER, CONSUMER_NAME, CONSUMER_TAKEN, PURPOSE_LENGTH,
     *     PERIOD_BOUNDS, PORT_ENDING, POLICY_VIOLATED, DUPLICATE_REQUEST
     */
    public Dossier request(Actor actor, String port, @Nullable String consumer, String purpose, int days) {
        var offered = offered(port);
        var now = now();
        if (!offered.takesRequests(now)) {
            throw new AccessException(
                    AccessError.PORT_ENDING,
                    "%s takes no requests any more: its support ended at %s, and it ends itself at %s; ask for the major version that follows it"
                            .formatted(port, offered.endOfSupport(), offered.endOfLife()));
        }
        var agreement = Agreement.request(
                offered,
                actor.consumer(consumer),
                actor.user(),
                purpose,
                Terms.of(offered, null, PersonalData.CLEAR, null, days),
                now);
        law.require(agreement, offered, actor.user(), now);
        try {
            transactions.executeWithoutResult(_ -> {
                requireSameKind(agreement.consumer());
                ledger.open(agreement);
            });
        } catch (DuplicateKeyException e) {
            throw new AccessException(
                    AccessError.DUPLICATE_REQUEST,
                    "'%s' has asked for or has access to %s for this purpose already; 'mesh agreements' shows it"
                            .formatted(agreement.consumer(), port),
                    e);
        }
        return dossier(agreement);
    }

    /** @throws AccessException AGREEMENT_UNKNOWN, POLICY_VIOLATED and those of {@link Agreement#approve} */
    public Dossier approve(Actor actor, AgreementId id, String note) {
        requireLawful(actor, id, note);
        return change(id, (agreement, now) -> agreement.approve(actor, note, now));
    }

    /** Who may not approve learns of that, and of nothing else. */
    private void requireLawful(Actor actor, AgreementId id, String note) {
        var asked = agreements.find(id).orElseThrow(() -> AgreementId.unknown(id.toString()));
        asked.approve(actor, note, now());
        law.require(asked, offeredPorts.find(asked.port()).orElseThrow(), actor.user(), now());
    }

    /** @throws AccessException AGREEMENT_UNKNOWN and those of {@link Agreement#deny} */
    public Dossier deny(Actor actor, AgreementId id, String note) {
        return change(id, (agreement, now) -> agreement.deny(actor, note, now));
    }

    /**
     * Ends access: Kafka and PostgreSQL refuse within 5 seconds.
     *
     * @throws AccessException AGREEMENT_UNKNOWN and those of {@link Agreement#revoke}
     */
    public Dossier revoke(Actor actor, AgreementId id, String note) {
        return change(id, (agreement, now) -> agreement.revoke(actor, note, now));
    }

    /** @throws AccessException AGREEMENT_UNKNOWN and those of {@link Agreement#cancel} */
    public Dossier cancel(Actor actor, AgreementId id, String note) {
        return change(id, (agreement, now) -> agreement.cancel(actor, note, now));
    }

    /** @throws AccessException AGREEMENT_UNKNOWN, NOT_YOURS_TO_SEE */
    public Dossier agreement(Actor actor, AgreementId id) {
        var agreement = agreements.find(id).orElseThrow(() -> AgreementId.unknown(id.toString()));
        if (!agreement.isVisibleTo(actor)) {
            throw new AccessException(
                    AccessError.NOT_YOURS_TO_SEE,
                    "agreement %s is neither %s's nor of a team or domain of theirs".formatted(id, actor.user()));
        }
        return dossier(agreement);
    }

    /**
     * Newest first, at most 500.
     *
     * @throws AccessException NOT_YOURS_TO_SEE when somebody who owns no domain asks for all
     */
    public List<Dossier> agreements(Actor actor, AgreementsView view) {
        return ledger.dossiers(
                switch (view) {
                    case MINE -> agreements.requestedByOrFor(actor);
                    case TO_DECIDE ->
                        agreements.undecidedOf(actor.owns()).stream()
                                .filter(agreement -> agreement.isDecidableBy(actor))
                                .toList();
                    case ALL -> all(actor);
                });
    }

    /** As which consumer this person reads the port: one of theirs with an active agreement. */
    public Optional<ConsumerId> reader(Actor actor, PortId port) {
        return agreements.active(actor, port).stream()
                .filter(agreement -> agreement.grantsAt(now()))
                .map(agreement -> agreement.consumer().id())
                .findFirst();
    }

    /** Whether this person may see data of the port: of its domain, or with an active agreement. */
    public boolean mayRead(Actor actor, PortId port) {
        return actor.worksFor(port.product().domain())
                || agreements.active(actor, port).stream().anyMatch(agreement -> agreement.grantsAt(now()));
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
        if (agreements.active(id).stream().noneMatch(agreement -> agreement.grantsAt(now()))) {
            throw new AccessException(
                    AccessError.NO_ACTIVE_AGREEMENT,
                    "'%s' has no active agreement: there is nothing to log in for before one is approved"
                            .formatted(consumer));
        }
        var issued = secrets.issue(id);
        transactions.executeWithoutResult(_ -> events.publishEvent(new CredentialsIssued(id, actor.user(), now())));
        return issued;
    }

    /** What is agreed on now, as policies see it. */
    public List<AgreementTerms> live() {
        var ports = offeredPorts.all();
        var now = now();
        return agreements.granted().stream()
                .filter(agreement -> agreement.grantsAt(now))
                .map(agreement -> AgreementLaw.terms(agreement, ports.get(agreement.port())))
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

    private Dossier change(AgreementId id, BiFunction<Agreement, Instant, Agreement> step) {
        var changed = transactions.execute(_ -> {
            var agreement = agreements.lock(id).orElseThrow(() -> AgreementId.unknown(id.toString()));
            var now = now();
            var next = step.apply(agreement, now);
            ledger.advance(next, now);
            return next;
        });
        reconciler.wake(changed.consumer().id());
        return dossier(changed);
    }

    private Dossier dossier(Agreement agreement) {
        return ledger.dossiers(List.of(agreement)).getFirst();
    }

    /** In microseconds, as the database keeps it, so that what is answered now is what is read later. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
