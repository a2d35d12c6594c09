package org.finmesh.platform.processing.canary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.canary.CanaryReports.Hop;
import org.jspecify.annotations.Nullable;

/** Sends a port's canaries, one in 5 seconds, and awaits them where the topology lets them out, as consumers would: committed. */
public final class CanaryFlight {

    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final PortId port;
    private final CanaryReports reports;
    private final Clock clock;
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();

    public CanaryFlight(PortId port, CanaryReports reports, Clock clock) {
        this.port = port;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * Until it is interrupted or Kafka fails; whoever calls calls again.
     *
     * @param producers for small records, never waiting long
     * @param consumers of committed records, without a group
     * @param works called when it has what it needs, and after each 5 seconds that Kafka answered
     */
    public void run(
            Supplier<Producer<byte[], byte[]>> producers, Supplier<Consumer<byte[], byte[]>> consumers, Runnable works)
            throws Exception {
        try (var producer = producers.get();
                var consumer = consumers.get()) {
            try {
                var exit = new TopicPartition(port.canaryTopic(), 0);
                consumer.assign(List.of(exit));
                consumer.seekToEnd(List.of(exit));
                consumer.position(exit);
                while (true) {
                    send(producer);
                    awaitUntil(clock.instant().plus(PERIOD), consumer);
                    works.run();
                }
            } catch (InterruptException ending) {
                // Kafka sets the interrupt again, with which its clients could not be closed.
                Thread.interrupted();
                throw new InterruptedException();
            }
        }
    }

    private void send(Producer<byte[], byte[]> producer) throws Exception {
        var failure = refused.getAndSet(null);
        if (failure != null) {
            throw failure;
        }
        var canary = Canary.at(clock.instant());
        producer.send(canary.into(port), (_, wrong) -> {
            if (wrong == null) {
                reports.seen(canary, Hop.SENT);
            } else {
                refused.set(wrong);
            }
        });
    }

    private void awaitUntil(Instant end, Consumer<byte[], byte[]> consumer) {
        for (var left = left(end); left.isPositive(); left = left(end)) {
            consumer.poll(left)
                    .forEach(record -> Canary.of(record).ifPresent(canary -> reports.seen(canary, Hop.TOPIC)));
        }
    }

    private Duration left(Instant end) {
        return Duration.between(clock.instant(), end);
    }
}
