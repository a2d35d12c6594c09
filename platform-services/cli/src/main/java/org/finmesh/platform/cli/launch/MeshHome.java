package org.finmesh.platform.cli.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.finmesh.platform.cli.client.MeshAddress;
import org.finmesh.platform.localstack.MeshPorts;
import org.finmesh.platform.localstack.StackHome;
import org.jspecify.annotations.Nullable;

/** The home of a mesh as the command sees it. */
public record MeshHome(StackHome stack) {

    /** @param folder as given by the user; {@code .mesh} in the project when null */
    public static MeshHome of(@Nullable Path folder) {
        return new MeshHome(
                new StackHome(folder == null ? Project.ofThisCommand().root().resolve(".mesh") : folder));
    }

    /** What is known of the last launch; empty when there never was one, or it was stopped. */
    public Optional<LaunchState> launch() {
        return LaunchState.read(launchFile());
    }

    Path launchFile() {
        return stack.root().resolve("launch.properties");
    }

    /** The ports of the mesh that runs here, or those that one would have. */
    public MeshPorts ports() {
        return launch().map(LaunchState::ports).orElse(new MeshPorts(MeshPorts.BASE_DEFAULT));
    }

    /** Where the API is: as the environment says, for use apart from the mesh's machine, else as this home's ports say. */
    public MeshAddress address() {
        return address(System.getenv());
    }

    /** Of the mesh that is launched here, whatever the environment says of others. */
    MeshAddress localAddress() {
        return address(Map.of());
    }

    private MeshAddress address(Map<String, String> environment) {
        var operator = stack.root().resolve("secrets").resolve("operator");
        return new MeshAddress(
                environment.getOrDefault("FINMESH_API_URL", "http://localhost:" + ports().server()),
                environment.getOrDefault("FINMESH_KEYCLOAK_URL", "http://localhost:" + ports().keycloak()),
                Path.of(environment.getOrDefault("FINMESH_SECRETS_DIR", operator.toString())));
    }
}
