package org.finmesh.platform.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.finmesh.platform.cli.launch.Project;
import org.finmesh.platform.cli.report.Finding;
import org.finmesh.platform.cli.report.Format;
import org.finmesh.platform.cli.report.Report;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.UnreadableFileException;
import org.finmesh.platform.contract.Validation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    private static final int VALID = 0;
    private static final int INVALID = 1;
    private static final int UNREADABLE = 2;

    private static final Path STANDARD_INPUT = Path.of("-");

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A YAML file; - for standard input.")
    private List<Path> files;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; sarif is what code review reads (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(
            names = "--policies",
            description =
                    "Judge valid files by governance/policies too: a file beside a product.odps.yaml with its product.")
    private boolean policies;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var law = policies
                ? PolicyFindings.byRulesIn(Project.ofThisCommand().root().resolve("governance"))
                : null;
        try (var report = format.report(spec.commandLine().getOut())) {
            return files.stream()
                    .mapToInt(file -> validate(file, law, report))
                    .max()
                    .orElse(VALID);
        }
    }

    /** A file that cannot be judged, for whatever reason, does not hide the others. */
    private int validate(Path path, @Nullable PolicyFindings law, Report report) {
        try {
            var findings = findings(path, law);
            report.judged(path.toString(), findings);
            return findings.stream().anyMatch(Finding::isError) ? INVALID : VALID;
        } catch (IOException unreadable) {
            return unread(path, "cannot be read: " + UnusableFile.reason(unreadable), report);
        } catch (RuntimeException | StackOverflowError bug) {
            bug.printStackTrace(spec.commandLine().getErr());
            return unread(path, "cannot be judged: this is a bug, please report it with what is above", report);
        }
    }

    private static List<Finding> findings(Path path, @Nullable PolicyFindings law) throws IOException {
        try {
            var file = path.equals(STANDARD_INPUT) ? SourceFile.read("-", System.in) : SourceFile.read(path);
            var problems = Validation.of(file);
            return problems.isEmpty() && law != null
                    ? law.of(path, file)
                    : problems.stream().map(Finding::of).toList();
        } catch (UnreadableFileException noText) {
            return List.of(Finding.of(noText.problem()));
        }
    }

    private int unread(Path path, String reason, Report report) {
        spec.commandLine().getErr().printf("mesh: %s %s%n", path, reason);
        report.unread(path.toString(), reason);
        return UNREADABLE;
    }
}
