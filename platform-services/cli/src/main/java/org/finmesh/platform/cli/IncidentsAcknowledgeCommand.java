package org.finmesh.platform.cli;

import org.finmesh.platform.api.IncidentsApi;
import org.finmesh.platform.api.IncidentsApi.Incident;
import org.finmesh.platform.api.IncidentsApi.Note;
import picocli.CommandLine.Command;

/** {@code mesh incidents acknowledge}. */
@Command(
        name = "acknowledge",
        mixinStandardHelpOptions = true,
        description = "Say that you are at it, as an owner of the port's domain or for the platform team.")
final class IncidentsAcknowledgeCommand extends NamedIncidentCommand {

    @Override
    Incident act(IncidentsApi incidents, String id, Note said) {
        return incidents.acknowledge(id, said);
    }
}
