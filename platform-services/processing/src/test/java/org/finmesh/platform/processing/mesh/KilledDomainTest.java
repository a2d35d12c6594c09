package org.finmesh.platform.processing.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finmesh.platform.processing.mesh.TestedMesh.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.Payments.Order;
import org.finmesh.platform.processing.record.JsonRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at any moment loses nothing and does nothing twice, in the topic and in the table. */
class KilledDomainTest {

    private static final int ORDERS = 20_000;
    private static final int BROKEN_EVERY = 100;
    private static final int KILLS = 4;

    private final TestedMesh mesh = TestedMesh.shared();

    @TempDir
    Path state;

    @Test
    void every_record_is_published_or_quarantined_once_and_in_the_table_once() throws Exception {
        PublishedPayments.anew(mesh);
        var written = new AtomicBoolean();
        var source = Thread.ofVirtual().start(() -> {
            writeOrders();
            written.set(true);
        });

        for (var kill = 1; kill <= KILLS; kill++) {
            var process = start();
            var rows = rows();
            await(
                    "some rows more after start " + kill,
                    () -> rows() > rows || rows() == ORDERS - ORDERS / BROKEN_EVERY);
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        source.join();
        var last = start();
        try {
            await("all rows", () -> rows() == ORDERS - ORDERS / BROKEN_EVERY);
            await(
                    "all in quarantine",
                    () -> mesh.committed("treasury.payments.v1.quarantine").size() >= ORDERS / BROKEN_EVERY);
        } finally {
            last.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }

        assertThat(written).isTrue();
        assertThat(keys("treasury.payments.v1")).containsExactlyElementsOf(goodKeys());
        assertThat(mesh.committed("treasury.payments.v1.quarantine")).hasSize(ORDERS / BROKEN_EVERY);
        assertThat(mesh.count("select count(*) from treasury.payments_v1 where amount = 12.5"))
                .isEqualTo(ORDERS - ORDERS / BROKEN_EVERY);
    }

    private Process start() throws IOException {
        return PaymentsProcess.start(
                mesh.environment(Path.of("src/test/resources").toAbsolutePath(), state), state.resolve("process.log"));
    }

    private long rows() {
        return mesh.count("select count(*) from treasury.payments_v1");
    }

    /** About 1000 a second, so that the kills come while records are under way. */
    private void writeOrders() {
        try (var producer = mesh.producer()) {
            for (var i = 0; i < ORDERS; i++) {
                var order = i % BROKEN_EVERY == 0 ? Order.of("P" + i).amount("0") : Order.of("P" + i);
                producer.send(new ProducerRecord<>(
                        Payments.ORDERS, ("k" + i).getBytes(StandardCharsets.UTF_8), JsonRecords.write(order)));
                if (i % 100 == 0) {
                    java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
            }
        }
    }

    private List<String> keys(String topic) {
        return mesh.committed(topic).stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }

    private static List<String> goodKeys() {
        return IntStream.range(0, ORDERS)
                .filter(i -> i % BROKEN_EVERY != 0)
                .mapToObj(i -> "P" + i + "|1")
                .sorted()
                .collect(Collectors.toList());
    }
}
