package org.finmesh.platform.server.measuring;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.lineage.Lineage;
import org.finmesh.platform.quality.Measurement;
import org.finmesh.platform.quality.Quality;
import org.finmesh.platform.server.KafkaAdminAccess;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Reads the measurement topics of all domains, those of domains to come too, measurements and reports. What a domain says of another's port is
 * not taken. Where Kafka or the database is away, waits for it.
 */
@Component
class MeasurementsReader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MeasurementsReader.class);
    private static final String KIND = "kind";
    private static final String SUFFIX = ".measurements";
    private static final Pattern TOPICS = Pattern.compile("[a-z0-9-]+" + Pattern.quote(SUFFIX));
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LOOK_FOR_TOPICS_EVERY = Duration.ofSeconds(3);
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final KafkaAdminAccess kafka;
    private final Quality quality;
    private final Lineage lineage;
    private final Map<String, ReportTaker> takers;
    private final AtomicReference<@Nullable KafkaConsumer<String, byte[]>> consumer = new AtomicReference<>();
    private volatile @Nullable Thread thread;

    MeasurementsReader(KafkaAdminAccess kafka, Quality quality, Lineage lineage, List<ReportTaker> takers) {
        this.kafka = kafka;
        this.takers = takers.stream().collect(Collectors.toMap(ReportTaker::kind, Function.identity()));
        this.quality = quality;
        this.lineage = lineage;
    }

    @Override
    public void start() {
        var reader = Thread.ofPlatform().name("measurements").daemon().unstarted(this::run);
        thread = reader; // before it runs: it ends at once where it finds itself not running
        reader.start();
    }

    private void run() {
        while (isRunning()) {
            try (var reader = new KafkaConsumer<>(config(), new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer.set(reader);
                read(reader);
            } catch (WakeupException | InterruptException stopped) {
                LOG.debug("stopped while waiting for measurements", stopped);
            } catch (RuntimeException failure) {
                LOG.warn("measurements are not read for now: {}", failure.getMessage());
                pause(PAUSE_AFTER_FAILURE);
            } finally {
                consumer.set(null);
            }
        }
    }

    private void read(KafkaConsumer<String, byte[]> reader) {
        var lookAgain = Instant.MIN;
        while (isRunning()) {
            if (Instant.now().isAfter(lookAgain)) {
                takeUpNewTopics(reader);
                lookAgain = Instant.now().plus(LOOK_FOR_TOPICS_EVERY);
            }
            if (reader.assignment().isEmpty()) {
                pause(POLL);
            } else {
                reader.poll(POLL).forEach(this::take);
            }
        }
    }

    /** Without a consumer group: what is known already does no harm, so there is nothing to wait for after a crash. */
    private static void takeUpNewTopics(KafkaConsumer<String, byte[]> reader) {
        var partitions = new HashSet<TopicPartition>();
        reader.listTopics().values().stream()
                .flatMap(List::stream)
                .filter(partition -> TOPICS.matcher(partition.topic()).matches())
                .forEach(partition -> partitions.add(new TopicPartition(partition.topic(), partition.partition())));
        var fresh = new HashSet<>(partitions);
        fresh.removeAll(reader.assignment());
        if (fresh.isEmpty()) {
            return;
        }
        reader.assign(partitions);
        var from = Instant.now().minus(LOOK_BACK).toEpochMilli();
        reader.offsetsForTimes(fresh.stream().collect(Collectors.toMap(Function.identity(), partition -> from)))
                .forEach((partition, found) -> {
                    if (found == null) {
                        reader.seekToEnd(List.of(partition));
                    } else {
                        reader.seek(partition, found.offset());
                    }
                });
    }

    private HashMap<String, Object> config() {
        var config = new HashMap<>(kafka.clientConfig());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        return config;
    }

    private void take(ConsumerRecord<String, byte[]> item) {
        if (item.value() == null) {
            return;
        }
        try {
            var kind = item.headers().lastHeader(KIND);
            if (kind == null) {
                takeMeasurement(item);
            } else {
                takeReport(new String(kind.value(), StandardCharsets.UTF_8), item);
            }
        } catch (IllegalArgumentException unusable) {
            LOG.warn("record {} of {} is left out: {}", item.offset(), item.topic(), unusable.getMessage());
        } catch (DataAccessException | TransactionException failure) {
            throw new IllegalStateException(
                    "the database does not take measurements: " + failure.getMessage(), failure);
        }
    }

    private void takeMeasurement(ConsumerRecord<String, byte[]> item) {
        var measurement = Measurement.parse(item.value());
        requireOwn(measurement.port(), item);
        quality.measured(measurement);
        lineage.observed(measurement.port(), measurement.inputs(), measurement.outputs(), measurement.measuredAt());
    }

    private void takeReport(String kind, ConsumerRecord<String, byte[]> item) {
        var taker = takers.get(kind);
        if (taker == null) {
            throw new IllegalArgumentException("is of the unknown kind '%s'".formatted(kind));
        }
        var port = PortId.parse(String.valueOf(item.key()));
        requireOwn(port, item);
        taker.take(port, item.value(), Instant.ofEpochMilli(item.timestamp()));
    }

    private static void requireOwn(PortId port, ConsumerRecord<String, byte[]> item) {
        var domain = item.topic().substring(0, item.topic().length() - SUFFIX.length());
        if (!port.product().domain().value().equals(domain)) {
            throw new IllegalArgumentException("is of %s, a port of another domain".formatted(port));
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        var reader = consumer.get();
        if (reader != null) {
            reader.wakeup();
        }
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
