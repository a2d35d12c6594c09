package org.finmesh.platform.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
            var carried = conversion.apply(SourceFile.read(input));
            write(command, carried.text());
            carried.notes().forEach(note -> command.getErr().println(note));
            return CommandLine.ExitCode.OK;
        } catch (InvalidContractException invalid) {
            invalid.problems().forEach(command.getErr()::println);
            return INVALID;
        } catch (InterchangeException invalid) {
            command.getErr().println("mesh: " + invalid.getMessage());
            return INVALID;
        } catch (IOException e) {
            command.getErr().printf("mesh: %s: %s%n", output == null ? input : input + " to " + output, reason(e));
            return CommandLine.ExitCode.USAGE;
        }
    }

    /** A file is there whole or not at all. */
    private void write(CommandLine command, String text) throws IOException {
        if (output == null) {
            command.getOut().print(text);
            command.getOut().flush();
            return;
        }
        var folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder), null, "there is no such folder");
        }
        var draft = folder.resolve("." + output.getFileName() + ".draft");
        try {
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            Files.move(draft, output, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no such file or folder: " + missing.getFile();
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            default -> String.valueOf(e.getMessage());
        };
    }
}
