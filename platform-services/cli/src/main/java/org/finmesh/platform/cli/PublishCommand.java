package org.finmesh.platform.cli;

import java.util.Optional;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.api.PublicationsApi.Folder;
import org.finmesh.platform.api.PublicationsApi.Plan;
import picocli.CommandLine.Command;

/** {@code mesh publish}. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = {
            "Show the plan, then take a product from its folder to topics, schemas, tables, roles, access rules and the catalog.",
            "Safe to repeat; a second time nothing changes."
        })
final class PublishCommand extends PublicationCommand {

    @Override
    Optional<Plan> goOn(PublicationsApi api, Folder folder, Plan plan) {
        return plan.changes() ? Optional.of(api.publish(folder)) : Optional.empty();
    }
}
