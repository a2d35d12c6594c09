package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mesh council members}. */
@Command(
        name = "members",
        mixinStandardHelpOptions = true,
        description = "Who has a vote, and how votes decide: the charter in force.")
final class CouncilMembersCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private CouncilOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        output.print(api.asPerson(spec).council().council(), spec);
        return 0;
    }
}
