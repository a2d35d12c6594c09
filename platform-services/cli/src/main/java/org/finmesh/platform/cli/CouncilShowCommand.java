package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh council show}. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "A proposal with its replay, votes and outcome.")
final class CouncilShowCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private CouncilOutput output;

    @Parameters(paramLabel = "ID", description = "Of the proposal.")
    private long id;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        output.print(api.asPerson(spec).council().proposal(id), spec);
        return 0;
    }
}
