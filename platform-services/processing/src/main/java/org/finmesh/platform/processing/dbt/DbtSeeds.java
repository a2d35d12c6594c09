package org.finmesh.platform.processing.dbt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Remembers which seeds a product's last good run had, so that they are loaded when they changed and not at every run: dbt
 * takes seconds for two thousand rows. A failed run forgets: perhaps it failed because a seed's table was gone.
 */
final class DbtSeeds {

    private final Path dbtFolder;
    private final Path file;

    /**
     * @param dbtFolder the dbt project, with {@code seeds/} in it where it has any
     * @param stateFolder of the product; exists when a run ends
     */
    DbtSeeds(Path dbtFolder, Path stateFolder) {
        this.dbtFolder = dbtFolder;
        this.file = stateFolder.resolve("loaded-seeds.sha256");
    }

    boolean areLoaded() throws IOException {
        return Files.exists(file) && Files.readString(file).equals(digest());
    }

    void loaded() throws IOException {
        Files.writeString(file, digest());
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Over the seeds and the file that gives their columns' types. */
    private String digest() throws IOException {
        var digest = sha256();
        for (var part : parts()) {
            digest.update(dbtFolder.relativize(part).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(part));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private List<Path> parts() throws IOException {
        try (var files = Files.walk(dbtFolder)) {
            return files.filter(Files::isRegularFile)
                    .filter(path -> path.startsWith(dbtFolder.resolve("seeds"))
                            || path.equals(dbtFolder.resolve("dbt_project.yml")))
                    .sorted()
                    .toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
