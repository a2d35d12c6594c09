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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.report.Report;
import org.finmesh.platform.processing.report.Reports;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends one measurement a second and port to the domain's measurement topic, and the reports that wait, ten times a second. Counts go on over a restart: they are kept
 * in a file, which a crash may leave one second behind.
 */
public final class Meters {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration REPORTS_PERIOD = Duration.ofMillis(100);

    private static final class Metered {

        private final PortMeter meter;
        private final Lineage lineage;
        private final Predicate<Instant> ended;
        private final Path counts;
        private long publishedBefore;

        Metered(PortMeter meter, Lineage lineage, Predicate<Instant> ended, Path counts) {
            this.meter = meter;
            this.lineage = lineage;
            this.ended = ended;
            this.counts = counts;
        }
    }

    private record Counts(long published, long quarantined) {}

    private final String topic;
    private final Path folder;
    private final List<Metered> ports = new ArrayList<>();
    private final Reports reports;
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    private long measuredBeforeNs;

    /** @param reports sent beside the measurements */
    public Meters(DomainName domain, Path stateFolder, Reports reports) throws IOException {
        this.reports = reports;
        this.topic = domain + ".measurements";
        this.folder = Files.createDirectories(stateFolder.resolve("meters"));
    }

    /**
     * To be called before {@link #run}.
     *
     * @param ended whether the port's life has ended at an instant: from then on there is nothing to measure
     */
    public void add(PortMeter meter, Lineage lineage, Predicate<Instant> ended) {
        var port = new Metered(meter, lineage, ended, folder.resolve(meter.port() + ".json"));
        if (Files.exists(port.counts)) {
            var before = JSON.readValue(port.counts, Counts.class);
            meter.resume(before.published(), before.quarantined());
        }
        port.publishedBefore = meter.publishedSoFar();
        ports.add(port);
    }

    /**
     * Measures until it is interrupted or Kafka fails; whoever calls calls again.
     *
     * @param producers for small records, never waiting long
     * @param consumers without a group, small fetches
     * @param works called after each round that Kafka answered
     */
    public void run(
            Supplier<Producer<byte[], byte[]>> producers, Supplier<Consumer<byte[], byte[]>> consumers, Runnable works)
            throws Exception {
        try (var producer = producers.get();
                var backlog = new Backlog(consumers.get())) {
            try {
                measureEverySecond(producer, backlog, works);
            } catch (InterruptException ending) {
                // Kafka sets the interrupt again, with which its clients could not be closed.
                Thread.interrupted();
                throw new InterruptedException();
            }
        }
    }

    private void measureEverySecond(Producer<byte[], byte[]> producer, Backlog backlog, Runnable works)
            throws Exception {
        measuredBeforeNs = System.nanoTime();
        var next = Instant.now();
        while (true) {
            next = next.plus(PERIOD);
            if (next.isBefore(Instant.now())) {
                next = Instant.now();
            }
            sendReportsUntil(next, producer);
            measureAll(producer, backlog);
            works.run();
        }
    }

    private void sendReportsUntil(Instant end, Producer<byte[], byte[]> producer) throws InterruptedException {
        while (true) {
            for (var report = reports.next(); report != null; report = reports.next()) {
                send(report, producer);
            }
            var pause = Duration.between(Instant.now(), end);
            if (!pause.isPositive()) {
                return;
            }
            Thread.sleep(pause.compareTo(REPORTS_PERIOD) < 0 ? pause : REPORTS_PERIOD);
        }
    }

    private void measureAll(Producer<byte[], byte[]> producer, Backlog backlog) throws Exception {
        var nowNs = System.nanoTime();
        var seconds = (nowNs - measuredBeforeNs) / 1e9;
        measuredBeforeNs = nowNs;
        for (var port : ports) {
            if (!port.ended.test(Instant.now())) {
                measure(port, seconds, producer, backlog);
            }
        }
        var failure = refused.getAndSet(null);
        if (failure != null) {
            throw failure;
        }
    }

    private void measure(Metered port, double seconds, Producer<byte[], byte[]> producer, Backlog backlog)
            throws IOException {
        var published = port.meter.publishedSoFar();
        var quarantined = port.meter.quarantinedSoFar();
        var freshnessMs = port.meter.freshnessMs(backlog.oldestWaitingUs(port.meter.progress()));
        port.meter.measured(freshnessMs);
        var measurement = new Measurement(
                port.meter.port().toString(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                freshnessMs,
                Math.round((published - port.publishedBefore) / seconds * 10) / 10.0,
                published,
                quarantined,
                port.meter.rows(),
                port.lineage.inputs(),
                port.lineage.outputs());
        port.publishedBefore = published;
        send(measurement, producer);
        keep(port.counts, new Counts(published, quarantined));
    }

    private void send(Measurement measurement, Producer<byte[], byte[]> producer) {
        var sent = new ProducerRecord<>(
                topic, measurement.port().getBytes(StandardCharsets.UTF_8), JSON.writeValueAsBytes(measurement));
        sent.headers().add(EventTime.HEADER, EventTime.bytes(EventTime.micros(measurement.measuredAt())));
        send(sent, producer);
    }

    private void send(Report report, Producer<byte[], byte[]> producer) {
        var sent =
                new ProducerRecord<>(topic, report.port().toString().getBytes(StandardCharsets.UTF_8), report.json());
        sent.headers().add(Report.HEADER, report.kind().label().getBytes(StandardCharsets.UTF_8));
        send(sent, producer);
    }

    private void send(ProducerRecord<byte[], byte[]> sent, Producer<byte[], byte[]> producer) {
        producer.send(sent, (ignored, failure) -> {
            if (failure != null) {
                refused.set(failure);
            }
        });
    }

    private static void keep(Path file, Counts counts) throws IOException {
        var written = file.resolveSibling(file.getFileName() + ".new");
        Files.write(written, JSON.writeValueAsBytes(counts));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
