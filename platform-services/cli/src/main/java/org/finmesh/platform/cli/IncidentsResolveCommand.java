package org.finmesh.platform.cli;

import org.finmesh.platform.api.IncidentsApi;
import org.finmesh.platform.api.IncidentsApi.Incident;
import org.finmesh.platform.api.IncidentsApi.Note;
import picocli.CommandLine.Command;

/** {@code mesh incidents resolve}. */
@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        description = {
            "End it by hand, as an owner of the port's domain or for the platform team. It ends by itself when the promise is",
            "kept again; what is still broken opens another one."
        })
final class IncidentsResolveCommand extends NamedIncidentCommand {

    @Override
    Incident act(IncidentsApi incidents, String id, Note said) {
        return incidents.resolve(id, said);
    }
}
