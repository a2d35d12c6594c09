package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mesh delegations}. */
@Command(
        name = "delegations",
        mixinStandardHelpOptions = true,
        description =
                "List who decides in whose name: those that you gave or were given; for auditors and the platform team all.",
        subcommands = {DelegationsEndCommand.class, CommandLine.HelpCommand.class})
final class DelegationsCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private DelegationOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        output.print(api.asPerson(spec).delegations().delegations(), spec);
        return 0;
    }
}
