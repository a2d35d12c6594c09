package org.finmesh.platform.localstack;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.finmesh.platform.localstack.download.Programs;

/**
 * The servers of a mesh. Those that were not asked for can be asked for their addresses and do not run.
 *
 * <pre>{@code
 * try (var stack = LocalStack.temporary(Server.POSTGRESQL, Server.KAFKA)) {
 *     stack.kafka().adminProperties();
 *     stack.postgreSql().meshJdbcUrl();
 * }
 * }</pre>
 */
public final class LocalStack implements AutoCloseable {

    /** What can be started. Keycloak and the registry bring PostgreSQL with them. */
    public enum Server {
        POSTGRESQL,
        KEYCLOAK,
        REGISTRY,
        /** With the listener CLIENT when Keycloak is asked for too. */
        KAFKA
    }

    private final Processes processes;
    private final MeshPorts ports;
    private final boolean temporary;
    private boolean closed;

    private LocalStack(Processes processes, MeshPorts ports, boolean temporary) {
        this.processes = processes;
        this.ports = ports;
        this.temporary = temporary;
    }

    /** For tests: in a home and on ports of its own; {@link #close} stops it and deletes the home. */
    public static LocalStack temporary(Server... servers) {
        var stack = new LocalStack(new Processes(StackHome.temporary()), MeshPorts.free(), true);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stops the local stack"));
        stack.startOrClose(Set.of(servers), Progress.SILENT);
        return stack;
    }

    /** In a home that is kept; when a server does not start, those that do are stopped again. */
    public static LocalStack start(Processes processes, MeshPorts ports, Progress progress) {
        var stack = new LocalStack(processes, ports, false);
        stack.startOrClose(EnumSet.allOf(Server.class), progress);
        return stack;
    }

    /** Fetches and builds what the user's cache has not: all of it at once, because most of the time is waiting. */
    public static void fetch(Progress progress) {
        var programs = Programs.ofUser();
        if (programs.areComplete()) {
            return;
        }
        progress.step("PostgreSQL, Keycloak, Kafka and Apicurio Registry fetched and built", () -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                return programs.fetchAll(threads);
            }
        });
    }

    /** What all of them listen on: the process's name and its ports. */
    public static Map<String, List<Integer>> portsOf(MeshPorts ports) {
        return Map.of(
                PostgreSql.NAME, List.of(ports.postgreSql()),
                Keycloak.NAME, List.of(ports.keycloak(), ports.keycloakManagement()),
                Registry.NAME, List.of(ports.registry(), ports.registryManagement()),
                Kafka.NAME, List.of(ports.kafkaClient(), ports.kafkaAdmin(), ports.kafkaController()));
    }

    /** The servers of that home, whether they run or not. */
    public static LocalStack at(Processes processes, MeshPorts ports) {
        return new LocalStack(processes, ports, false);
    }

    public PostgreSql postgreSql() {
        return PostgreSql.at(processes, ports);
    }

    public Keycloak keycloak() {
        return Keycloak.at(processes, ports);
    }

    public Kafka kafka() {
        return Kafka.at(processes, ports);
    }

    public Registry registry() {
        return Registry.at(processes, ports);
    }

    public Processes processes() {
        return processes;
    }

    public MeshPorts ports() {
        return ports;
    }

    private void startOrClose(Set<Server> servers, Progress progress) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            start(servers, progress, threads);
        } catch (CompletionException e) {
            close();
            throw StackException.causeOf(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Kafka comes after Keycloak, because its listener CLIENT reads Keycloak's keys when it starts. */
    private void start(Set<Server> servers, Progress progress, Executor threads) {
        if (servers.contains(Server.POSTGRESQL)
                || servers.contains(Server.KEYCLOAK)
                || servers.contains(Server.REGISTRY)) {
            progress.step("PostgreSQL " + Versions.of("postgresql-server"), () -> PostgreSql.start(processes, ports));
        }
        var registry = CompletableFuture.runAsync(
                () -> {
                    if (servers.contains(Server.REGISTRY)) {
                        progress.step(
                                "Apicurio Registry " + Versions.of("apicurio"),
                                () -> Registry.start(processes, ports, postgreSql()));
                    }
                },
                threads);
        var keycloakAndKafka = CompletableFuture.supplyAsync(() -> keycloak(servers, progress), threads)
                .thenAccept(keycloak -> kafka(servers, progress, keycloak));
        CompletableFuture.allOf(registry, keycloakAndKafka).join();
    }

    private Optional<Keycloak> keycloak(Set<Server> servers, Progress progress) {
        return servers.contains(Server.KEYCLOAK)
                ? Optional.of(progress.step(
                        "Keycloak " + Versions.of("keycloak"), () -> Keycloak.start(processes, ports, postgreSql())))
                : Optional.empty();
    }

    private void kafka(Set<Server> servers, Progress progress, Optional<Keycloak> keycloak) {
        if (servers.contains(Server.KAFKA)) {
            progress.step("Kafka " + Versions.of("kafka"), () -> Kafka.start(processes, ports, keycloak));
        }
    }

    /** Stops all that runs; a temporary home is deleted. Once is enough. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        processes.stopAll(Progress.SILENT);
        if (temporary) {
            processes.home().delete();
        }
    }
}
