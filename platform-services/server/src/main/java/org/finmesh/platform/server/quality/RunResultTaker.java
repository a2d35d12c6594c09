package org.finmesh.platform.server.quality;

import java.time.Instant;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.Quality;
import org.finmesh.platform.quality.RunResult;
import org.finmesh.platform.server.measuring.ReportTaker;
import org.springframework.stereotype.Component;

@Component
class RunResultTaker implements ReportTaker {

    private final Quality quality;

    RunResultTaker(Quality quality) {
        this.quality = quality;
    }

    @Override
    public String kind() {
        return "run";
    }

    @Override
    public void take(PortId port, byte[] json, Instant at) {
        quality.ran(port, RunResult.parse(json, at));
    }
}
