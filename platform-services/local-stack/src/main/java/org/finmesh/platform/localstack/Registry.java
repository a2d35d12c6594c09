package org.finmesh.platform.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.localstack.Program.StopSignal;
import org.finmesh.platform.localstack.download.Programs;

/** Apicurio Registry on loopback, the schema registry, its state in PostgreSQL. */
public final class Registry implements AutoCloseable {

    /** The process's name. */
    public static final String NAME = "registry";

    private static final int HEAP_MIB = 192;

    private final Processes processes;
    private final MeshPorts ports;

    private Registry(Processes processes, MeshPorts ports) {
        this.processes = processes;
        this.ports = ports;
    }

    /** The registry of that home, whether it runs or not. */
    public static Registry at(Processes processes, MeshPorts ports) {
        return new Registry(processes, ports);
    }

    /** Starts it. */
    public static Registry start(Processes processes, MeshPorts ports, PostgreSql database) {
        var server = new Registry(processes, ports);
        processes.start(server.program(Programs.ofUser().registry(), database));
        return server;
    }

    /** What clients call: {@code http://localhost:18008}. The API that registry clients know is below {@code /apis/ccompat/v7}. */
    public String url() {
        return "http://localhost:" + ports.registry();
    }

    private Program program(Path installation, PostgreSql database) {
        var command = Program.java(
                HEAP_MIB,
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                installation.resolve("quarkus-run.jar").toString());
        return new Program(
                NAME,
                command,
                environment(database),
                processes.home().data(NAME),
                List.of(ports.registry(), ports.registryManagement()),
                Readiness.http(url() + "/apis/ccompat/v7/subjects"),
                Duration.ofSeconds(90),
                StopSignal.TERM);
    }

    private Map<String, String> environment(PostgreSql database) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.registry()));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.registryManagement()));
        environment.put("APICURIO_STORAGE_KIND", "sql");
        environment.put("APICURIO_STORAGE_SQL_KIND", "postgresql");
        environment.put("APICURIO_DATASOURCE_URL", database.jdbcUrl("registry"));
        environment.put("APICURIO_DATASOURCE_USERNAME", "registry");
        environment.put("APICURIO_DATASOURCE_PASSWORD", database.ownerPassword("registry"));
        environment.put("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1");
        environment.put("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1");
        environment.put("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10");
        return environment;
    }

    @Override
    public void close() {
        processes.stop(NAME);
    }
}
