package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mesh council list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "All proposals, the newest first.")
final class CouncilListCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private CouncilOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        output.print(api.asPerson(spec).council().proposals(), spec);
        return 0;
    }
}
