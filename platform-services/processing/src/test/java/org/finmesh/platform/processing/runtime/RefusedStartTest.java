package org.finmesh.platform.processing.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.finmesh.platform.processing.DbtProduct;
import org.finmesh.platform.processing.Domain;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.Source;
import org.finmesh.platform.processing.SourceWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in a domain itself is said at the start, before anything is asked of a server. */
class RefusedStartTest {

    @TempDir
    Path folder;

    private Map<String, String> environment = Map.of();

    @BeforeEach
    void prepare() throws IOException {
        var secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("client-secret"), "secret");
        environment = new HashMap<>(Map.of(
                "FINMESH_HTTP_PORT", "0",
                "FINMESH_DOMAIN_DIR", "src/test/resources",
                "FINMESH_STATE_DIR", folder.resolve("state").toString(),
                "FINMESH_KAFKA_BOOTSTRAP", "127.0.0.1:1",
                "FINMESH_KEYCLOAK_URL", "http://127.0.0.1:1",
                "FINMESH_REGISTRY_URL", "http://127.0.0.1:1",
                "FINMESH_DATA_DB_URL", "jdbc:postgresql://127.0.0.1:1/mesh",
                "FINMESH_SECRETS_DIR", secrets.toString()));
    }

    @Test
    void a_setting_that_is_missing_is_named() {
        environment.remove("FINMESH_KAFKA_BOOTSTRAP");

        assertRefused(
                payments(), ProcessingError.BAD_SETTING, "environment variable FINMESH_KAFKA_BOOTSTRAP is not set");
    }

    @Test
    void a_setting_that_is_wrong_is_named_with_what_it_should_be() {
        environment.put("FINMESH_KEYCLOAK_URL", "localhost");

        assertRefused(payments(), ProcessingError.BAD_SETTING, "FINMESH_KEYCLOAK_URL is 'localhost', but it is a URL");
    }

    @Test
    void a_secret_file_that_is_missing_is_named() throws IOException {
        Files.delete(folder.resolve("secrets/client-secret"));

        assertRefused(payments(), ProcessingError.BAD_SETTING, "secrets/client-secret cannot be read");
    }

    @Test
    void a_product_that_nothing_makes_is_named() {
        assertRefused(Domain.named("treasury"), ProcessingError.BAD_WIRING, "nothing makes port treasury.payments.v1");
    }

    @Test
    void a_product_made_in_another_way_than_it_says_is_named() {
        assertRefused(
                Domain.named("treasury").dbt(DbtProduct.named("payments")),
                ProcessingError.BAD_WIRING,
                "port treasury.payments.v1 is made with dbt, but");
    }

    @Test
    void a_source_that_writes_to_an_undeclared_topic_is_named() {
        Source source = new Source() {
            @Override
            public String name() {
                return "leak";
            }

            @Override
            public String topic() {
                return "treasury.elsewhere";
            }

            @Override
            public void run(SourceWriter writer) {}
        };

        assertRefused(
                payments().source(source),
                ProcessingError.BAD_WIRING,
                "source leak writes to 'treasury.elsewhere', which no product declares");
    }

    @Test
    void a_port_whose_life_has_ended_needs_nothing_that_makes_it() throws IOException {
        var payments = Files.createDirectories(folder.resolve("products/payments"));
        for (var name : new String[] {"product.odps.yaml", "v1.odcs.yaml"}) {
            var text = Files.readString(Path.of("src/test/resources/products/payments", name));
            Files.writeString(
                    payments.resolve(name),
                    text.replace("slaProperties:\n", "slaProperties:\n  - {property: endOfLife, value: 2026-01-01}\n"));
        }
        environment.put("FINMESH_DOMAIN_DIR", folder.toString());

        try (var running = Domain.named("treasury").start(environment)) {
            assertThat(running.health().components()).containsOnlyKeys("kafka");
        }
    }

    @Test
    void servers_that_are_away_are_waited_for() {
        try (var running = payments().start(environment)) {
            assertThat(running.health().status()).isEqualTo(Health.State.DOWN);
        }
    }

    private static Domain payments() {
        return Domain.named("treasury").topology(new Payments());
    }

    private void assertRefused(Domain domain, ProcessingError error, String message) {
        var refusal = catchThrowableOfType(
                ProcessingException.class, () -> domain.start(environment).close());

        assertThat(refusal.error()).isEqualTo(error);
        assertThat(refusal).hasMessageContaining(message);
    }
}
