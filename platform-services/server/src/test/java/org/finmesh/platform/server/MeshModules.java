package org.finmesh.platform.server;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.JavaPackage;

/** Folder = artifact = module: each service is one, governance is one, and so is the server with all its packages. */
public final class MeshModules implements ApplicationModuleDetectionStrategy {

    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
        return switch (root.getName()) {
            case "org.finmesh.platform" -> root.getDirectSubPackages().stream();
            case "org.finmesh" ->
                root.getDirectSubPackages().stream()
                        .filter(folder -> folder.getLocalName().equals("governance"));
            default -> Stream.empty();
        };
    }
}
