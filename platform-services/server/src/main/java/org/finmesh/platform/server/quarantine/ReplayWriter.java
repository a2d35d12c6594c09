package org.finmesh.platform.server.quarantine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.finmesh.platform.quality.Replay;
import org.finmesh.platform.quality.Replays;

/**
 * Carries a replay out, each record once. What was written and how far that is are one transaction in Kafka; the table
 * follows it, and where a crash came between the two, the replay's offset in Kafka says what the table has missed.
 */
final class ReplayWriter implements AutoCloseable {

    private static final int BATCH_MAX = 500;
    private static final String NAMED = "finmesh-replay-";

    private final Replays replays;
    private final QuarantineTopic topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String group;
    private final long writtenUntil;
    private Replay replay;

    /** Ends what an earlier writer of the port left half done, and shuts out one that still runs. */
    ReplayWriter(Replay replay, Replays replays, Map<String, Object> clientConfig) {
        this.replay = replay;
        this.replays = replays;
        this.group = NAMED + replay.id();
        var config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, NAMED + replay.port());
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.topic = new QuarantineTopic(replay.port(), clientConfig, group);
        try {
            producer.initTransactions();
            this.writtenUntil = topic.committed();
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** To the end, batch by batch. */
    Replay run() {
        while (replay.finishedAt() == null) {
            var batch = new ArrayList<QuarantinedRecord>();
            var next = topic.read(replay.nextOffset(), replay.endOffset(), record -> {
                if (replay.choice().has(record.offset(), record.reasonCode())) {
                    batch.add(record);
                }
                return batch.size() < BATCH_MAX;
            });
            write(batch, next);
        }
        return replay;
    }

    private void write(List<QuarantinedRecord> chosen, long next) {
        var before = replay.again()
                ? Set.<Long>of()
                : replays.replayed(
                                replay.port(),
                                chosen.stream().map(QuarantinedRecord::offset).toList())
                        .keySet();
        var wanted = chosen.stream()
                .filter(record -> record.canBeReplayed() && !before.contains(record.offset()))
                .toList();
        send(wanted.stream().filter(record -> record.offset() >= writtenUntil).toList(), next);
        replay = replays.advance(
                replay, wanted.stream().map(QuarantinedRecord::offset).toList(), chosen.size() - wanted.size(), next);
    }

    private void send(List<QuarantinedRecord> records, long next) {
        if (records.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        records.forEach(record -> producer.send(record.replay(replay.port())));
        producer.sendOffsetsToTransaction(
                Map.of(topic.partition(), new OffsetAndMetadata(next)), new ConsumerGroupMetadata(group));
        producer.commitTransaction();
    }

    @Override
    public void close() {
        topic.close();
        producer.close(java.time.Duration.ofSeconds(5));
    }
}
