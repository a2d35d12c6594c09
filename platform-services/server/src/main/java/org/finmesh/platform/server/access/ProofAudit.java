package org.finmesh.platform.server.access;

import org.finmesh.governance.AuditTrail;
import org.finmesh.platform.access.AccessProven;
import org.finmesh.platform.access.AgreementEvent;
import org.finmesh.platform.access.Receipt;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts every receipt on the audit trail, whole, in the transaction that keeps it. */
@Component
class ProofAudit {

    private final AuditTrail trail;

    ProofAudit(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void on(AccessProven proven) {
        var receipt = proven.receipt();
        trail.append(
                AgreementEvent.PLATFORM,
                receipt.holds() ? "access proven" : "access contradicted",
                receipt.agreement().toString(),
                details(receipt)
                        .put("port", proven.port().toString())
                        .put("consumer", proven.consumer().value()),
                null);
    }

    private static ObjectNode details(Receipt receipt) {
        var details = JsonNodeFactory.instance
                .objectNode()
                .put("receipt", receipt.id().toString())
                .put("occasion", receipt.occasion().label());
        var attempts = details.putArray("attempts");
        receipt.attempts()
                .forEach(attempt -> attempts.addObject()
                        .put("system", attempt.system().name())
                        .put("tried", attempt.tried())
                        .put("expected", attempt.expected().label())
                        .put("seen", attempt.seen().label())
                        .put("detail", attempt.detail()));
        return details;
    }
}
