package org.finmesh.portal.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The product as it was just built, started and stopped by its own command, as a user would. */
final class BuiltMesh implements AutoCloseable {

    /** A first start downloads servers and makes dbt's environment. */
    private static final Duration UP_WITHIN = Duration.ofMinutes(10);

    private static final Duration DOWN_WITHIN = Duration.ofMinutes(2);
    private static final int PORTS = 14;

    private final Path root;
    private final Path home;
    private final int portBase = freePortBase();

    private BuiltMesh(Path root, Path home) {
        this.root = root;
        this.home = home;
    }

    /** @param home made anew; left behind afterwards, with its logs */
    static BuiltMesh up(Path root, Path home) {
        delete(home);
        var mesh = new BuiltMesh(root, home);
        mesh.run(UP_WITHIN, "up", "--detach", "--home", home.toString(), "--port-base", String.valueOf(mesh.portBase));
        return mesh;
    }

    String portal() {
        return "http://localhost:" + portBase;
    }

    String api() {
        return "http://localhost:" + (portBase + 1);
    }

    String tokens() {
        return "http://localhost:" + (portBase + 2) + "/realms/finmesh/protocol/openid-connect/token";
    }

    @Override
    public void close() {
        run(DOWN_WITHIN, "down", "--home", home.toString());
    }

    /** Command lines of processes that run from this home; PostgreSQL's, Kafka's and the domains' all name it. */
    List<String> processesLeft() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .map(process ->
                        process.pid() + " " + process.info().commandLine().orElse(""))
                .filter(line -> line.contains(home.toString()))
                .toList();
    }

    private void run(Duration within, String... arguments) {
        var command = new ArrayList<>(List.of(root.resolve("mesh").toString()));
        command.addAll(List.of(arguments));
        try {
            var log = Files.createTempFile(Files.createDirectories(home.getParent()), "mesh-" + arguments[0], ".log");
            var builder = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("FINMESH_BUILD", "skip");
            var process = builder.start();
            if (!process.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new AssertionError(
                        "%s did not end within %s; it said:%n%s".formatted(command, within, Files.readString(log)));
            }
            if (process.exitValue() != 0) {
                throw new AssertionError("%s exited with %d; it said:%n%s"
                        .formatted(command, process.exitValue(), Files.readString(log)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + command, stopped);
        }
    }

    private static int freePortBase() {
        for (var attempt = 0; attempt < 100; attempt++) {
            var base = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            if (isFree(base)) {
                return base;
            }
        }
        throw new AssertionError("no " + PORTS + " free ports in a row between 20000 and 32000");
    }

    private static boolean isFree(int base) {
        for (var port = base; port < base + PORTS; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failed)
                        throws IOException {
                    Files.delete(emptied);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
