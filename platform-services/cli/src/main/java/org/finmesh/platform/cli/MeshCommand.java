package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.finmesh.platform.localstack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code mesh}: exit code 0 on success, 1 on failure, 2 when it was called wrongly. */
@Command(
        name = "mesh",
        description = "A data mesh on this machine: run it, publish products to it, ask for access, connect.",
        mixinStandardHelpOptions = true,
        versionProvider = MeshCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ValidateCommand.class,
            DiffCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            PlanCommand.class,
            PublishCommand.class,
            DomainCredentialsCommand.class,
            RequestCommand.class,
            ApproveCommand.class,
            DenyCommand.class,
            RevokeCommand.class,
            CancelCommand.class,
            AmendCommand.class,
            RenewCommand.class,
            CarryOverCommand.class,
            AgreementsCommand.class,
            DelegateCommand.class,
            DelegationsCommand.class,
            ConnectCommand.class,
            QualityCommand.class,
            IncidentsCommand.class,
            LineageCommand.class,
            QuarantineCommand.class,
            CanaryCommand.class,
            CouncilCommand.class,
            PoliciesCommand.class,
            VerdictsCommand.class,
            StandardsCommand.class,
            GlossaryCommand.class,
            SemanticsCommand.class,
            AuditCommand.class,
            ReconcileCommand.class,
            BenchCommand.class
        },
        footer = {
            "  test                Run every test (./mesh test --help).",
            "",
            "mesh COMMAND --help says more. Exit code: 0 success, 1 failure, 2 called wrongly."
        })
public final class MeshCommand implements Runnable {

    @Spec
    private CommandLine.Model.CommandSpec spec;

    /** The program. */
    public static void main(String... arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /** The command with its output elsewhere. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        var exitCode = new CommandLine(new MeshCommand())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(errors())
                .setParameterExceptionHandler(MeshCommand::misuse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .execute(arguments);
        return out.checkError() ? unwritten(err, exitCode) : exitCode;
    }

    /** A writer keeps to itself that the disk is full: half a report is not to pass for a whole one. */
    private static int unwritten(PrintWriter err, int exitCode) {
        err.println("mesh: not all of the output could be written: is the disk full, or was the reader closed?");
        return exitCode == CommandLine.ExitCode.OK ? CommandLine.ExitCode.SOFTWARE : exitCode;
    }

    /** What was wrong, in a line, and where the rest is said. */
    private static int misuse(ParameterException exception, String[] arguments) {
        var command = exception.getCommandLine();
        command.getErr().println("mesh: " + exception.getMessage());
        UnmatchedArgumentException.printSuggestions(exception, command.getErr());
        command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    /** A failure that says what to do is said so; anything else is a bug and shows where. */
    private static IExecutionExceptionHandler errors() {
        return (exception, command, _) -> {
            switch (exception) {
                case CommandFailure failure -> command.getErr().println("mesh: " + failure.getMessage());
                case StackException failure -> command.getErr().println("mesh: " + failure.getMessage());
                default -> {
                    command.getErr().println("mesh: this is a bug; please report it with what follows");
                    exception.printStackTrace(command.getErr());
                }
            }
            return CommandLine.ExitCode.SOFTWARE;
        };
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say which COMMAND");
    }

    /** The version that the jar's manifest has. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = MeshCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Finmesh " + (version == null ? "(not packaged)" : version)};
        }
    }
}
