package org.finmesh.platform.access;

import java.time.Instant;
import java.util.List;
import org.finmesh.governance.AccessStandard;
import org.finmesh.platform.access.AgreementState.Active;
import org.finmesh.platform.access.AgreementState.Approved;
import org.finmesh.platform.access.AgreementState.Cancelled;
import org.finmesh.platform.access.AgreementState.Denied;
import org.finmesh.platform.access.AgreementState.Expired;
import org.finmesh.platform.access.AgreementState.Requested;
import org.finmesh.platform.access.AgreementState.Revoked;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/** Something that happened to an agreement; published in the transaction that wrote it down. */
public sealed interface AgreementEvent
        permits AgreementRequested,
                AgreementStagePassed,
                AgreementApproved,
                AgreementCarriedOver,
                AgreementNoticed,
                AgreementDue,
                AgreementGrown,
                AgreementDenied,
                AgreementActivated,
                AgreementChangeRequested,
                AgreementChangeDenied,
                AgreementChangeWithdrawn,
                AgreementCancelled,
                AgreementRevoked,
                AgreementExpired,
                AgreementSuspended,
                AgreementResumed {

    /** Who acts when nobody does: time passed, or the reconciler saw the grants in place. */
    String PLATFORM = "platform";

    /**
     * @param terms that this is about
     * @param stage that was answered, or waits
     * @param onBehalfOf as of {@link Stage.Answer}
     */
    record Details(
            @Nullable Terms terms,
            AccessStandard.@Nullable Stage stage,
            @Nullable String onBehalfOf) {

        static final Details NONE = new Details(null, null, null);

        public static Details of(Terms terms) {
            return new Details(terms, null, null);
        }

        /** Of the stage that was answered last; of none, when none was asked for. */
        static Details of(Terms terms, List<Stage> stages) {
            return stages.stream()
                    .filter(stage -> stage.answer() != null)
                    .reduce((_, last) -> last)
                    .map(last -> new Details(
                            terms,
                            last.kind(),
                            last.answer() == null ? null : last.answer().onBehalfOf()))
                    .orElseGet(() -> of(terms));
        }
    }

    AgreementId agreement();

    PortId port();

    ConsumerId consumer();

    /** User name, or {@link #PLATFORM}. */
    String by();

    /** Why: the purpose of a request, the note of a decision; may be empty. */
    String note();

    default Details details() {
        return Details.NONE;
    }

    Instant at();

    /** The event by which {@code agreement} came into its state. */
    static AgreementEvent of(Agreement agreement, Instant now) {
        var id = agreement.id();
        var port = agreement.port();
        var consumer = agreement.consumer().id();
        var details = Details.of(agreement.terms(), agreement.stages());
        return switch (agreement.state()) {
            case Requested _ ->
                new AgreementRequested(
                        id,
                        port,
                        consumer,
                        agreement.requestedBy(),
                        agreement.purpose(),
                        Details.of(agreement.terms()),
                        now);
            case Approved(var approval) ->
                new AgreementApproved(
                        id,
                        port,
                        consumer,
                        approval.decision().by(),
                        approval.decision().note(),
                        details,
                        now);
            case Denied(var denial) ->
                new AgreementDenied(id, port, consumer, denial.by(), denial.note(), details, now);
            case Active _ -> new AgreementActivated(id, port, consumer, PLATFORM, "", now);
            case Cancelled(var _, var decision) ->
                new AgreementCancelled(id, port, consumer, decision.by(), decision.note(), now);
            case Revoked(var _, var decision) ->
                new AgreementRevoked(id, port, consumer, decision.by(), decision.note(), now);
            case Expired _ -> new AgreementExpired(id, port, consumer, PLATFORM, agreement.endedBecause(), now);
        };
    }
}
