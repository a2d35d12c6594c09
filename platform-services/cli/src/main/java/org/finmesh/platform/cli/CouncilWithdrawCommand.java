package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import org.finmesh.platform.api.CouncilApi.Withdrawal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh council withdraw}. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Take back a proposal of yours that is open for votes.")
final class CouncilWithdrawCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private CouncilOutput output;

    @Parameters(paramLabel = "ID", description = "Of the proposal.")
    private long id;

    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "Why; it is kept.")
    private String note;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        output.print(api.asPerson(spec).council().withdraw(id, new Withdrawal(note)), spec);
        return 0;
    }
}
