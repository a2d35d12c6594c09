package org.finmesh.platform.processing.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.canary.CanaryReports;
import org.finmesh.platform.processing.canary.CanaryReports.Hop;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.record.MaskingKey;
import org.finmesh.platform.processing.record.SchemaSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a port's table equal to its topic, of each key the last record or the one with the highest version. Rows and offsets are committed together, so
 * that wherever the process ends, nothing is lost and nothing is there twice.
 */
public final class TablePort {

    private static final Duration POLL = Duration.ofMillis(500);

    /** How long a batch that has room waits for the one before, before more is read into it. */
    private static final Duration READ_ON = Duration.ofMillis(5);

    private static final Duration FULL_PATIENCE = Duration.ofMinutes(1);
    private static final long CHECK_NS = Duration.ofSeconds(60).toNanos();

    /** A new connection as the domain's role. */
    public interface Connections {
        Connection open() throws SQLException;
    }

    private final Contract contract;
    private final @Nullable MaskingKey maskingKey;
    private final PortMeter meter;
    private final CanaryReports canaries;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Connections connections;
    private final SchemaSource schemas;
    private final RecordRows rows;

    /**
     * @param maskingKey null where the contract has no hashes
     * @param consumers of committed records, without a group
     */
    public TablePort(
            Contract contract,
            @Nullable MaskingKey maskingKey,
            PortMeter meter,
            CanaryReports canaries,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Connections connections,
            SchemaSource schemas) {
        this.contract = contract;
        this.maskingKey = maskingKey;
        this.meter = meter;
        this.canaries = canaries;
        this.consumers = consumers;
        this.connections = connections;
        this.schemas = schemas;
        this.rows = new RecordRows(contract, schemas);
        meter.hasTable();
    }

    /**
     * Writes until it is interrupted or fails; whoever calls calls again.
     *
     * @param works called when it has what it needs, and after each batch
     */
    public void run(Runnable works) throws SQLException, InterruptedException {
        try (var consumer = consumers.get();
                var writer = new TableWriter(contract, maskingKey, schemas, connections.open());
                var writing = new BatchWriting("table-writer:" + contract.port())) {
            try {
                while (true) {
                    var partitions = assign(consumer, writer);
                    works.run();
                    writeUntilPartitionsChange(consumer, writer, writing, partitions, works);
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

    /** Canaries too: what reaches the table with the port's records has come the same way. */
    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        var port = contract.port();
        return Stream.of(port.topic(), port.canaryTopic())
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private void writeUntilPartitionsChange(
            Consumer<byte[], byte[]> consumer,
            TableWriter writer,
            BatchWriting writing,
            List<TopicPartition> partitions,
            Runnable works)
            throws SQLException, InterruptedException {
        var checkedNs = System.nanoTime();
        var waiting = nextBatch();
        while (true) {
            read(consumer, waiting, writing);
            if (!waiting.isEmpty() && writing.await(waiting.isFull() ? FULL_PATIENCE : READ_ON)) {
                var batch = waiting;
                waiting = nextBatch();
                works.run();
                if (batch.hasRecords()) {
                    meter.waitingForTable(batch.oldestEventTimeUs());
                }
                writing.begin(() -> write(batch, writer));
            }
            if (waiting.isEmpty() && System.nanoTime() - checkedNs > CHECK_NS) {
                checkedNs = System.nanoTime();
                writing.await();
                writer.forgetOldDeletions();
                if (partitions(consumer).size() != partitions.size()) {
                    return;
                }
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer, TableBatch batch, BatchWriting writing)
            throws SQLException, InterruptedException {
        if (batch.isFull()) {
            return;
        }
        var records = consumer.poll(batch.isEmpty() ? POLL : Duration.ZERO);
        for (var record : records) {
            batch.add(record);
        }
        for (var partition : records.partitions()) {
            batch.readUpTo(partition, consumer.position(partition));
        }
        if (batch.isEmpty() && writing.await(Duration.ZERO)) {
            meter.tableAtEnd();
        }
    }

    private TableBatch nextBatch() {
        return new TableBatch(contract.versionProperty().isPresent() ? rows::version : null);
    }

    private Void write(TableBatch batch, TableWriter writer) throws SQLException, InterruptedException {
        writer.write(batch);
        if (batch.hasRecords()) {
            meter.inTable(batch.latestEventTimeUs(), writer.rowCount());
        }
        batch.canaries().forEach(canary -> canaries.seen(canary, Hop.TABLE));
        return null;
    }
}
