package org.finmesh.platform.processing.meter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.processing.record.EventTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends one measurement a second and port to the domain's measurement topic. Counts go on over a restart: they are kept
 * in a file, which a crash may leave one second behind.
 */
public final class Meters implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Meters.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private record Metered(PortMeter meter, Lineage lineage, @Nullable Backlog backlog, Path counts) {}

    /** What goes in and out, as the platform's lineage knows them: topics and {@code schema.view}. */
    public interface Lineage {
        List<String> inputs();

        List<String> outputs();

        /** Those of the inputs that are topics. */
        List<String> inputTopics();
    }

    private record Counts(long published, long quarantined) {}

    private final String topic;
    private final Path folder;
    private final Producer<byte[], byte[]> producer;
    private final Consumer<@Nullable String> kafkaHealth;
    private final List<Metered> ports = new ArrayList<>();
    private final List<Long> publishedBefore = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("meters").daemon().unstarted(this::run);
    private long measuredBeforeNs = System.nanoTime();

    /**
     * @param producer for small records, never waiting long; closed with this
     * @param kafkaHealth told after each round: null when Kafka answered, else what is wrong
     */
    public Meters(
            DomainName domain, Path stateFolder, Producer<byte[], byte[]> producer, Consumer<@Nullable String> kafkaHealth)
            throws IOException {
        this.topic = domain + ".measurements";
        this.folder = Files.createDirectories(stateFolder.resolve("meters"));
        this.producer = producer;
        this.kafkaHealth = kafkaHealth;
    }

    /** To be called before {@link #start}. */
    public void add(
            PortMeter meter,
            Lineage lineage,
            @Nullable Supplier<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> backlog) {
        var counts = folder.resolve(meter.port() + ".json");
        if (Files.exists(counts)) {
            var before = JSON.readValue(counts, Counts.class);
            meter.resume(before.published(), before.quarantined());
        }
        ports.add(new Metered(meter, lineage, backlog == null ? null : new Backlog(backlog.get()), counts));
        publishedBefore.add(meter.publishedSoFar());
    }

    public void start() {
        thread.start();
    }

    private void run() {
        var next = Instant.now();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                next = next.plus(PERIOD);
                var pause = Duration.between(Instant.now(), next);
                if (pause.isPositive()) {
                    Thread.sleep(pause);
                } else {
                    next = Instant.now();
                }
                measureAll();
            }
        } catch (InterruptedException closing) {
            LOG.debug("Meters end");
        }
    }

    private void measureAll() {
        var nowNs = System.nanoTime();
        var seconds = (nowNs - measuredBeforeNs) / 1e9;
        measuredBeforeNs = nowNs;
        @Nullable String fault = null;
        for (var i = 0; i < ports.size(); i++) {
            try {
                measure(i, seconds);
            } catch (org.apache.kafka.common.errors.InterruptException closing) {
                Thread.currentThread().interrupt();
                return;
            } catch (KafkaException | IOException unmeasured) {
                fault = "port %s cannot be measured: %s".formatted(ports.get(i).meter.port(), unmeasured.getMessage());
            }
        }
        kafkaHealth.accept(fault);
    }

    private void measure(int index, double seconds) throws IOException {
        var port = ports.get(index);
        var published = port.meter.publishedSoFar();
        var quarantined = port.meter.quarantinedSoFar();
        var waitingSinceUs = port.backlog == null
                ? Backlog.NOTHING_WAITS
                : port.backlog.oldestWaitingUs(port.lineage.inputTopics(), port.meter.progress());
        var measurement = new Measurement(
                port.meter.port().toString(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                port.meter.freshnessMs(waitingSinceUs),
                Math.round((published - publishedBefore.get(index)) / seconds * 10) / 10.0,
                published,
                quarantined,
                port.meter.rows(),
                port.lineage.inputs(),
                port.lineage.outputs());
        publishedBefore.set(index, published);
        send(measurement);
        keep(port.counts, new Counts(published, quarantined));
    }

    private void send(Measurement measurement) {
        var sent = new ProducerRecord<>(
                topic, measurement.port().getBytes(StandardCharsets.UTF_8), JSON.writeValueAsBytes(measurement));
        sent.headers().add(EventTime.HEADER, EventTime.bytes(EventTime.micros(measurement.measuredAt())));
        producer.send(sent, (ignored, failure) -> {
            if (failure != null) {
                kafkaHealth.accept("topic %s takes no measurement: %s".formatted(topic, failure.getMessage()));
            }
        });
    }

    private static void keep(Path file, Counts counts) throws IOException {
        var written = file.resolveSibling(file.getFileName() + ".new");
        Files.write(written, JSON.writeValueAsBytes(counts));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
        ports.forEach(port -> {
            if (port.backlog != null) {
                port.backlog.close();
            }
        });
        producer.close(Duration.ofSeconds(2));
    }
}
