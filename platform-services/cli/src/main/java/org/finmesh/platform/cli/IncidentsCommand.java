package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mesh incidents}. */
@Command(
        name = "incidents",
        mixinStandardHelpOptions = true,
        description = {
            "List what is not as it was promised, open ones first: all for the platform team and auditors, those of their",
            "domain for owners, those that touch their agreements for everybody. Exit code 0, whether there is one or none."
        },
        subcommands = {IncidentsAcknowledgeCommand.class, IncidentsResolveCommand.class, CommandLine.HelpCommand.class})
final class IncidentsCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private IncidentOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        output.print(api.asPersonOrOperator(spec).incidents().incidents(), spec);
        return 0;
    }
}
