package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh request}. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        description = "Ask for access to a port. An owner of the port's domain decides.")
final class RequestCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private AgreementOutput output;

    @Parameters(paramLabel = "PORT", description = "Such as treasury.fx-rates.v1.")
    private String port;

    @Option(
            names = "--purpose",
            paramLabel = "TEXT",
            required = true,
            description = "Why, in words, 5 to 500 characters.")
    private String purpose;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "How long, 1 to 730 days; ${DEFAULT-VALUE} unless given.")
    private int days;

    @Option(
            names = "--consumer",
            paramLabel = "NAME",
            description = "The team that asks; yours if you are in one only, else you alone.")
    @Nullable
    private String consumer;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var agreements = api.asPerson(spec).agreements();
        output.print(agreements.request(new AccessRequest(port, consumer, purpose, days)), spec);
        return 0;
    }
}
