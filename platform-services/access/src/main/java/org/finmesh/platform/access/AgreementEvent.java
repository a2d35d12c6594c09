package org.finmesh.platform.access;

import java.time.Instant;
import org.finmesh.platform.access.AgreementState.Active;
import org.finmesh.platform.access.AgreementState.Approved;
import org.finmesh.platform.access.AgreementState.Cancelled;
import org.finmesh.platform.access.AgreementState.Denied;
import org.finmesh.platform.access.AgreementState.Expired;
import org.finmesh.platform.access.AgreementState.Requested;
import org.finmesh.platform.access.AgreementState.Revoked;
import org.finmesh.platform.contract.PortId;

/** Something that happened to an agreement; published in the transaction that wrote it down. */
public sealed interface AgreementEvent
        permits AgreementRequested,
                AgreementApproved,
                AgreementCarriedOver,
                AgreementNoticed,
                AgreementDenied,
                AgreementActivated,
                AgreementCancelled,
                AgreementRevoked,
                AgreementExpired,
                AgreementSuspended,
                AgreementResumed {

    /** Who acts when nobody does: time passed, or the reconciler saw the grants in place. */
    String PLATFORM = "platform";

    AgreementId agreement();

    PortId port();

    ConsumerId consumer();

    /** User name, or {@link #PLATFORM}. */
    String by();

    /** Why: the purpose of a request, the note of a decision; may be empty. */
    String note();

    Instant at();

    /** The event by which {@code agreement} came into its state. */
    static AgreementEvent of(Agreement agreement, Instant now) {
        var id = agreement.id();
        var port = agreement.port();
        var consumer = agreement.consumer().id();
        return switch (agreement.state()) {
            case Requested _ ->
                new AgreementRequested(id, port, consumer, agreement.requestedBy(), agreement.purpose(), now);
            case Approved(var approval) ->
                new AgreementApproved(
                        id,
                        port,
                        consumer,
                        approval.decision().by(),
                        approval.decision().note(),
                        now);
            case Denied(var denial) -> new AgreementDenied(id, port, consumer, denial.by(), denial.note(), now);
            case Active _ -> new AgreementActivated(id, port, consumer, PLATFORM, "", now);
            case Cancelled(var _, var decision) ->
                new AgreementCancelled(id, port, consumer, decision.by(), decision.note(), now);
            case Revoked(var _, var decision) ->
                new AgreementRevoked(id, port, consumer, decision.by(), decision.note(), now);
            case Expired _ -> new AgreementExpired(id, port, consumer, PLATFORM, agreement.endedBecause(), now);
        };
    }
}
