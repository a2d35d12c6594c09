package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.cli.client.PlatformApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands on one agreement share: it is found by its id, or by port and consumer. */
abstract class NamedAgreementCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Parameters(
            paramLabel = "AGREEMENT",
            description = "Its id; or its port, if --consumer is given or it is the only one of that port.")
    private String agreement;

    @Option(names = "--consumer", paramLabel = "NAME", description = "The agreement's consumer, when a port is given.")
    @Nullable
    private String consumer;

    @Spec
    CommandSpec spec;

    /** Where the agreement can be found: a view of the API. */
    abstract String view();

    /** Whether this can be done to it, as far as it says itself. */
    abstract boolean fits(Agreement candidate);

    /** Does what is to be done with the agreement of that id. */
    abstract void act(PlatformApi platform, String id);

    @Override
    public Integer call() {
        var platform = api.asPerson(spec);
        act(platform, id(platform.agreements()));
        return 0;
    }

    private String id(AgreementsApi agreements) {
        // A port has dots in it and an id has none.
        if (!agreement.contains(".")) {
            return agreement;
        }
        var found = agreements.agreements(view()).stream()
                .filter(candidate -> candidate.port().equals(agreement))
                .filter(candidate -> consumer == null || candidate.consumer().equals(consumer))
                .filter(this::fits)
                .toList();
        if (found.size() != 1) {
            throw new CommandFailure(
                    CliError.NOT_FOUND,
                    "%s of %s that this can be done with: ./mesh agreements --view %s lists what there is, name one by its id"
                            .formatted(
                                    found.isEmpty()
                                            ? "there is no agreement"
                                            : "there are " + found.size() + " agreements",
                                    consumer == null ? agreement : agreement + " with " + consumer,
                                    view()));
        }
        return found.getFirst().id();
    }
}
