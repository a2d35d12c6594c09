package org.finmesh.platform.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mesh audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Who did what, when, why and under which policies: export the trail, verify it, ask it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AuditVerifyCommand.class,
            AuditExportCommand.class,
            AuditAsOfCommand.class,
            CommandLine.HelpCommand.class
        })
final class AuditCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say which COMMAND: verify, export or as-of");
    }
}
