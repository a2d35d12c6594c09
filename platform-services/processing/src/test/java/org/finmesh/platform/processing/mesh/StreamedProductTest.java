package org.finmesh.platform.processing.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finmesh.platform.processing.mesh.TestedMesh.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.finmesh.platform.processing.Domain;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.Payments.Order;
import org.finmesh.platform.processing.Source;
import org.finmesh.platform.processing.SourceWriter;
import org.finmesh.platform.processing.SourceWriter.Written;
import org.finmesh.platform.processing.runtime.Health;
import org.finmesh.platform.processing.runtime.RunningDomain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A domain's process on the real servers: source, topic port, quarantine, table port, measurements. */
class StreamedProductTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path DOMAIN = Path.of("src/test/resources");

    private final TestedMesh mesh = TestedMesh.shared();

    @TempDir
    Path state;

    @BeforeEach
    void publish() {
        PublishedPayments.anew(mesh);
    }

    private RunningDomain start(Source source) {
        return Domain.named("treasury").topology(new Payments()).source(source).start(mesh.environment(DOMAIN, state));
    }

    @Test
    void what_a_source_writes_reaches_topic_table_and_quarantine_and_is_measured() {
        Source source = new Source() {
            @Override
            public String name() {
                return "orders";
            }

            @Override
            public String topic() {
                return Payments.ORDERS;
            }

            @Override
            public void run(SourceWriter writer) throws InterruptedException {
                var now = Instant.parse("2026-11-23T10:00:00.123456Z");
                for (var i = 0; i < 100; i++) {
                    writer.write("k" + i, Order.of("P" + i).note("a\tb \\N c\nd \\\\ é"), now);
                }
                writer.write("k1", Order.of("P1").amount("77.77"), now.plusSeconds(1));
                writer.write("bad", Order.of("P100").amount("-1"), now);
                writer.writeBytes("worse", "{".getBytes(StandardCharsets.UTF_8), now);
            }
        };

        try (var domain = start(source)) {
            await("all is up", () -> domain.health().status() == Health.State.UP);
            await("100 rows", () -> mesh.count("select count(*) from treasury.payments_v1") == 100);
            await(
                    "the correction",
                    () -> mesh.one("select amount from treasury.payments_v1 where payment_id = 'P1'")
                            .equals("77.77"));
            await(
                    "two in quarantine",
                    () -> mesh.committed("treasury.payments.v1.quarantine").size() == 2);
            await("a measurement of it", () -> {
                var measurements = mesh.committed("treasury.measurements");
                var last = JSON.readTree(measurements.getLast().value());
                return last.path("published").asInt() == 101
                        && last.path("quarantined").asInt() == 2
                        && last.path("tableRows").asInt() == 100
                        && last.path("freshnessMs").isIntegralNumber();
            });
        }

        assertThat(mesh.committed("treasury.payments.v1")).hasSize(101);
        assertThat(mesh.one("select note from treasury.payments_v1 where payment_id = 'P7'"))
                .isEqualTo("a\tb \\N c\nd \\\\ é");
        assertThat(
                        mesh.one(
                                "select event_time at time zone 'UTC' from treasury_tables.payments_v1 where payment_id = 'P7'"))
                .startsWith("2026-11-23 10:00:00.123456");
        var last =
                JSON.readTree(mesh.committed("treasury.measurements").getLast().value());
        assertThat(last.path("port").asString()).isEqualTo("treasury.payments.v1");
        assertThat(last.path("inputs").toString()).isEqualTo("[\"treasury.payment-orders\"]");
        assertThat(last.path("outputs").toString()).isEqualTo("[\"treasury.payments.v1\",\"treasury.payments_v1\"]");
        var quarantined = mesh.committed("treasury.payments.v1.quarantine").stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals("worse"))
                .findFirst()
                .orElseThrow();
        assertThat(quarantined.value()).asString().isEqualTo("{");
        assertThat(quarantined.headers().lastHeader("reason-code").value())
                .asString()
                .isEqualTo("UNREADABLE");
        assertThat(quarantined.headers().lastHeader("source-topic").value())
                .asString()
                .isEqualTo(Payments.ORDERS);
    }

    @Test
    void a_source_can_see_what_it_wrote() {
        var lastAtStart = new AtomicReference<Optional<Written>>();
        var keys = new HashSet<String>();
        Source source = new Source() {
            @Override
            public String name() {
                return "orders";
            }

            @Override
            public String topic() {
                return Payments.ORDERS;
            }

            @Override
            public void run(SourceWriter writer) throws InterruptedException {
                lastAtStart.set(writer.lastWritten());
                for (var i = 0; i < 10; i++) {
                    writer.write("k" + i, Map.of("id", i), Instant.ofEpochSecond(i));
                }
                writer.forEachWritten(written -> keys.add(written.key()));
                assertThat(writer.lastWritten().orElseThrow().eventTime()).isEqualTo(Instant.ofEpochSecond(9));
            }
        };

        try (var domain = start(source)) {
            await(
                    "the source has ended",
                    () -> domain.health()
                            .components()
                            .get("source:orders")
                            .detail()
                            .contains("everything"));
        }

        assertThat(lastAtStart.get()).isEmpty();
        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(
                        List.of("k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9"));
    }
}
