package org.finmesh.platform.server.incidents;

import java.util.List;
import java.util.Optional;
import org.finmesh.platform.api.IncidentsApi;
import org.finmesh.platform.quality.Incidents;
import org.finmesh.platform.server.identity.Caller;
import org.finmesh.platform.server.identity.CurrentCaller;
import org.springframework.web.bind.annotation.RestController;

/** Incidents, for those whom they concern. */
@RestController
class IncidentsController implements IncidentsApi {

    private final Incidents incidents;
    private final CurrentCaller caller;

    IncidentsController(Incidents incidents, CurrentCaller caller) {
        this.incidents = incidents;
        this.caller = caller;
    }

    @Override
    public List<Incident> incidents() {
        var reader = caller.get();
        return incidents.latest().stream()
                .filter(incident -> concerns(incident, reader))
                .map(IncidentsController::answer)
                .toList();
    }

    private static boolean concerns(org.finmesh.platform.quality.Incident incident, Caller reader) {
        return reader.platform()
                || reader.auditor()
                || reader.owns(incident.port().product().domain())
                || incident.consumer() != null && reader.teams().contains(incident.consumer())
                || reader.user().equals(incident.consumer());
    }

    private static Incident answer(org.finmesh.platform.quality.Incident incident) {
        return new Incident(
                incident.id().toString(),
                incident.kind().label(),
                incident.subject(),
                incident.port().toString(),
                incident.consumer(),
                incident.summary(),
                incident.openedAt().toString(),
                Optional.ofNullable(incident.closedAt()).map(Object::toString).orElse(null));
    }
}
