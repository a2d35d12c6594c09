package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh delegations end}. */
@Command(
        name = "end",
        mixinStandardHelpOptions = true,
        description = "End a delegation that you gave, at once and for good.")
final class DelegationsEndCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private DelegationOutput output;

    @Parameters(paramLabel = "ID", description = "Of the delegation, as ./mesh delegations lists it.")
    private String id;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        output.print(api.asPerson(spec).delegations().end(id), spec);
        return 0;
    }
}
