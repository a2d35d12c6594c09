package org.finmesh.platform.localstack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out who listens on a TCP port, where the system tells (Linux, for processes of the same user). */
final class PortHolder {

    private static final String LISTENING = "0A";

    private PortHolder() {}

    /** For people: {@code java, pid 4711}. */
    static Optional<String> of(int port) {
        try {
            for (var table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
                var inode = listener(Path.of(table), port);
                if (inode.isPresent()) {
                    return holder("socket:[" + inode.get() + "]");
                }
            }
        } catch (IOException _) {
            // An answer is a convenience: without one the error names the port alone.
        }
        return Optional.empty();
    }

    private static Optional<String> listener(Path table, int port) throws IOException {
        if (!Files.isReadable(table)) {
            return Optional.empty();
        }
        var address = ":%04X".formatted(port);
        return Files.readAllLines(table).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 9 && fields[1].endsWith(address) && fields[3].equals(LISTENING))
                .map(fields -> fields[9])
                .findFirst();
    }

    private static Optional<String> holder(String socket) throws IOException {
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                if (holds(process, socket)) {
                    return Optional.of(
                            Files.readString(process.resolve("comm")).strip() + ", pid " + process.getFileName());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var file : files) {
                if (Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException _) {
            // Somebody else's process, or one that has just ended: not to be looked into.
        }
        return false;
    }
}
