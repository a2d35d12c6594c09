package org.finmesh.platform.server.access;

import org.finmesh.governance.AuditTrail;
import org.finmesh.governance.RulesInForce;
import org.finmesh.governance.Verdict;
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
import org.finmesh.platform.access.AgreementRefused;
import org.finmesh.platform.access.AgreementRequested;
import org.finmesh.platform.access.AgreementResumed;
import org.finmesh.platform.access.AgreementRevoked;
import org.finmesh.platform.access.AgreementStagePassed;
import org.finmesh.platform.access.AgreementSuspended;
import org.finmesh.platform.access.CredentialsIssued;
import org.finmesh.platform.access.DecisionRefused;
import org.finmesh.platform.access.DelegationChanged;
import org.finmesh.platform.access.Terms;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
        put(details, event.details());
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
                .put("note", agreement.purpose());
        details.set("terms", terms(refused.asked()));
        details.set("verdicts", Verdict.outcomes(refused.verdicts()));
        trail.append(
                refused.by(),
                "access refused",
                agreement.id().toString(),
                details,
                Verdict.versions(refused.verdicts()));
    }

    @EventListener
    void on(DecisionRefused refused) {
        var agreement = refused.agreement();
        var details = JsonNodeFactory.instance
                .objectNode()
                .put("port", agreement.port().toString())
                .put("consumer", agreement.consumer().id().value())
                .put("code", refused.error().name())
                .put("note", refused.why());
        trail.append(refused.by(), "decision refused", agreement.id().toString(), details, null);
    }

    @EventListener
    void on(DelegationChanged changed) {
        var delegation = changed.delegation();
        var details = JsonNodeFactory.instance
                .objectNode()
                .put("to", delegation.to())
                .put("from", delegation.from().toString())
                .put("until", delegation.until().toString())
                .put("note", delegation.note());
        trail.append(
                delegation.by(),
                changed.ended() ? "delegation ended" : "delegation given",
                delegation.id().toString(),
                details,
                null);
    }

    private static void put(ObjectNode details, AgreementEvent.Details about) {
        if (about.terms() != null) {
            details.set("terms", terms(about.terms()));
        }
        if (about.stage() != null) {
            details.put("stage", about.stage().label());
        }
        if (about.onBehalfOf() != null) {
            details.put("onBehalfOf", about.onBehalfOf());
        }
    }

    private static ObjectNode terms(Terms terms) {
        var node = JsonNodeFactory.instance.objectNode();
        var fields = node.putArray("fields");
        terms.fields().forEach(fields::add);
        node.put("wholePort", terms.wholePort())
                .put("personal", terms.personal().label());
        if (terms.legalBasis() != null) {
            node.put("legalBasis", terms.legalBasis().label());
        }
        return node.put("days", terms.days());
    }

    private static String what(AgreementEvent event) {
        return switch (event) {
            case AgreementRequested _ -> "access requested";
            case AgreementStagePassed _ -> "access approved by a stage";
            case AgreementApproved _ -> "access approved";
            case AgreementChangeRequested _ -> "change requested";
            case AgreementChangeDenied _ -> "change denied";
            case AgreementChangeWithdrawn _ -> "change withdrawn";
            case AgreementDue _ -> "decision due";
            case AgreementGrown _ -> "access grown";
            case AgreementCarriedOver _ -> "access carried over";
            case AgreementNoticed _ -> "consumer told";
            case AgreementDenied _ -> "access denied";
            case AgreementActivated _ -> "access granted";
            case AgreementCancelled _ -> "access cancelled";
            case AgreementRevoked _ -> "access revoked";
            case AgreementExpired _ -> "access expired";
            case AgreementSuspended _ -> "access suspended";
            case AgreementResumed _ -> "access resumed";
        };
    }
}
