package org.finmesh.platform.cli;

import java.util.concurrent.Callable;
import org.finmesh.platform.api.LineageApi;
import org.finmesh.platform.api.LineageApi.DatasetFlow;
import org.finmesh.platform.api.LineageApi.FieldFlow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh lineage}. */
@Command(
        name = "lineage",
        mixinStandardHelpOptions = true,
        subcommands = {
            LineageImpactCommand.class,
            LineagePersonalCommand.class,
            LineageUndeclaredCommand.class,
            LineageTraceCommand.class
        },
        description = {
            "Show what a port or a field is made of, over all steps down to the sources, or what is made of it: as observed.",
            "In capitals is how: IDENTITY is copied, TRANSFORMATION and AGGREGATION are calculated; in brackets is what",
            "only decides whether, where or of which rows: [FILTER], [JOIN], [GROUP_BY] and others."
        })
final class LineageCommand implements Callable<Integer> {

    private static final class Way {

        @Option(names = "--upstream", description = "What it is made of; so without an option too.")
        private boolean upstream;

        @Option(names = "--downstream", description = "What is made of it.")
        private boolean downstream;
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "PORT[:FIELD]",
            description = "treasury.fx-rates.v1, or treasury.fx-rates.v1:rate; source topics too.")
    private @Nullable String what;

    @ArgGroup
    private Way way = new Way();

    @Option(names = "--direct", description = "Leave out what only decides whether, where or of which rows.")
    private boolean direct;

    @Mixin
    private ApiOptions api;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (what == null) {
            throw new ParameterException(
                    spec.commandLine(), "Say of which port or field: ./mesh lineage treasury.fx-rates.v1:rate");
        }
        var lineage = api.asPersonOrOperator(spec).lineage();
        if (what.contains(":")) {
            fields(lineage, what);
        } else {
            datasets(lineage, what);
        }
        return 0;
    }

    private String direction() {
        return way.downstream ? "downstream" : "upstream";
    }

    private void fields(LineageApi lineage, String what) {
        var answer = lineage.fields(what, direction(), direct);
        if (json) {
            spec.commandLine().getOut().println(Json.text(answer));
            return;
        }
        var tree = new FlowTree();
        for (FieldFlow flow : answer.flows()) {
            var how = flow.direct() ? flow.how() : "[" + flow.how() + "]";
            tree.add(flow.from(), flow.to(), how, flow.stale() ? flow.lastSeen() : null);
        }
        tree.print(answer.of(), way.downstream, spec.commandLine().getOut());
    }

    private void datasets(LineageApi lineage, String what) {
        var answer = lineage.datasets(what, direction());
        if (json) {
            spec.commandLine().getOut().println(Json.text(answer));
            return;
        }
        var tree = new FlowTree();
        for (DatasetFlow flow : answer.flows()) {
            tree.add(flow.from(), flow.to(), "", flow.stale() ? flow.lastSeen() : null);
        }
        tree.print(answer.of(), way.downstream, spec.commandLine().getOut());
    }
}
