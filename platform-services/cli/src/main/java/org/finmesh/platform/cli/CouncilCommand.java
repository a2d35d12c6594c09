package org.finmesh.platform.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mesh council}. */
@Command(
        name = "council",
        mixinStandardHelpOptions = true,
        description = "Change the rules of the mesh: propose, see what it would break, vote, read the record.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CouncilListCommand.class,
            CouncilMembersCommand.class,
            CouncilProposeCommand.class,
            CouncilShowCommand.class,
            CouncilReplayCommand.class,
            CouncilVoteCommand.class,
            CouncilWithdrawCommand.class,
            CouncilRecordCommand.class,
            CommandLine.HelpCommand.class
        })
final class CouncilCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say which COMMAND: list, members, propose, show, replay, vote, withdraw or record");
    }
}
