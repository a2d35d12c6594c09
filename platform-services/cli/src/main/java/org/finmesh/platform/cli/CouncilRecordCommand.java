package org.finmesh.platform.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh council record}. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "The record of a decision as Markdown, in the form of MADR.")
final class CouncilRecordCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Parameters(paramLabel = "ID", description = "Of the proposal.")
    private long id;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to, such as docs/decisions/council-3.md; standard output unless given.")
    @Nullable
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var text = api.asPerson(spec).council().record(id);
        if (file == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        } else {
            OutputFile.write(file, out -> out.write(text));
        }
        return 0;
    }
}
