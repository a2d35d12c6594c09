package org.finmesh.platform.cli;

import org.finmesh.platform.cli.client.Identity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In whose name a command acts. */
final class PersonOptions {

    @Option(
            names = "--as",
            paramLabel = "USER",
            description = {
                "Act for this demo user (password: FINMESH_PASSWORD, or the demo users' own).",
                "Without it you sign in with a browser, or plan and publish as the one who runs the mesh."
            })
    @Nullable
    String user;

    /** The user that was named, else whoever signs in. */
    Identity person() {
        return user == null ? new Identity.Device() : new Identity.Demo(user);
    }

    /** The user that was named, else the one who runs the mesh. */
    Identity personOrOperator() {
        return user == null ? new Identity.Operator() : new Identity.Demo(user);
    }
}
