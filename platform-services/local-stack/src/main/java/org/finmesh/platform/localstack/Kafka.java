package org.finmesh.platform.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finmesh.platform.localstack.Program.StopSignal;
import org.finmesh.platform.localstack.download.Programs;

/**
 * A Kafka broker on loopback, its own controller. Listener CLIENT takes Keycloak's tokens (OAUTHBEARER), listener ADMIN
 * the broker's own user (SCRAM-SHA-512); who has no ACL may do nothing.
 */
public final class Kafka implements AutoCloseable {

    /** The process's name. */
    public static final String NAME = "kafka";

    /** The control plane's user: the only one that needs no ACL. */
    public static final String ADMIN_USER = "platform";

    private static final int HEAP_MIB = 448;

    private final Processes processes;
    private final MeshPorts ports;

    private Kafka(Processes processes, MeshPorts ports) {
        this.processes = processes;
        this.ports = ports;
    }

    /** The broker of that home, whether it runs or not. */
    public static Kafka at(Processes processes, MeshPorts ports) {
        return new Kafka(processes, ports);
    }

    /**
     * Starts it; a new home's storage is formatted first.
     *
     * @param keycloak whose tokens the listener CLIENT takes, and which has to run when the broker starts; without one
     *     there is no such listener
     */
    public static Kafka start(Processes processes, MeshPorts ports, Optional<Keycloak> keycloak) {
        var broker = new Kafka(processes, ports);
        var jars = Programs.ofUser().kafka();
        var properties = broker.writeProperties(keycloak);
        if (!Files.exists(broker.data().resolve("meta.properties"))) {
            broker.format(jars, properties);
        }
        processes.start(broker.program(jars, properties, keycloak));
        return broker;
    }

    /** For people's, domains' and consumers' clients. */
    public String bootstrap() {
        return "localhost:" + ports.kafkaClient();
    }

    /** For the control plane. */
    public String adminBootstrap() {
        return "localhost:" + ports.kafkaAdmin();
    }

    /** Of {@link #ADMIN_USER}. */
    public String adminPassword() {
        return processes.home().secret("server", "kafka-admin-password");
    }

    /** What a Kafka client needs to come in as {@link #ADMIN_USER}. */
    public Map<String, String> adminProperties() {
        return Map.of(
                "bootstrap.servers",
                adminBootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(ADMIN_USER, adminPassword()));
    }

    private Path data() {
        return processes.home().data(NAME).resolve("log");
    }

    private Path writeProperties(Optional<Keycloak> keycloak) {
        var file = processes.home().secrets(NAME).resolve("server.properties");
        var controllerPassword = processes.home().secret(NAME, "controller-password");
        StackHome.writeSecret(
                file, new KafkaProperties(ports, data(), adminPassword(), controllerPassword, keycloak).text());
        return file;
    }

    /** The user's password goes by an argument file, because a command line can be read by everybody. */
    private void format(Path jars, Path properties) {
        var arguments = processes.home().secrets(NAME).resolve("format-arguments");
        StackHome.writeSecret(arguments, """
                -Xmx128m
                -cp "%s/*"
                kafka.tools.StorageTool format --ignore-formatted
                --config "%s"
                --cluster-id finmesh-local-stack-00
                --add-scram "SCRAM-SHA-512=[name=%s,password=%s]"
                """.formatted(jars, properties, ADMIN_USER, adminPassword()));
        try {
            processes.run(new Program(
                    "kafka-format",
                    List.of(Program.javaHome().resolve("bin/java").toString(), "@" + arguments),
                    Map.of(),
                    processes.home().data(NAME),
                    List.of(),
                    () -> {},
                    Duration.ofMinutes(1),
                    StopSignal.TERM));
            Files.delete(arguments);
        } catch (IOException e) {
            throw StackException.of("deleting " + arguments, e);
        }
    }

    private Program program(Path jars, Path properties, Optional<Keycloak> keycloak) {
        var allowedUrls = keycloak.map(Keycloak::keysUrl).orElse("");
        var command = Program.java(
                HEAP_MIB,
                "-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=" + allowedUrls,
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.config=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaConfig=warn",
                "-cp",
                jars + "/*",
                "kafka.Kafka",
                properties.toString());
        return new Program(
                NAME,
                command,
                Map.of(),
                processes.home().data(NAME),
                List.of(ports.kafkaClient(), ports.kafkaAdmin(), ports.kafkaController()),
                Readiness.tcp(ports.kafkaAdmin()),
                Duration.ofSeconds(90),
                StopSignal.TERM);
    }

    @Override
    public void close() {
        processes.stop(NAME);
    }
}
