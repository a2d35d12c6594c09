package org.finmesh.platform.server.access;

import org.finmesh.governance.AuditTrail;
import org.finmesh.governance.RulesInForce;
import org.finmesh.governance.Verdict;
import org.finmesh.platform.access.AgreementActivated;
import org.finmesh.platform.access.AgreementApproved;
import org.finmesh.platform.access.AgreementCancelled;
import org.finmesh.platform.access.AgreementCarriedOver;
import org.finmesh.platform.access.AgreementDenied;
import org.finmesh.platform.access.AgreementEvent;
import org.finmesh.platform.access.AgreementExpired;
import org.finmesh.platform.access.AgreementNoticed;
import org.finmesh.platform.access.AgreementRefused;
import org.finmesh.platform.access.AgreementRequested;
import org.finmesh.platform.access.AgreementRevoked;
import org.finmesh.platform.access.CredentialsIssued;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Puts every decision and every grant on the audit trail, in the transaction that makes it: a decision that is not on
 * the trail has not been made.
 */
@Component
class AccessAudit {

    private final AuditTrail trail;
    private final RulesInForce rules;

    AccessAudit(AuditTrail trail, RulesInForce rules) {
        this.trail = trail;
        this.rules = rules;
    }

    @EventListener
    void on(AgreementEvent event) {
        var details = JsonNodeFactory.instance
                .objectNode()
                .put("port", event.port().toString())
                .put("consumer", event.consumer().value())
                .put("note", event.note());
        trail.append(
                event.by(),
                what(event),
                event.agreement().toString(),
                details,
                "rulebook@" + rules.rulebook().version());
    }

    @EventListener
    void on(CredentialsIssued issued) {
        trail.append(
                issued.by(),
                "credentials issued",
                issued.consumer().clientId(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("consumer", issued.consumer().value()),
                null);
    }

    @EventListener
    void on(AgreementRefused refused) {
        var agreement = refused.agreement();
        var details = JsonNodeFactory.instance
                .objectNode()
                .put("port", agreement.port().toString())
                .put("consumer", agreement.consumer().id().value())
                .put("note", agreement.purpose())
                .put("days", agreement.days());
        details.set("verdicts", Verdict.outcomes(refused.verdicts()));
        trail.append(
                refused.by(),
                "access refused",
                agreement.id().toString(),
                details,
                Verdict.versions(refused.verdicts()));
    }

    private static String what(AgreementEvent event) {
        return switch (event) {
            case AgreementRequested _ -> "access requested";
            case AgreementApproved _ -> "access approved";
            case AgreementCarriedOver _ -> "access carried over";
            case AgreementNoticed _ -> "consumer told";
            case AgreementDenied _ -> "access denied";
            case AgreementActivated _ -> "access granted";
            case AgreementCancelled _ -> "access cancelled";
            case AgreementRevoked _ -> "access revoked";
            case AgreementExpired _ -> "access expired";
        };
    }
}
