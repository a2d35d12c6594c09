package org.finmesh.platform.access;

import java.time.Instant;
import java.util.Optional;

/** Where an agreement is on its way from request to end. */
public sealed interface AgreementState {

    /** @param until from this instant on, access is over */
    record Approval(Decision decision, Instant until) {}

    record Requested() implements AgreementState {}

    record Denied(Decision denial) implements AgreementState {}

    /** Decided; the grants are on their way. */
    record Approved(Approval approval) implements AgreementState {}

    /** Every grant is in place, read back from each system. */
    record Active(Approval approval) implements AgreementState {}

    record Revoked(Approval approval, Decision revocation) implements AgreementState {}

    record Expired(Approval approval, Instant at) implements AgreementState {}

    /** By the consumer, before or after the approval. */
    record Cancelled(Optional<Approval> approval, Decision cancellation) implements AgreementState {}

    /** The state's name in the API and in the database. */
    default String label() {
        return switch (this) {
            case Requested _ -> "requested";
            case Denied _ -> "denied";
            case Approved _ -> "approved";
            case Active _ -> "active";
            case Revoked _ -> "revoked";
            case Expired _ -> "expired";
            case Cancelled _ -> "cancelled";
        };
    }

    /** The approval, if there ever was one. */
    default Optional<Approval> granted() {
        return switch (this) {
            case Requested _, Denied _ -> Optional.empty();
            case Approved(var approval) -> Optional.of(approval);
            case Active(var approval) -> Optional.of(approval);
            case Revoked(var approval, var _) -> Optional.of(approval);
            case Expired(var approval, var _) -> Optional.of(approval);
            case Cancelled(var approval, var _) -> approval;
        };
    }

    /** The owner's decision, for or against; empty while there is none. */
    default Optional<Decision> decision() {
        return this instanceof Denied(var denial)
                ? Optional.of(denial)
                : granted().map(Approval::decision);
    }
}
