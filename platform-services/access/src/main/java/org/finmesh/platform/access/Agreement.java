package org.finmesh.platform.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
 * That a consumer may read a port for a purpose and a time: asked for, decided, ended. A value; every step gives the
 * next one or refuses.
 *
 * @param requestedBy user name of who asked on the consumer's behalf
 * @param purpose why, in words, 5 to 500 characters
 * @param terms what is read, how, and for how long
 * @param carriedFrom the agreement on the major before that this one goes on from; null when it was asked for
 * @param portEnd when the port's life ends, whatever was agreed; null while that is not known
 */
public record Agreement(
        AgreementId id,
        PortId port,
        Consumer consumer,
        String requestedBy,
        String purpose,
        Terms terms,
        Instant requestedAt,
        AgreementState state,
        @Nullable AgreementId carriedFrom,
        @Nullable Instant portEnd) {

    static final String PORT_ENDED = "the port has reached its end of life";

    private static final int PURPOSE_LENGTH_MIN = 5;
    private static final int PURPOSE_LENGTH_MAX = 500;

    /** @throws AccessException PURPOSE_LENGTH */
    public Agreement {
        purpose = purpose.strip().replaceAll("\\s+", " ");
        if (purpose.length() < PURPOSE_LENGTH_MIN || purpose.length() > PURPOSE_LENGTH_MAX) {
            throw new AccessException(
                    AccessError.PURPOSE_LENGTH,
                    "the purpose has %d characters; say in %d to %d what the data is for"
                            .formatted(purpose.length(), PURPOSE_LENGTH_MIN, PURPOSE_LENGTH_MAX));
        }
    }

    /** @throws AccessException PURPOSE_LENGTH */
    public static Agreement request(
            OfferedPort port, Consumer consumer, String requestedBy, String purpose, Terms terms, Instant now) {
        return new Agreement(
                AgreementId.random(),
                port.port(),
                consumer,
                requestedBy,
                purpose,
                terms,
                now,
                new Requested(),
                null,
                port.endOfLife());
    }

    /**
     * What this agreement becomes on the port that follows its own: the same purpose, decision and end.
     *
     * @throws AccessException WRONG_STATE when it grants nothing now
     */
    public Agreement carryOver(OfferedPort successor, Instant now) {
        if (!grantsAt(now)) {
            throw wrongState("carried over");
        }
        return new Agreement(
                AgreementId.random(),
                successor.port(),
                consumer,
                requestedBy,
                purpose,
                terms,
                now,
                new Approved(state.granted().orElseThrow()),
                id,
                successor.endOfLife());
    }

    /** @throws AccessException OWN_REQUEST, OWN_CONSUMER, NOT_THE_OWNER, WRONG_STATE, PORT_ENDING */
    public Agreement approve(Actor actor, String note, Instant now) {
        requireDecidable(actor, "approve");
        if (portHasEnded(now)) {
            throw new AccessException(
                    AccessError.PORT_ENDING,
                    "%s ended at %s: there is nothing to give access to".formatted(port, portEnd));
        }
        var approval = new Approval(new Decision(actor.user(), note, now), now.plus(Duration.ofDays(terms.days())));
        return in(new Approved(approval));
    }

    /** @throws AccessException OWN_REQUEST, OWN_CONSUMER, NOT_THE_OWNER, WRONG_STATE */
    public Agreement deny(Actor actor, String note, Instant now) {
        requireDecidable(actor, "deny");
        return in(new Denied(new Decision(actor.user(), note, now)));
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
        if (!isOwnRequestOf(actor)) {
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

    private boolean portHasEnded(Instant now) {
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

    public boolean isDecidableBy(Actor actor) {
        return state instanceof Requested && actor.ownsDomainOf(port) && !isOwnRequestOf(actor);
    }

    public boolean isVisibleTo(Actor actor) {
        return isOwnRequestOf(actor) || actor.ownsDomainOf(port) || actor.platform() || actor.auditor();
    }

    boolean isOwnRequestOf(Actor actor) {
        return actor.user().equals(requestedBy) || actor.belongsTo(consumer);
    }

    /** In this order, so that who asked learns of that first; being platform or owner does not help. */
    private void requireDecidable(Actor actor, String verb) {
        if (actor.user().equals(requestedBy)) {
            throw new AccessException(
                    AccessError.OWN_REQUEST,
                    "%s asked for this and cannot %s it: another owner of %s has to"
                            .formatted(actor.user(), verb, port.product().domain()));
        }
        if (actor.belongsTo(consumer)) {
            throw new AccessException(
                    AccessError.OWN_CONSUMER,
                    "%s belongs to '%s', for which this was asked, and cannot %s it: an owner of %s outside of it has to"
                            .formatted(
                                    actor.user(), consumer, verb, port.product().domain()));
        }
        if (!actor.ownsDomainOf(port)) {
            throw new AccessException(
                    AccessError.NOT_THE_OWNER,
                    "%s is no owner of %s and cannot %s access to %s"
                            .formatted(actor.user(), port.product().domain(), verb, port));
        }
        if (!(state instanceof Requested)) {
            throw wrongState(verb.equals("deny") ? "denied" : "approved");
        }
    }

    private Approval liveApproval(String participle) {
        return switch (state) {
            case Approved(var approval) -> approval;
            case Active(var approval) -> approval;
            case Requested _, Denied _, Revoked _, Expired _, Cancelled _ -> throw wrongState(participle);
        };
    }

    private AccessException wrongState(String participle) {
        return new AccessException(
                AccessError.WRONG_STATE,
                "agreement %s is %s and cannot be %s".formatted(id, state.label(), participle));
    }

    private Agreement in(AgreementState next) {
        return new Agreement(id, port, consumer, requestedBy, purpose, terms, requestedAt, next, carriedFrom, portEnd);
    }
}
