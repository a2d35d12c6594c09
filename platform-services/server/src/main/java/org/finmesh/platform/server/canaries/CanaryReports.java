package org.finmesh.platform.server.canaries;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.Canaries;
import org.finmesh.platform.quality.CanarySighting;
import org.finmesh.platform.server.measuring.ReportTaker;
import org.springframework.stereotype.Component;

/** The domains' sightings on their way to quality. */
@Component
class CanaryReports implements ReportTaker {

    private final Canaries canaries;

    CanaryReports(Canaries canaries) {
        this.canaries = canaries;
    }

    @Override
    public String kind() {
        return "canary";
    }

    @Override
    public void take(PortId port, byte[] json, Instant at) {
        canaries.seen(port, CanarySighting.parse(json));
    }
}
