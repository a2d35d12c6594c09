package org.finmesh.platform.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.finmesh.governance.AuditFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mesh audit export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write the whole trail as JSON Lines: an entry a line, and a seal at the end. For auditors and the platform team.",
            "./mesh audit verify FILE checks it without the mesh."
        })
final class AuditExportCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to; standard output unless given.")
    @Nullable
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (file == null) {
            AuditFile.write(
                    LiveTrail.entries(api.asPersonOrOperator(spec).audit()),
                    spec.commandLine().getOut()::println);
        } else {
            write(file);
        }
        return 0;
    }

    private void write(Path path) {
        var entries = LiveTrail.entries(api.asPersonOrOperator(spec).audit());
        OutputFile.write(path, out -> {
            var seal = AuditFile.write(entries, new LineWriter(out));
            spec.commandLine().getErr().println("sealed with " + seal);
        });
    }
}
