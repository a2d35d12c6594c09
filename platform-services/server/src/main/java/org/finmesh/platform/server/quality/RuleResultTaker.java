package org.finmesh.platform.server.quality;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.Quality;
import org.finmesh.platform.quality.RuleResult;
import org.finmesh.platform.server.measuring.ReportTaker;
import org.springframework.stereotype.Component;

@Component
class RuleResultTaker implements ReportTaker {

    private final Quality quality;

    RuleResultTaker(Quality quality) {
        this.quality = quality;
    }

    @Override
    public String kind() {
        return "quality";
    }

    @Override
    public void take(PortId port, byte[] json, Instant at) {
        quality.ruled(port, RuleResult.parse(json));
    }
}
