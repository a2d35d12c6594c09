package org.finmesh.platform.processing.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finmesh.platform.processing.mesh.TestedMesh.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.finmesh.platform.localstack.Kafka;
import org.finmesh.platform.localstack.PostgreSql;
import org.finmesh.platform.localstack.Registry;
import org.finmesh.platform.processing.Domain;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.Payments.Order;
import org.finmesh.platform.processing.record.JsonRecords;
import org.finmesh.platform.processing.runtime.Health;
import org.finmesh.platform.processing.runtime.RunningDomain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A domain goes on when what it depends on has been away, and says meanwhile what is missing. */
class OutageTest {

    private final TestedMesh mesh = TestedMesh.shared();

    @TempDir
    Path state;

    @BeforeEach
    void publish() {
        PublishedPayments.anew(mesh);
    }

    private RunningDomain start() {
        return Domain.named("treasury")
                .topology(new Payments())
                .start(mesh.environment(Path.of("src/test/resources"), state));
    }

    @Test
    void it_goes_on_after_postgresql_was_away() {
        try (var domain = start()) {
            order("P1");
            await("one row", () -> rows() == 1);

            mesh.stack().postgreSql().close();
            order("P2");
            await(
                    "the table port says so",
                    () -> detail(domain, "table:treasury.payments.v1").startsWith("PostgreSQL: "));
            assertThat(domain.health().status()).isEqualTo(Health.State.DOWN);
            PostgreSql.start(mesh.stack().processes(), mesh.stack().ports());

            await("two rows", () -> rows() == 2);
            await("all is up", () -> domain.health().status() == Health.State.UP);
        }
    }

    @Test
    void it_goes_on_after_kafka_was_away() {
        try (var domain = start()) {
            order("P1");
            await("one row", () -> rows() == 1);

            mesh.stack().kafka().close();
            await("health says so", () -> detail(domain, "kafka").startsWith("Kafka: "));
            Kafka.start(
                    mesh.stack().processes(),
                    mesh.stack().ports(),
                    Optional.of(mesh.stack().keycloak()));
            order("P2");

            await("two rows", () -> rows() == 2);
            await("all is up", () -> domain.health().status() == Health.State.UP);
        }
    }

    @Test
    void it_waits_for_the_registry() {
        mesh.stack().registry().close();
        try (var domain = start()) {
            await(
                    "it says so",
                    () -> detail(domain, "streams:treasury.payments.v1").contains("does not answer"));
            Registry.start(
                    mesh.stack().processes(), mesh.stack().ports(), mesh.stack().postgreSql());
            order("P1");

            await("one row", () -> rows() == 1);
        }
    }

    @Test
    void it_says_what_it_is_not_authorised_for_and_goes_on_when_it_is() {
        mesh.revokeTopic(Payments.ORDERS);
        try (var domain = start()) {
            await(
                    "it says so",
                    () -> detail(domain, "streams:treasury.payments.v1")
                            .contains("no agreement for [treasury.payment-orders]"));

            mesh.publish(Payments.product());
            order("P1");
            await("one row", () -> rows() == 1);
        } finally {
            mesh.publish(Payments.product());
        }
    }

    @Test
    void it_says_that_its_product_is_not_published_and_goes_on_when_it_is() {
        mesh.deleteTopic(Payments.ORDERS);
        try (var domain = start()) {
            await(
                    "it says so",
                    () -> detail(domain, "streams:treasury.payments.v1").contains("publish the product"));

            mesh.makeTopic(Payments.ORDERS, 2);
            order("P1");
            await("one row", () -> rows() == 1);
        }
    }

    private static String detail(RunningDomain domain, String component) {
        return domain.health().components().get(component).detail();
    }

    private void order(String id) {
        try (var producer = mesh.producer()) {
            producer.send(new ProducerRecord<>(
                    Payments.ORDERS, id.getBytes(StandardCharsets.UTF_8), JsonRecords.write(Order.of(id))));
        }
    }

    private long rows() {
        return mesh.count("select count(*) from treasury.payments_v1");
    }
}
