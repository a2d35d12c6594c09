package org.finmesh.platform.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;

/**
 * The folder in which one mesh keeps its state: {@code data/}, {@code logs/}, {@code processes/} and {@code secrets/}.
 * It can be read by its owner alone.
 *
 * @param root absolute
 */
public record StackHome(Path root) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public StackHome {
        root = root.toAbsolutePath().normalize();
    }

    /** A new home under the system's folder for temporary files. */
    public static StackHome temporary() {
        try {
            return new StackHome(Files.createTempDirectory("finmesh-"));
        } catch (IOException e) {
            throw StackException.of("creating a temporary home", e);
        }
    }

    /** Where the server {@code name} keeps its data; made when it is not there. */
    public Path data(String name) {
        return folder(root.resolve("data").resolve(name));
    }

    /** Where every process has its log, {@code <name>.log}. */
    public Path logs() {
        return folder(root.resolve("logs"));
    }

    /** Where running processes are recorded. */
    public Path processes() {
        return folder(root.resolve("processes"));
    }

    /** The secrets of one process, one file each, as {@code FINMESH_SECRETS_DIR} wants them. */
    public Path secrets(String process) {
        return folder(root.resolve("secrets").resolve(process));
    }

    /** The secret {@code name} of {@code process}; drawn at random (192 bits) the first time it is asked for. */
    public synchronized String secret(String process, String name) {
        var file = secrets(process).resolve(name);
        if (!Files.exists(file)) {
            writeSecret(file, randomSecret());
        }
        return read(file);
    }

    /** A second copy of a secret that {@code process} shares with another. */
    public void shareSecret(String process, String name, String secret) {
        writeSecret(secrets(process).resolve(name), secret);
    }

    /** Writes a file that its owner alone can read, whole or not at all. */
    public static void writeSecret(Path file, String secret) {
        try {
            var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var draft =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new", mode);
            Files.writeString(draft, secret);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw StackException.of("writing " + file, e);
        }
    }

    /** Deletes the home and all that is in it, for temporary ones. */
    public void delete() {
        if (!Files.exists(root)) {
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw StackException.of("deleting " + root, e);
        }
    }

    private static String randomSecret() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw StackException.of("reading " + file, e);
        }
    }

    private Path folder(Path folder) {
        try {
            var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            return Files.createDirectories(folder, mode);
        } catch (IOException e) {
            throw StackException.of("creating " + folder, e);
        }
    }
}
