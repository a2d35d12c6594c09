package org.finmesh.platform.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finmesh.platform.access.AgreementState.Active;
import org.finmesh.platform.access.AgreementState.Approval;
import org.finmesh.platform.access.AgreementState.Approved;
import org.finmesh.platform.access.AgreementState.Cancelled;
import org.finmesh.platform.access.AgreementState.Denied;
import org.finmesh.platform.access.AgreementState.Expired;
import org.finmesh.platform.access.AgreementState.Requested;
import org.finmesh.platform.access.AgreementState.Revoked;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/**
 * That a consumer may read a port for a purpose and a time: asked for, decided, changed, ended. A value; every step gives
 * the next one or refuses. How what waits is decided is in {@link Ruling}, how it is changed in {@link Change}.
 *
 * @param request with which it was asked for, the same for all of one cart
 * @param requestedBy user name of who asked on the consumer's behalf
 * @param purpose why, in words, 5 to 500 characters
 * @param terms in force; those asked for, where none ever were
 * @param stages as they were answered on the way to these terms, or to the denial
 * @param pending what waits for decisions; in state requested and in no other it is the request itself
 * @param carriedFrom the agreement on the major before that this one goes on from; null when it was asked for
 * @param portEnd when the port's life ends, whatever was agreed; null while that is not known
 */
public record Agreement(
        AgreementId id,
        UUID request,
        PortId port,
        Consumer consumer,
        String requestedBy,
        String purpose,
        Terms terms,
        Instant requestedAt,
        AgreementState state,
        List<Stage> stages,
        @Nullable Pending pending,
        @Nullable AgreementId carriedFrom,
        @Nullable Instant portEnd) {

    static final String PORT_ENDED = "the port has reached its end of life";

    private static final int PURPOSE_LENGTH_MIN = 5;
    private static final int PURPOSE_LENGTH_MAX = 500;

    /** @throws AccessException PURPOSE_LENGTH */
    public Agreement {
        stages = List.copyOf(stages);
        purpose = purpose.strip().replaceAll("\\s+", " ");
        if (purpose.length() < PURPOSE_LENGTH_MIN || purpose.length() > PURPOSE_LENGTH_MAX) {
            throw new AccessException(
                    AccessError.PURPOSE_LENGTH,
                    "the purpose has %d characters; say in %d to %d what the data is for"
                            .formatted(purpose.length(), PURPOSE_LENGTH_MIN, PURPOSE_LENGTH_MAX));
        }
    }

    /**
     * Granted at once, unless it is led {@link #through} stages.
     *
     * @param request the cart that it is in
     * @throws AccessException PURPOSE_LENGTH
     */
    public static Agreement request(
            UUID request,
            OfferedPort port,
            Consumer consumer,
            String requestedBy,
            String purpose,
            Terms terms,
            Instant now) {
        return new Agreement(
                AgreementId.random(),
                request,
                port.port(),
                consumer,
                requestedBy,
                purpose,
                terms,
                now,
                new Requested(),
                List.of(),
                Pending.of(terms, requestedBy, "", List.of(), now),
                null,
                port.endOfLife());
    }

    /** The request, with those who have to decide on it. */
    public Agreement through(List<Stage> deciding) {
        return with(terms, state, stages, pending == null ? null : pending.through(deciding));
    }

    /**
     * What this agreement becomes on the port that follows its own: the same purpose, decision and end. A change that waits
     * for a decision stays behind.
     *
     * @throws AccessException WRONG_STATE when it grants nothing now; NOT_COVERED when nothing that is read is there
     */
    public Agreement carryOver(OfferedPort successor, Instant now) {
        if (!grantsAt(now)) {
            throw wrongState("carried over");
        }
        return new Agreement(
                AgreementId.random(),
                request,
                successor.port(),
                consumer,
                requestedBy,
                purpose,
                terms.on(successor)
                        .orElseThrow(() -> new AccessException(
                                AccessError.NOT_COVERED,
                                "%s has none of the fields of agreement %s".formatted(successor.port(), id))),
                now,
                new Approved(state.granted().orElseThrow()),
                stages,
                null,
                id,
                successor.endOfLife());
    }

    /** Every grant is in place. Whoever is no longer approved stays as they are: a revocation came first. */
    public Agreement activate() {
        return state instanceof Approved(var approval) ? in(new Active(approval)) : this;
    }

    /** @throws AccessException NOT_THE_OWNER, WRONG_STATE */
    public Agreement revoke(Actor actor, String note, Instant now) {
        if (!actor.ownsDomainOf(port) && !actor.platform()) {
            throw new AccessException(
                    AccessError.NOT_THE_OWNER,
                    "%s cannot revoke access to %s: that is for owners of %s and the platform team"
                            .formatted(actor.user(), port, port.product().domain()));
        }
        return in(new Revoked(liveApproval("revoked"), new Decision(actor.user(), note, now)));
    }

    /** @throws AccessException NOT_A_MEMBER, WRONG_STATE */
    public Agreement cancel(Actor actor, String note, Instant now) {
        if (!actor.belongsTo(consumer)) {
            throw new AccessException(
                    AccessError.NOT_A_MEMBER,
                    "%s does not belong to '%s' and cannot give up its access".formatted(actor.user(), consumer));
        }
        if (!isLive()) {
            throw wrongState("cancelled");
        }
        return in(new Cancelled(state.granted(), new Decision(actor.user(), note, now)));
    }

    /** Past its end, or its port's, it is over; else it stays as it is. */
    public Agreement expire(Instant now) {
        if (state instanceof Requested && portHasEnded(now)) {
            return in(new Denied(new Decision(AgreementEvent.PLATFORM, PORT_ENDED, now)));
        }
        return isGranted() && !grantsAt(now) ? in(new Expired(state.granted().orElseThrow(), now)) : this;
    }

    /** Why it expired, in words; empty when the agreed time was over. */
    String endedBecause() {
        return portEnd != null && until().filter(portEnd::equals).isPresent() ? PORT_ENDED : "";
    }

    /** From when on access is over, by agreement or because the port ends; empty until it is approved. */
    public Optional<Instant> until() {
        return state.granted()
                .map(Approval::until)
                .map(until -> portEnd != null && portEnd.isBefore(until) ? portEnd : until);
    }

    boolean portHasEnded(Instant now) {
        return portEnd != null && !now.isBefore(portEnd);
    }

    /** Requested, approved or active: it stands in the way of another of the same consumer, port and purpose. */
    public boolean isLive() {
        return switch (state) {
            case Requested _, Approved _, Active _ -> true;
            case Denied _, Revoked _, Expired _, Cancelled _ -> false;
        };
    }

    private boolean isGranted() {
        return isLive() && !(state instanceof Requested);
    }

    /** Whether the consumer is to be able to read at {@code now}; the end counts even before it is written down. */
    public boolean grantsAt(Instant now) {
        return isGranted() && until().filter(now::isBefore).isPresent();
    }

    /** Of the consumer, the port's domain, who decides now or did, and who watches over all of it. */
    public boolean isVisibleTo(Decider decider) {
        var actor = decider.actor();
        return actor.belongsTo(consumer)
                || actor.ownsDomainOf(port)
                || actor.platform()
                || actor.auditor()
                || stages.stream().anyMatch(decider::isTurnOf)
                || (pending != null
                        && (pending.stages().stream().anyMatch(decider::isTurnOf)
                                || (pending.escalated() && decider.councils())));
    }

    /** Whether the consumer can read at {@code now}: every grant is in place, and its end has not come. */
    boolean isActive(Instant now) {
        return state instanceof Active && grantsAt(now);
    }

    public boolean isDecidableBy(Decider decider) {
        return pending != null && Mandate.of(this, pending, decider) instanceof Mandate.Given;
    }

    private Approval liveApproval(String participle) {
        return switch (state) {
            case Approved(var approval) -> approval;
            case Active(var approval) -> approval;
            case Requested _, Denied _, Revoked _, Expired _, Cancelled _ -> throw wrongState(participle);
        };
    }

    AccessException wrongState(String participle) {
        return new AccessException(
                AccessError.WRONG_STATE,
                "agreement %s is %s and cannot be %s".formatted(id, state.label(), participle));
    }

    /** What waited for a decision ends with it, and stays while it goes on. */
    private Agreement in(AgreementState next) {
        return with(terms, next, stages, next instanceof Active ? pending : null);
    }

    Agreement with(Terms terms, AgreementState state, List<Stage> stages, @Nullable Pending pending) {
        return new Agreement(
                id,
                request,
                port,
                consumer,
                requestedBy,
                purpose,
                terms,
                requestedAt,
                state,
                stages,
                pending,
                carriedFrom,
                portEnd);
    }
}
