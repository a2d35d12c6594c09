package org.finmesh.platform.server.incidents;

import org.finmesh.platform.access.AccessProven;
import org.finmesh.platform.access.AgreementActivated;
import org.finmesh.platform.access.AgreementCancelled;
import org.finmesh.platform.access.AgreementEvent;
import org.finmesh.platform.access.AgreementExpired;
import org.finmesh.platform.access.AgreementRevoked;
import org.finmesh.platform.access.GrantsWithheld;
import org.finmesh.platform.quality.Incident.Kind;
import org.finmesh.platform.quality.Incidents;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Access that is not as agreed is an incident until it is, opened and closed in the transaction that saw it. */
@Component
class AccessIncidents {

    private final Incidents incidents;

    AccessIncidents(Incidents incidents) {
        this.incidents = incidents;
    }

    @EventListener
    void on(AccessProven proven) {
        var receipt = proven.receipt();
        var subject = receipt.agreement().toString();
        if (receipt.holds()) {
            incidents.close(Kind.ACCESS_CONTRADICTED, subject, receipt.at());
        } else {
            incidents.open(
                    Kind.ACCESS_CONTRADICTED,
                    subject,
                    proven.port(),
                    proven.consumer().value(),
                    receipt.contradiction(),
                    receipt.at());
        }
    }

    @EventListener
    void on(GrantsWithheld withheld) {
        incidents.open(
                Kind.ACCESS_WITHHELD,
                withheld.agreement().toString(),
                withheld.port(),
                withheld.consumer().value(),
                withheld.reason(),
                withheld.at());
    }

    /** Granted after all, or over: it waits for no grant any more. */
    @EventListener({AgreementActivated.class, AgreementRevoked.class, AgreementExpired.class, AgreementCancelled.class})
    void on(AgreementEvent event) {
        incidents.close(Kind.ACCESS_WITHHELD, event.agreement().toString(), event.at());
    }
}
