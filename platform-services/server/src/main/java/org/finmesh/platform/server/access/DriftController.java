package org.finmesh.platform.server.access;

import org.finmesh.platform.access.Drifts;
import org.finmesh.platform.api.DriftApi;
import org.springframework.web.bind.annotation.RestController;

/** What is intended against what is, and what was repaired. */
@RestController
class DriftController implements DriftApi {

    private final Drifts drifts;
    private final Actors actors;

    DriftController(Drifts drifts, Actors actors) {
        this.drifts = drifts;
        this.actors = actors;
    }

    @Override
    public Drift drift() {
        var drift = drifts.read(actors.current());
        return new Drift(
                drift.readAt().toString(),
                drift.differences().stream()
                        .map(difference -> new Difference(
                                difference.system().name(),
                                difference.holder(),
                                difference.missing(),
                                difference.surplus()))
                        .toList(),
                drift.repairs().stream()
                        .map(repair -> new Repair(
                                repair.at().toString(),
                                repair.system().name(),
                                repair.holder(),
                                repair.added(),
                                repair.removed()))
                        .toList());
    }
}
