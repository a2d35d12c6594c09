package org.finmesh.platform.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            description = {
                "A product folder: product.odps.yaml and v<major>.odcs.yaml.",
                "Of several, those that others read come first."
            })
    private List<Path> folders;

    @Option(names = "--json", description = "The plan as one JSON object, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Goes on from the plan, which has been shown; answers what was done, or nothing where a plan was all. */
    abstract Optional<Plan> goOn(PublicationsApi api, Folder folder, Plan plan);

    /** What is said when there is nothing to do. */
    private static final String NO_CHANGES = "nothing changes: everything is as the contract says";

    @Override
    public Integer call() {
        var sent = (folders.size() == 1 ? folders : Publisher.inOrder(folders))
                .stream().map(Publisher::folder).toList();
        var publications = api.asPersonOrOperator(spec).publications();
        var failed = false;
        for (var folder : sent) {
            var plan = publications.plan(folder);
            show(plan);
            goOn(publications, folder, plan).ifPresent(this::show);
            failed |= plan.verdicts().stream()
                    .anyMatch(verdict -> verdict.outcome().equals("fail"));
            failed |= plan.findings().stream()
                    .anyMatch(finding -> finding.severity().equals("error"));
        }
        return failed ? 1 : 0;
    }

    private void show(Plan plan) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(plan));
        } else if (plan.applied()) {
            out.println(summary(plan));
        } else {
            print(plan);
        }
        out.flush();
    }

    private void print(Plan plan) {
        var out = spec.commandLine().getOut();
        out.printf("%s %s%n", plan.product(), plan.version());
        plan.steps().stream()
                .filter(step -> !step.action().equals("keep"))
                .forEach(step -> out.printf(
                        Locale.ROOT, "  %-7s %-8s %s  %s%n", step.action(), step.kind(), step.name(), step.detail()));
        plan.verdicts()
                .forEach(verdict -> out.printf(
                        "  %-7s policy   %s  %s%n",
                        verdict.waiver() == null ? verdict.outcome() : "waived by " + verdict.waiver(),
                        verdict.policy(),
                        verdict.message()));
        plan.findings().forEach(finding -> FindingOutput.print(finding, "  ", out));
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
                : "%d to do, %d as they are".formatted(changed, kept);
    }
}
