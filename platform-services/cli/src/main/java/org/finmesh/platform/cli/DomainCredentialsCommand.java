package org.finmesh.platform.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.finmesh.platform.cli.launch.DomainSecrets;
import org.finmesh.platform.localstack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh domain-credentials}. */
@Command(
        name = "domain-credentials",
        mixinStandardHelpOptions = true,
        description = {
            "Issue new secrets of a domain's own service account, as files that FINMESH_SECRETS_DIR can name.",
            "Those that the domain had before stop working. The domain must have published a product."
        })
final class DomainCredentialsCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Parameters(paramLabel = "DOMAIN", description = "Such as retail-banking.")
    private String domain;

    @Option(names = "--into", paramLabel = "DIR", required = true, description = "The folder for the secret files.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw StackException.of("creating " + folder, e);
        }
        DomainSecrets.issue(api.asPersonOrOperator(spec).mesh(), domain, folder);
        spec.commandLine().getOut().printf("%s: new secrets in %s%n", domain, folder);
        return 0;
    }
}
