package org.finmesh.platform.cli;

import java.util.Optional;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.api.PublicationsApi.Folder;
import org.finmesh.platform.api.PublicationsApi.Plan;
import picocli.CommandLine.Command;

/** {@code mesh plan}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Show what publishing a product folder would create, change and remove, and every policy's verdict; do nothing.")
final class PlanCommand extends PublicationCommand {

    @Override
    Optional<Plan> goOn(PublicationsApi api, Folder folder, Plan plan) {
        return Optional.empty();
    }
}
