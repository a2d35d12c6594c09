package org.finmesh.platform.cli;

import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.api.PublicationsApi.Folder;
import org.finmesh.platform.api.PublicationsApi.Plan;
import picocli.CommandLine.Command;

/** {@code mesh publish}. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = {
            "Take a product from its folder to topics, schemas, tables, roles, access rules and the catalog.",
            "Safe to repeat; a second time nothing changes."
        })
final class PublishCommand extends PublicationCommand {

    @Override
    Plan send(PublicationsApi api, Folder folder) {
        return api.publish(folder);
    }
}
