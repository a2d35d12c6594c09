package org.finmesh.platform.cli.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.finmesh.platform.localstack.Kafka;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.MeshPorts;
import org.finmesh.platform.localstack.PostgreSql;
import org.finmesh.platform.localstack.Program;
import org.finmesh.platform.localstack.Program.StopSignal;
import org.finmesh.platform.localstack.Readiness;
import org.finmesh.platform.localstack.StackHome;

/** Our own JVMs, with the environment that docs/architecture.md gives them. */
public record OwnPrograms(Project project, LocalStack stack) {

    /** Settings of the command itself, a person's password among them: no domain gets these. */
    private static final Set<String> OF_THE_COMMAND =
            Set.of("FINMESH_PASSWORD", "FINMESH_API_URL", "FINMESH_SECRETS_DIR", "FINMESH_BUILD");

    static final String SERVER = "server";
    static final String PORTAL = "portal";

    /** Halves the work of a start: with both compilers nine JVMs compile for minutes, and on two cores nothing else gets on. */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final int SERVER_HEAP_MIB = 320;
    private static final int PORTAL_HEAP_MIB = 256;
    private static final int DOMAIN_HEAP_MIB = 320;

    private StackHome home() {
        return stack.processes().home();
    }

    private MeshPorts ports() {
        return stack.ports();
    }

    public Program server() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("FINMESH_PLATFORM_DB_URL", stack.postgreSql().platformJdbcUrl());
        environment.put("FINMESH_DATA_DB_URL", stack.postgreSql().meshJdbcUrl());
        environment.put(
                "FINMESH_PUBLIC_DATA_DB_URL", "jdbc:postgresql://localhost:%d/mesh".formatted(ports().postgreSql()));
        environment.put("FINMESH_DB_USER", PostgreSql.PLATFORM_USER);
        environment.put("FINMESH_KAFKA_ADMIN_BOOTSTRAP", stack.kafka().adminBootstrap());
        environment.put("FINMESH_KAFKA_ADMIN_USER", Kafka.ADMIN_USER);
        environment.put("FINMESH_KAFKA_BOOTSTRAP", stack.kafka().bootstrap());
        environment.put("FINMESH_KEYCLOAK_URL", stack.keycloak().url());
        environment.put("FINMESH_REGISTRY_URL", stack.registry().url());
        environment.put(
                "FINMESH_GOVERNANCE_DIR", project.root().resolve("governance").toString());
        addSettings(environment);
        return program(
                SERVER,
                project.jar("platform-services/server"),
                Program.java(SERVER_HEAP_MIB, QUICK_COMPILER),
                ports().server(),
                "/actuator/health/readiness",
                environment);
    }

    Program portal() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("FINMESH_API_URL", "http://localhost:" + ports().server());
        environment.put("FINMESH_KEYCLOAK_URL", stack.keycloak().url());
        addSettings(environment);
        return program(
                PORTAL,
                project.jar("portal"),
                Program.java(PORTAL_HEAP_MIB, QUICK_COMPILER),
                ports().portal(),
                "/actuator/health",
                environment);
    }

    /** @param dbt the program, for domains with dbt models */
    Program domain(String domain, Optional<Path> dbt) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("FINMESH_DOMAIN_DIR", project.domain(domain).toString());
        environment.put("FINMESH_STATE_DIR", home().data(domain).toString());
        environment.put("FINMESH_KAFKA_BOOTSTRAP", stack.kafka().bootstrap());
        environment.put("FINMESH_KEYCLOAK_URL", stack.keycloak().url());
        environment.put("FINMESH_REGISTRY_URL", stack.registry().url());
        environment.put("FINMESH_DATA_DB_URL", stack.postgreSql().meshJdbcUrl());
        dbt.ifPresent(program -> environment.put("FINMESH_DBT", program.toString()));
        addSettings(environment);
        return program(
                domain,
                project.jar("domains/" + domain),
                Program.java(DOMAIN_HEAP_MIB, QUICK_COMPILER),
                domainPort(domain),
                "/health",
                environment);
    }

    /** What else is documented, such as a source's rate or where alerts go, comes from the environment of mesh up. */
    private static void addSettings(Map<String, String> environment) {
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("FINMESH_") && !OF_THE_COMMAND.contains(name)) {
                environment.putIfAbsent(name, value);
            }
        });
    }

    int domainPort(String domain) {
        return ports().domain(project.domains().indexOf(domain));
    }

    private Program program(
            String name, Path jar, List<String> java, int port, String health, Map<String, String> environment) {
        var command = new ArrayList<>(java);
        command.addAll(List.of("-jar", jar.toString()));
        var all = new LinkedHashMap<>(environment);
        all.put("FINMESH_HTTP_PORT", Integer.toString(port));
        all.put("FINMESH_SECRETS_DIR", home().secrets(name).toString());
        return new Program(
                name,
                command,
                all,
                home().data(name),
                List.of(port),
                Readiness.http("http://localhost:%d%s".formatted(port, health)),
                Duration.ofMinutes(3),
                StopSignal.TERM);
    }
}
