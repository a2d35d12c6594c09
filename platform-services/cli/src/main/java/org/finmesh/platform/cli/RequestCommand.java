package org.finmesh.platform.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.finmesh.platform.api.AgreementsApi.RequestedPort;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh request}. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        description = {
            "Ask for access to one or more ports: to all of them or, where one is refused, to none.",
            "Public and internal data is granted at once; for the rest it says who decides.",
            "Exit code 1 when it is refused, or with --preview when it would be."
        })
final class RequestCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private AgreementOutput output;

    @Parameters(
            paramLabel = "PORT[:FIELD,...]",
            arity = "1..20",
            converter = WantedPort.Reader.class,
            description =
                    "Such as treasury.fx-rates.v1 for the whole port, or treasury.fx-rates.v1:rate_date,rate for some of its fields.")
    private List<WantedPort> ports;

    @Option(
            names = "--purpose",
            paramLabel = "TEXT",
            required = true,
            description = "Why, in words, 5 to 500 characters.")
    private String purpose;

    @Option(
            names = "--clear",
            description = "Read personal fields as they are; without it they are masked. Asks for a legal basis.")
    private boolean clear;

    @Option(
            names = "--legal-basis",
            paramLabel = "BASIS",
            description =
                    "Of GDPR article 6(1), where personal fields in clear or restricted ones are read: ${COMPLETION-CANDIDATES}.")
    @Nullable
    private LegalBasis legalBasis;

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

    @Option(names = "--preview", description = "Only say who would decide, what would be read, and what is missing.")
    private boolean preview;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var agreements = api.asPerson(spec).agreements();
        if (preview) {
            return preview(agreements);
        }
        output.printWhole(agreements.request(request()), spec);
        return ExitCode.OK;
    }

    private int preview(AgreementsApi agreements) {
        var previews = agreements.preview(request());
        output.printPreviews(previews, spec);
        return previews.stream().allMatch(one -> one.refusals().isEmpty()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private AccessRequest request() {
        var wanted = ports.stream()
                .map(port -> new RequestedPort(port.port(), port.fields(), clear ? "clear" : "masked"))
                .toList();
        return new AccessRequest(wanted, consumer, purpose, legalBasis == null ? null : legalBasis.toString(), days);
    }
}
