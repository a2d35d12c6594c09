package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh quarantine replays}. */
@Command(
        name = "replays",
        mixinStandardHelpOptions = true,
        description = "List what was asked to go through a port again, newest first, and how far it is.")
final class QuarantineReplaysCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private QuarantineOutput output;

    @Parameters(paramLabel = "PORT", description = "Such as treasury.fx-rates.v1.")
    private String port;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        output.print(api.asPerson(spec).quarantine().replays(port), spec);
        return 0;
    }
}
