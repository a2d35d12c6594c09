package org.finmesh.platform.cli.client;

import java.io.IOException;
import org.finmesh.platform.cli.CliError;
import org.finmesh.platform.cli.CommandFailure;

/** What is said when nobody answers. */
final class NotRunning {

    private NotRunning() {}

    static CommandFailure failure(String url, IOException cause) {
        return new CommandFailure(
                CliError.NOT_RUNNING,
                "nobody answers at %s (%s): the mesh is not running there. Start it with ./mesh up, or name its --home"
                        .formatted(
                                url,
                                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()),
                cause);
    }
}
