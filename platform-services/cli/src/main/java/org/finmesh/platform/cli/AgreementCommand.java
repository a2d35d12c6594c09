package org.finmesh.platform.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands on one agreement share: it is found by its id, or by port and consumer. */
abstract class AgreementCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Mixin
    private AgreementOutput output;

    @Parameters(
            paramLabel = "AGREEMENT",
            description = "Its id; or its port, if --consumer is given or it is the only one of that port.")
    private String agreement;

    @Option(names = "--consumer", paramLabel = "NAME", description = "The agreement's consumer, when a port is given.")
    @Nullable
    private String consumer;

    @Spec
    private CommandSpec spec;

    /** Where the agreement can be found: a view of the API. */
    abstract String view();

    /** The states in which this can be done. */
    abstract List<String> states();

    /** Does it. */
    abstract Agreement act(AgreementsApi agreements, String id);

    @Override
    public Integer call() {
        var agreements = api.asPerson(spec).agreements();
        output.print(act(agreements, id(agreements)), spec);
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
                .filter(candidate -> states().contains(candidate.state()))
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
