package org.finmesh.platform.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.finmesh.platform.interchange.ContractHead;
import org.finmesh.platform.interchange.Import;
import org.finmesh.platform.interchange.ImportFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code mesh import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Make a contract (ODCS v3.1.0) of a file in another format. Needs no running mesh.",
            "What a contract cannot carry, and what had to be stated because the file does not say it, is listed on stderr, a line"
                    + " each: 'PATH: WHAT: why'. docs/interchange.md says what of each format is carried.",
            "Exit code 0 also when there are such lines, 1 when the file is not of the format or makes no valid contract, 2 when"
                    + " called wrongly or a file cannot be read or written."
        },
        footer = {"", "Example: mesh import sql orders.sql --domain treasury --product orders -o v1.odcs.yaml"})
final class ImportCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            converter = Formats.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private ImportFormat format;

    @Parameters(index = "1", paramLabel = "FILE", description = "A file of that format.")
    private Path file;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description =
                    "The contract's id. Otherwise DOMAIN.PRODUCT.vMAJOR where both are given, else the name of what the"
                            + " file describes.")
    private @Nullable String id;

    @Option(
            names = "--contract-version",
            paramLabel = "VERSION",
            description = "The contract's version; otherwise 1.0.0.")
    private @Nullable String version;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "proposed, draft, active, deprecated or retired; otherwise draft.")
    private @Nullable String status;

    @Option(names = "--domain", paramLabel = "DOMAIN", description = "The domain that owns it, in kebab-case.")
    private @Nullable String domain;

    @Option(
            names = "--product",
            paramLabel = "PRODUCT",
            description = "Its data product, in kebab-case; with --domain.")
    private @Nullable String product;

    @Mixin
    private InterchangeOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var head = head();
        return output.write(spec.commandLine(), file, source -> Import.of(format, source, head));
    }

    private ContractHead head() {
        try {
            return new ContractHead(id, version, status, domain, product);
        } catch (IllegalArgumentException misuse) {
            throw new ParameterException(spec.commandLine(), String.valueOf(misuse.getMessage()), misuse);
        }
    }

    /** The formats as users write them. */
    static final class Formats implements Iterable<String>, ITypeConverter<ImportFormat> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(ImportFormat.values())
                    .map(format -> "%s (%s)".formatted(format, format.description()))
                    .iterator();
        }

        @Override
        public ImportFormat convert(String name) {
            return Arrays.stream(ImportFormat.values())
                    .filter(format -> format.toString().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no format '%s' to import; there are: %s"
                            .formatted(
                                    name,
                                    Arrays.stream(ImportFormat.values())
                                            .map(ImportFormat::toString)
                                            .collect(Collectors.joining(", ")))));
        }
    }
}
