package org.finmesh.platform.localstack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The programs that a user can call by name. */
public final class SearchPath {

    private SearchPath() {}

    /** The program {@code name} of the first folder of the PATH that has one. */
    public static Optional<String> find(String name) {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            var file = Path.of(folder).resolve(name);
            if (!folder.isEmpty() && Files.isExecutable(file) && Files.isRegularFile(file)) {
                return Optional.of(file.toString());
            }
        }
        return Optional.empty();
    }
}
