package org.finmesh.platform.server.lineage;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.lineage.Spans;
import org.finmesh.platform.server.measuring.ReportTaker;
import org.springframework.stereotype.Component;

/** Takes the hops of single records. */
@Component
class SpanTaker implements ReportTaker {

    private final Spans spans;

    SpanTaker(Spans spans) {
        this.spans = spans;
    }

    @Override
    public String kind() {
        return "span";
    }

    @Override
    public void take(PortId port, byte[] json, Instant at) {
        spans.take(port, json);
    }
}
