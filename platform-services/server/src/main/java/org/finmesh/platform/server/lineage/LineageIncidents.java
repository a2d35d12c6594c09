package org.finmesh.platform.server.lineage;

import org.finmesh.platform.lineage.UndeclaredInputEnded;
import org.finmesh.platform.lineage.UndeclaredInputSeen;
import org.finmesh.platform.quality.Incident.Kind;
import org.finmesh.platform.quality.Incidents;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A product that reads what it does not declare is an incident until it declares it or reads it no more. */
@Component
class LineageIncidents {

    private final Incidents incidents;

    LineageIncidents(Incidents incidents) {
        this.incidents = incidents;
    }

    @EventListener
    void on(UndeclaredInputSeen seen) {
        incidents.open(
                Kind.UNDECLARED_INPUT,
                subject(seen.port().toString(), seen.input().name()),
                seen.port(),
                null,
                "%s reads %s and does not declare it: add it to the product's inputPorts or sourceTopics, or read it no more"
                        .formatted(seen.port(), seen.input()),
                seen.at());
    }

    @EventListener
    void on(UndeclaredInputEnded ended) {
        incidents.close(
                Kind.UNDECLARED_INPUT,
                subject(ended.port().toString(), ended.input().name()),
                ended.at());
    }

    private static String subject(String port, String input) {
        return port + " < " + input;
    }
}
