package org.finmesh.platform.cli;

import java.nio.file.Path;
import org.finmesh.platform.cli.launch.MeshHome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which mesh is meant. */
final class HomeOptions {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Folder with all state of the mesh; .mesh in the project unless given.")
    @Nullable
    Path home;

    MeshHome mesh() {
        return MeshHome.of(home);
    }
}
