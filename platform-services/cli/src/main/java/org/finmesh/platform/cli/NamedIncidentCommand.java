package org.finmesh.platform.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.IncidentsApi;
import org.finmesh.platform.api.IncidentsApi.Incident;
import org.finmesh.platform.api.IncidentsApi.Note;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands on one incident share. */
abstract class NamedIncidentCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private IncidentOutput output;

    @Parameters(paramLabel = "INCIDENT", description = "Its id, as ./mesh incidents lists it.")
    private String incident;

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "What there is to know of it, at most 1000 characters.")
    @Nullable
    private String note;

    @Spec
    private CommandSpec spec;

    abstract Incident act(IncidentsApi incidents, String id, Note said);

    @Override
    public Integer call() {
        output.print(List.of(act(api.asPerson(spec).incidents(), incident, new Note(note))), spec);
        return 0;
    }
}
