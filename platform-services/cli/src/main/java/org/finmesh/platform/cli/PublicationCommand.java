package org.finmesh.platform.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.api.PublicationsApi.Folder;
import org.finmesh.platform.api.PublicationsApi.Plan;
import org.finmesh.platform.cli.launch.Publisher;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code mesh plan} and {@code mesh publish} share: a folder goes to the API, a plan comes back. */
abstract class PublicationCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions api;

    @Parameters(paramLabel = "DIR", description = "A product folder: product.odps.yaml and v<major>.odcs.yaml.")
    private Path folder;

    @Option(names = "--json", description = "The plan as one JSON object, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Sends the folder. */
    abstract Plan send(PublicationsApi api, Folder folder);

    /** What is said when there is nothing to do. */
    private static final String NO_CHANGES = "nothing changes: everything is as the contract says";

    @Override
    public Integer call() {
        var sent = Publisher.folder(folder);
        var plan = send(api.asPersonOrOperator(spec).publications(), sent);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(plan));
        } else {
            print(plan);
        }
        return plan.verdicts().stream().anyMatch(verdict -> verdict.outcome().equals("fail")) ? 1 : 0;
    }

    private void print(Plan plan) {
        var out = spec.commandLine().getOut();
        out.printf("%s %s%n", plan.product(), plan.version());
        plan.steps().stream()
                .filter(step -> !step.action().equals("keep"))
                .forEach(step -> out.printf(
                        Locale.ROOT, "  %-7s %-8s %s  %s%n", step.action(), step.kind(), step.name(), step.detail()));
        plan.verdicts()
                .forEach(verdict ->
                        out.printf("  %-7s policy   %s  %s%n", verdict.outcome(), verdict.policy(), verdict.message()));
        out.println(summary(plan));
    }

    private static String summary(Plan plan) {
        var kept = plan.steps().stream()
                .filter(step -> step.action().equals("keep"))
                .count();
        if (!plan.changes()) {
            return NO_CHANGES;
        }
        var changed = plan.steps().size() - kept;
        return plan.applied()
                ? "%d applied, %d as they were".formatted(changed, kept)
                : "%d to do, %d as they are; ./mesh publish does it".formatted(changed, kept);
    }
}
