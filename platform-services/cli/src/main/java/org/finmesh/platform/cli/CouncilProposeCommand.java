package org.finmesh.platform.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.CouncilApi.NewProposal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh council propose}. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = {
            "Propose a change of the rules, and show what it would do to all that is live.",
            "Edit a copy of the governance folder, or put only the changed files into a folder of the same shape,",
            "such as policies/<name>/policy.yaml or waivers/<name>.yaml; files that are in force so already are left out."
        })
final class CouncilProposeCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private CouncilOutput output;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "A folder shaped like the governance folder; may be left out when files are only removed.")
    @Nullable
    private Path folder;

    @Option(
            names = "--remove",
            paramLabel = "PATH",
            description = "A file to remove, such as policies/<name>/policy.yaml; can be given again.")
    private List<String> removed = List.of();

    @Option(names = "--title", paramLabel = "TEXT", required = true, description = "One line, 5 to 120 characters.")
    private String title;

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            required = true,
            description = "The reason, 10 to 10,000 characters; it becomes the context of the record.")
    private String why;

    @Option(
            names = "--effective",
            paramLabel = "DATE",
            description = "Such as 2027-01-31, from 00:00 UTC; as soon as the charter allows unless given.")
    @Nullable
    private String effective;

    @Option(
            names = "--supersedes",
            paramLabel = "ID",
            description = "The accepted proposal whose decision this one replaces.")
    @Nullable
    private Long supersedes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (folder == null && removed.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name a DIR with changed files, or what to --remove");
        }
        var files = ProposedFiles.of(folder, removed);
        var council = api.asPerson(spec).council();
        output.print(council.propose(new NewProposal(title, why, effective, files, supersedes)), spec);
        return 0;
    }
}
