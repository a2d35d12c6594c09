package org.finmesh.platform.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.Validation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh validate}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Check contracts (ODCS) and products (ODPS) by their standard and by their meaning. Needs no running mesh.",
            "One line per valid file, 'FILE: ok', and one per error, 'FILE:LINE: CODE message'.",
            "Exit code 0 when all are valid, 1 when one is not, 2 when a file cannot be read."
        })
final class ValidateCommand implements Callable<Integer> {

    private static final int INVALID = 1;
    private static final int UNREADABLE = 2;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A YAML file.")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return files.stream().mapToInt(this::validate).max().orElse(0);
    }

    private int validate(Path path) {
        try {
            return report(SourceFile.read(path));
        } catch (IOException e) {
            spec.commandLine().getErr().printf("mesh: %s cannot be read: %s%n", path, reason(e));
            return UNREADABLE;
        }
    }

    private int report(SourceFile file) {
        var out = spec.commandLine().getOut();
        var problems = Validation.of(file);
        if (problems.isEmpty()) {
            out.println(file.name() + ": ok");
            return 0;
        }
        problems.forEach(out::println);
        return INVALID;
    }

    static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException _ -> "there is no such file";
            case java.nio.file.AccessDeniedException _ -> "no permission";
            default -> e.getMessage();
        };
    }
}
