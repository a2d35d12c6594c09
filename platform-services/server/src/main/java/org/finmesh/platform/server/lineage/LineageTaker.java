package org.finmesh.platform.server.lineage;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.lineage.Lineage;
import org.finmesh.platform.lineage.LineageException;
import org.finmesh.platform.server.measuring.ReportTaker;
import org.springframework.stereotype.Component;

/** Takes the OpenLineage events that domains report of their ports. */
@Component
class LineageTaker implements ReportTaker {

    private final Lineage lineage;

    LineageTaker(Lineage lineage) {
        this.lineage = lineage;
    }

    @Override
    public String kind() {
        return "lineage";
    }

    @Override
    public void take(PortId port, byte[] json, Instant at) {
        try {
            var event = lineage.read(json);
            Claims.requireOutputsOf(event, port.product().domain()::equals);
            lineage.take(event, json);
        } catch (LineageException refusal) {
            throw new IllegalArgumentException(refusal.getMessage(), refusal);
        }
    }
}
