package org.finmesh.platform.server.access;

import org.finmesh.governance.AuditTrail;
import org.finmesh.platform.access.AgreementEvent;
import org.finmesh.platform.access.DriftRepaired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Puts on the audit trail that somebody had changed a grant by hand, in the transaction that keeps what was repaired. */
@Component
class DriftAudit {

    private final AuditTrail trail;

    DriftAudit(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void on(DriftRepaired repaired) {
        var details = JsonNodeFactory.instance
                .objectNode()
                .put("system", repaired.system().name());
        var added = details.putArray("added");
        repaired.added().forEach(added::add);
        var removed = details.putArray("removed");
        repaired.removed().forEach(removed::add);
        trail.append(AgreementEvent.PLATFORM, "drift repaired", repaired.holder(), details, null);
    }
}
