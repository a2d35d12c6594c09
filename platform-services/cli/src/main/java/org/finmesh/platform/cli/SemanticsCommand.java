package org.finmesh.platform.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.StandardsApi.Finding;
import org.finmesh.platform.cli.client.PlatformApi;
import org.finmesh.platform.cli.launch.Publisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh semantics}. */
@Command(
        name = "semantics",
        mixinStandardHelpOptions = true,
        description = {
            "Say where a product would put together what does not mean the same, and the ways out.",
            "Compares its fields with their concepts and with those of every port that it reads, as they are live.",
            "Exit code 1 when there is an error among the findings."
        })
final class SemanticsCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DIR|PRODUCT",
            description = "A product folder, or the id of a published product: treasury.fx-rates.")
    private String product;

    @Mixin
    private ApiOptions api;

    @Option(names = "--json", description = "One JSON array, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var findings = findings(api.asPersonOrOperator(spec));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(findings));
        } else if (findings.isEmpty()) {
            out.println("nothing is put together that does not mean the same");
        } else {
            findings.forEach(finding -> FindingOutput.print(finding, "", out));
        }
        return findings.stream().anyMatch(finding -> finding.severity().equals("error")) ? 1 : 0;
    }

    private List<Finding> findings(PlatformApi platform) {
        return Files.isDirectory(Path.of(product))
                ? platform.publications()
                        .plan(Publisher.folder(Path.of(product)))
                        .findings()
                : platform.standards().semantics(product);
    }
}
