package org.finmesh.platform.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.CouncilApi.NewVote;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh council vote}. */
@Command(
        name = "vote",
        mixinStandardHelpOptions = true,
        description = "Vote for your domain, or as one of the central team; until the decision you can vote again.")
final class CouncilVoteCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private CouncilOutput output;

    @Parameters(paramLabel = "ID", description = "Of the proposal.")
    private long id;

    /** In the words of the API. */
    enum Choice {
        YES,
        NO,
        ABSTAIN
    }

    @Parameters(paramLabel = "yes|no|abstain", description = "What you say.")
    private Choice choice;

    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "Why; it is kept.")
    private String note;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        output.print(
                api.asPerson(spec).council().vote(id, new NewVote(choice.name().toLowerCase(Locale.ROOT), note)), spec);
        return 0;
    }
}
