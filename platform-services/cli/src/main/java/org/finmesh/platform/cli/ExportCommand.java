package org.finmesh.platform.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.finmesh.platform.interchange.Export;
import org.finmesh.platform.interchange.ExportFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code mesh export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write a contract (any valid ODCS file) in another format. Needs no running mesh.",
            "What the format cannot carry is listed on stderr, a line each: 'PATH: WHAT: why'. docs/interchange.md says what each"
                    + " format carries.",
            "Exit code 0 also when there are such lines, 1 when the contract is invalid or the format cannot hold it, 2 when"
                    + " called wrongly or a file cannot be read or written."
        },
        footer = {"", "Example: mesh export avro domains/treasury/products/fx-rates/v1.odcs.yaml -o fx-rates.avsc"})
final class ExportCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            converter = Formats.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private ExportFormat format;

    @Parameters(index = "1", paramLabel = "FILE", description = "A contract: a YAML file by ODCS v3.")
    private Path file;

    @Option(
            names = "--object",
            paramLabel = "NAME",
            description = "Only the schema object of that name; otherwise all.")
    private @Nullable String object;

    @Mixin
    private InterchangeOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return output.write(spec.commandLine(), file, source -> Export.of(format, source, object));
    }

    /** The formats as users write them. */
    static final class Formats implements Iterable<String>, ITypeConverter<ExportFormat> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(ExportFormat.values())
                    .map(format -> "%s (%s)".formatted(format, format.description()))
                    .iterator();
        }

        @Override
        public ExportFormat convert(String name) {
            return Arrays.stream(ExportFormat.values())
                    .filter(format -> format.toString().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no format '%s' to export to; there are: %s"
                            .formatted(
                                    name,
                                    Arrays.stream(ExportFormat.values())
                                            .map(ExportFormat::toString)
                                            .collect(Collectors.joining(", ")))));
        }
    }
}
