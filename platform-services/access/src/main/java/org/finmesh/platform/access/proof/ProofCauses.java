package org.finmesh.platform.access.proof;

import org.finmesh.platform.access.AgreementActivated;
import org.finmesh.platform.access.AgreementApproved;
import org.finmesh.platform.access.AgreementCancelled;
import org.finmesh.platform.access.AgreementCarriedOver;
import org.finmesh.platform.access.AgreementChangeDenied;
import org.finmesh.platform.access.AgreementChangeRequested;
import org.finmesh.platform.access.AgreementChangeWithdrawn;
import org.finmesh.platform.access.AgreementDenied;
import org.finmesh.platform.access.AgreementDue;
import org.finmesh.platform.access.AgreementEvent;
import org.finmesh.platform.access.AgreementExpired;
import org.finmesh.platform.access.AgreementGrown;
import org.finmesh.platform.access.AgreementNoticed;
import org.finmesh.platform.access.AgreementRequested;
import org.finmesh.platform.access.AgreementResumed;
import org.finmesh.platform.access.AgreementRevoked;
import org.finmesh.platform.access.AgreementStagePassed;
import org.finmesh.platform.access.AgreementSuspended;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whatever changes what a consumer can read asks for a proof, in the transaction that changes it. */
@Component
class ProofCauses {

    private final ProofsDue due;

    ProofCauses(ProofsDue due) {
        this.due = due;
    }

    @EventListener
    void on(AgreementEvent event) {
        switch (event) {
            case AgreementActivated _, AgreementGrown _, AgreementResumed _ ->
                due.placed(event.agreement(), event.at());
            case AgreementRevoked _, AgreementExpired _, AgreementCancelled _, AgreementSuspended _ ->
                due.ended(event.agreement(), event.at());
            case AgreementRequested _,
                    AgreementStagePassed _,
                    AgreementApproved _,
                    AgreementChangeRequested _,
                    AgreementChangeDenied _,
                    AgreementChangeWithdrawn _,
                    AgreementDue _,
                    AgreementCarriedOver _,
                    AgreementNoticed _,
                    AgreementDenied _ -> {}
        }
    }
}
