package org.finmesh.platform.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.interchange.Carried;
import org.finmesh.platform.interchange.InterchangeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What {@code import} and {@code export} have in common: the result goes to a file or to stdout, the notes to stderr. */
final class InterchangeOutput {

    private static final int INVALID = 1;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write there instead of to stdout. Nothing is written when the input is invalid.")
    private @Nullable Path output;

    /** @return the exit code: 0, 1 when the input is invalid, 2 when a file cannot be read or written */
    int write(CommandLine command, Path input, Function<SourceFile, Carried> conversion) {
        try {
            var carried = conversion.apply(read(input));
            write(command, carried.text());
            carried.notes().forEach(note -> command.getErr().println(note));
            return CommandLine.ExitCode.OK;
        } catch (InvalidContractException invalid) {
            invalid.problems().forEach(command.getErr()::println);
            return INVALID;
        } catch (InterchangeException invalid) {
            command.getErr().println("mesh: " + invalid.getMessage());
            return INVALID;
        } catch (CommandFailure unusable) {
            command.getErr().println("mesh: " + unusable.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private static SourceFile read(Path input) {
        try {
            return SourceFile.read(input);
        } catch (IOException e) {
            throw UnusableFile.unreadable(input, e);
        }
    }

    private void write(CommandLine command, String text) {
        if (output == null) {
            command.getOut().print(text);
            command.getOut().flush();
        } else {
            OutputFile.write(output, out -> out.write(text));
        }
    }
}
