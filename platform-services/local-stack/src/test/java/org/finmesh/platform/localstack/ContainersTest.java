package org.finmesh.platform.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Holds {@code docker-compose.yml} against the poms, the sources and the local stack. What needs a container engine (that
 * the images build and start) is not tested here.
 */
class ContainersTest {

    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path CONTAINERS = PROJECT.resolve("platform-services/local-stack/containers");
    private static final List<String> DOMAINS = List.of("retail-banking", "capital-markets", "treasury");
    private static final Pattern VARIABLE = Pattern.compile("FINMESH_[A-Z_]*[A-Z]");

    private final Map<String, Map<String, Object>> services = services();

    @Test
    void runs_the_versions_of_the_local_stack() {
        assertThat(image("postgres"))
                .isEqualTo("postgres:" + Versions.of("postgresql-server").replaceFirst("\\.0$", ""));
        assertThat(image("keycloak")).endsWith(":" + Versions.of("keycloak"));
        assertThat(image("kafka")).endsWith(":" + Versions.of("kafka"));
        assertThat(image("registry")).endsWith(":" + Versions.of("apicurio"));
        for (var domain : DOMAINS) {
            var arguments = child(child(services.get(domain), "build"), "args");
            assertThat(arguments)
                    .containsEntry("DOMAIN", domain)
                    .containsEntry("DBT_CORE", Versions.of("dbt-core"))
                    .containsEntry("DBT_POSTGRES", Versions.of("dbt-postgres"))
                    .containsEntry("SQLGLOT", Versions.of("sqlglot"));
        }
    }

    @Test
    void names_an_image_by_its_version_never_by_a_host() {
        services.values().stream()
                .filter(service -> service.containsKey("image"))
                .forEach(service -> assertThat((String) service.get("image")).matches("[a-z-]+(/[a-z-]+)?:[0-9.]+"));
    }

    @Test
    void checks_the_health_of_every_service_that_stays() {
        var oneShots = oneShots();
        assertThat(oneShots).containsExactlyInAnyOrder("secrets", "publish");
        services.forEach((name, service) ->
                assertThat(service.containsKey("healthcheck")).as(name).isNotEqualTo(oneShots.contains(name)));
    }

    @Test
    void sets_every_variable_that_a_process_reads() throws IOException {
        assertReads("server", "platform-services/server/src/main");
        assertReads("portal", "portal/src/main");
        for (var domain : DOMAINS) {
            assertReads(domain, "platform-services/processing/src/main/java", "domains/" + domain + "/src/main/java");
        }
    }

    @Test
    void depends_on_mounts_and_names_only_what_there_is() {
        services.forEach((name, service) -> {
            assertThat(services.keySet())
                    .as(name)
                    .containsAll(child(service, "depends_on").keySet());
            for (var volume : strings(service, "volumes")) {
                var source = volume.split(":")[0];
                if (source.startsWith("./")) {
                    assertThat(PROJECT.resolve(source)).as(name).exists();
                } else {
                    assertThat(compose())
                            .extractingByKey("volumes")
                            .asInstanceOf(InstanceOfAssertFactories.MAP)
                            .as(name)
                            .containsKey(source);
                }
            }
        });
    }

    /** All that the council decides on: a server without a part of it refuses everything, or forgives nothing. */
    @Test
    void carries_the_whole_law() throws IOException {
        var governance = PROJECT.resolve("governance");
        try (var folders = Files.list(governance)) {
            var law = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !Set.of("src", "target").contains(name))
                    .map("COPY --from=build /finmesh/governance/%1$s governance/%1$s"::formatted)
                    .toList();
            assertThat(Files.readAllLines(CONTAINERS.resolve("Dockerfile"))).containsAll(law);
        }
    }

    @Test
    void listens_on_loopback_of_the_host_only() {
        services.forEach((name, service) ->
                assertThat(strings(service, "ports")).as(name).allMatch(port -> port.startsWith("127.0.0.1:")));
    }

    @Test
    void gives_a_domain_no_secrets_but_its_own() {
        for (var domain : DOMAINS) {
            assertThat(strings(services.get(domain), "volumes"))
                    .filteredOn(volume -> volume.contains("-secrets"))
                    .containsExactly(domain + "-secrets:/run/secrets:ro");
        }
    }

    @Test
    void configures_the_broker_as_the_local_stack_does(@TempDir Path home) throws IOException {
        var ports = new MeshPorts(MeshPorts.BASE_DEFAULT);
        var keycloak = Keycloak.at(new Processes(new StackHome(home)), ports);
        var local = new KafkaProperties(ports, home, "admin", "controller", Optional.of(keycloak)).text();
        var differing = Set.of("log.dirs", "listeners", "advertised.listeners", "listener.security.protocol.map");
        var here = settings(local);
        var there = settings(Files.readString(CONTAINERS.resolve("kafka.sh"))
                .replace("$controller_password", "controller")
                .replace("$admin_password", "admin")
                .replace("$FINMESH_KEYCLOAK_URL", "http://localhost:18002"));
        // The listener INSIDE is CLIENT again, for clients in containers.
        there.keySet().removeIf(key -> key.startsWith("listener.name.inside."));
        assertThat(there.keySet()).isEqualTo(here.keySet());
        here.keySet().removeAll(differing);
        here.forEach((key, value) -> assertThat(there).containsEntry(key, value));
    }

    private static Map<String, String> settings(String text) {
        var joined = text.replace("\\\n", "");
        return Pattern.compile("^([a-z][a-z0-9.-]*)=(.*)$", Pattern.MULTILINE)
                .matcher(joined)
                .results()
                .filter(match -> match.group(1).contains(".") || match.group(1).equals("listeners"))
                .collect(Collectors.toMap(
                        match -> match.group(1), match -> match.group(2).strip(), (one, _) -> one, TreeMap::new));
    }

    private void assertReads(String service, String... folders) throws IOException {
        var read = new TreeSet<String>();
        for (var folder : folders) {
            try (var files = Files.walk(PROJECT.resolve(folder))) {
                for (var file : files.filter(Files::isRegularFile)
                        .filter(ContainersTest::isSource)
                        .toList()) {
                    VARIABLE.matcher(Files.readString(file)).results().forEach(match -> read.add(match.group()));
                }
            }
        }
        // Those that dbt's profile reads are set by the SDK, for dbt's own process.
        read.removeIf(variable -> variable.matches("FINMESH_DBT_(HOST|PORT|DATABASE|SCHEMA|USER)"));
        // Only a domain with dbt models needs the program.
        if (Files.notExists(PROJECT.resolve("domains").resolve(service).resolve("dbt"))) {
            read.removeAll(Set.of("FINMESH_DBT", "FINMESH_DBT_EVERY"));
        }
        assertThat(read).as("variables that %s reads", service).isNotEmpty();
        assertThat(child(services.get(service), "environment").keySet())
                .as(service)
                .containsAll(read);
    }

    private static boolean isSource(Path file) {
        return file.toString().matches(".*\\.(java|yaml|properties)");
    }

    private Set<String> oneShots() {
        var names = new TreeSet<String>();
        services.values()
                .forEach(service -> child(service, "depends_on").forEach((name, condition) -> {
                    if (((Map<?, ?>) condition).get("condition").equals("service_completed_successfully")) {
                        names.add(name);
                    }
                }));
        return names;
    }

    private String image(String service) {
        return (String) services.get(service).get("image");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() {
        return (Map<String, Map<String, Object>>) compose().get("services");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> compose() {
        var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
        try {
            return (Map<String, Object>)
                    merged(new Load(settings).loadFromString(Files.readString(PROJECT.resolve("docker-compose.yml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies YAML 1.1's merge keys, which Compose knows and a reader of YAML 1.2 leaves as they are. */
    private static @Nullable Object merged(@Nullable Object node) {
        return switch (node) {
            case Map<?, ?> map -> {
                var result = new TreeMap<String, Object>();
                if (map.get("<<") instanceof Map<?, ?> base) {
                    ((Map<?, ?>) merged(base)).forEach((key, value) -> result.put((String) key, value));
                }
                map.forEach((key, value) -> {
                    if (!key.equals("<<")) {
                        result.put((String) key, merged(value));
                    }
                });
                yield result;
            }
            case List<?> list -> list.stream().map(ContainersTest::merged).toList();
            case null, default -> node;
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.getOrDefault(key, Map.of());
    }

    private static List<String> strings(Map<String, Object> service, String key) {
        var strings = new ArrayList<String>();
        ((List<?>) service.getOrDefault(key, List.of())).forEach(item -> strings.add((String) item));
        return strings;
    }
}
