package org.finmesh.platform.processing.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finmesh.platform.processing.mesh.TestedMesh.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.finmesh.platform.processing.Domain;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.Payments.Order;
import org.finmesh.platform.processing.Source;
import org.finmesh.platform.processing.SourceWriter;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.runtime.Health;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the event's own time to a reader of committed records, at a steady rate, the table port running beside. */
class LatencyTest {

    private static final int RECORDS_PER_SECOND = 500;
    private static final int RECORDS_WARMING = 4_000;
    private static final int WINDOWS = 3;
    private static final int WINDOW = 2_000;
    private static final int RECORDS = RECORDS_WARMING + WINDOWS * WINDOW;

    private final TestedMesh mesh = TestedMesh.shared();

    @TempDir
    Path state;

    @Test
    void at_500_records_a_second_99_of_100_reach_a_reader_within_a_second() {
        PublishedPayments.anew(mesh);
        var delaysUs = new ArrayList<Long>();
        try (var domain = Domain.named("treasury")
                        .topology(new Payments())
                        .source(new SteadyOrders())
                        .start(mesh.environment(Path.of("src/test/resources"), state));
                var consumer = mesh.committedFromTheStart("treasury.payments.v1")) {
            await("all is up", () -> domain.health().status() == Health.State.UP);
            await("all have come", () -> {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    var now = EventTime.micros(Instant.now());
                    delaysUs.add(now - EventTime.of(record.headers(), record.timestamp()));
                }
                return delaysUs.size() == RECORDS;
            });
            await("all are in the table", () -> mesh.count("select count(*) from treasury.payments_v1") == RECORDS);
        }

        var windows = IntStream.range(0, WINDOWS)
                .mapToObj(window ->
                        delaysUs.subList(RECORDS_WARMING + window * WINDOW, RECORDS_WARMING + (window + 1) * WINDOW))
                .map(window -> window.stream().sorted().toList())
                .toList();
        windows.forEach(window -> System.out.printf(
                "latency at %d records/s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms%n",
                RECORDS_PER_SECOND, ms(window, 0.5), ms(window, 0.99), ms(window, 0.999)));
        assertThat(windows).as("a busy machine may spoil a window").anyMatch(window -> ms(window, 0.99) < 1_000);
    }

    private static double ms(List<Long> sortedUs, double quantile) {
        return sortedUs.get((int) Math.min(sortedUs.size() - 1, Math.floor(sortedUs.size() * quantile))) / 1_000.0;
    }

    private static final class SteadyOrders implements Source {

        @Override
        public String name() {
            return "steady-orders";
        }

        @Override
        public String topic() {
            return Payments.ORDERS;
        }

        @Override
        public void run(SourceWriter writer) throws InterruptedException {
            var start = System.nanoTime();
            for (var i = 0; i < RECORDS; i++) {
                var due = start + i * 1_000_000_000L / RECORDS_PER_SECOND;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                writer.write("k" + i, Order.of("P" + i), Instant.now().truncatedTo(ChronoUnit.MICROS));
            }
        }
    }
}
