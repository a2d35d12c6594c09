package org.finmesh.platform.processing.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.record.MaskingKey;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a port's table equal to its topic, the last record of each key winning. Rows and offsets are committed together, so
 * that wherever the process ends, nothing is lost and nothing is there twice.
 */
public final class TablePort {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PARTITIONS_CHECK_NS = Duration.ofSeconds(60).toNanos();

    /** A new connection as the domain's role. */
    public interface Connections {
        Connection open() throws SQLException;
    }

    /** Avro schemas, as JSON text, by the registry's id. */
    public interface SchemaSource {
        String schema(int id) throws InterruptedException;
    }

    private final Contract contract;
    private final @Nullable MaskingKey maskingKey;
    private final PortMeter meter;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Connections connections;
    private final SchemaSource schemas;

    /**
     * @param maskingKey null where the contract has no hashes
     * @param consumers of committed records, without a group
     */
    public TablePort(
            Contract contract,
            @Nullable MaskingKey maskingKey,
            PortMeter meter,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Connections connections,
            SchemaSource schemas) {
        this.contract = contract;
        this.maskingKey = maskingKey;
        this.meter = meter;
        this.consumers = consumers;
        this.connections = connections;
        this.schemas = schemas;
        meter.hasTable();
    }

    /**
     * Writes until it is interrupted or fails; whoever calls calls again.
     *
     * @param works called when it has what it needs, and after each batch
     */
    public void run(Runnable works) throws SQLException, InterruptedException {
        try (var consumer = consumers.get();
                var writer = new TableWriter(contract, maskingKey, schemas, connections.open())) {
            try {
                while (true) {
                    var partitions = assign(consumer, writer);
                    works.run();
                    writeUntilPartitionsChange(consumer, writer, partitions, works);
                }
            } catch (InterruptException ending) {
                // Kafka sets the interrupt again, with which the consumer could not be closed.
                Thread.interrupted();
                throw new InterruptedException();
            }
        }
    }

    private List<TopicPartition> assign(Consumer<byte[], byte[]> consumer, TableWriter writer) throws SQLException {
        var partitions = partitions(consumer);
        var offsets = writer.offsets(partitions);
        meter.tableRows(writer.rowCount());
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, offsets.get(partition)));
        return partitions;
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(contract.port().topic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private void writeUntilPartitionsChange(
            Consumer<byte[], byte[]> consumer, TableWriter writer, List<TopicPartition> partitions, Runnable works)
            throws SQLException, InterruptedException {
        var checkedNs = System.nanoTime();
        while (true) {
            var records = consumer.poll(POLL);
            if (records.isEmpty()) {
                meter.tableAtEnd();
            } else {
                var batch = TableBatch.of(records, consumer);
                meter.waitingForTable(batch.oldestEventTimeUs());
                writer.write(batch);
                meter.inTable(batch.latestEventTimeUs(), writer.rowCount());
                works.run();
            }
            if (System.nanoTime() - checkedNs > PARTITIONS_CHECK_NS) {
                checkedNs = System.nanoTime();
                if (partitions(consumer).size() != partitions.size()) {
                    return;
                }
            }
        }
    }
}
