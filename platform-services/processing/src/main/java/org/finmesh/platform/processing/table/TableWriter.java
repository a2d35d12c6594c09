package org.finmesh.platform.processing.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.record.MaskingKey;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes batches and offsets over one connection, each batch in one transaction. A second writer of the same table cannot
 * get in between: an offset is advanced only from where this one left it.
 */
final class TableWriter implements AutoCloseable {

    private static final int REGISTRY_HEADER_BYTES = 5;

    private final PortId port;
    private final TableStatements sql;
    private final TablePort.SchemaSource schemas;
    private final boolean addsEventTime;
    private final java.util.List<String> properties;
    private final Connection connection;
    private final CopyManager copy;
    private final PreparedStatement upsert;
    private final PreparedStatement delete;
    private final PreparedStatement advance;
    private final Map<Integer, RowLayout> layouts = new HashMap<>();
    private final Map<TopicPartition, Long> offsets = new HashMap<>();
    private final CopyText rows = new CopyText();
    private long rowCount;

    /** @param connection closed with this */
    TableWriter(
            Contract contract, @Nullable MaskingKey maskingKey, TablePort.SchemaSource schemas, Connection connection)
            throws SQLException {
        this.port = contract.port();
        this.sql = new TableStatements(contract);
        this.schemas = schemas;
        this.addsEventTime = !sql.eventTimeIsProperty(contract);
        this.properties =
                contract.properties().stream().map(Contract.Property::name).toList();
        this.connection = connection;
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(sql.createIncoming());
        }
        connection.commit();
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
        this.upsert = connection.prepareStatement(sql.upsertIncoming());
        sql.bindMaskingKey(upsert, 1, maskingKey);
        this.delete = connection.prepareStatement(sql.deleteByKey());
        this.advance = connection.prepareStatement(sql.advanceOffset());
    }

    /** Where to read on in each of these partitions: from the start where nothing is written yet. */
    Map<TopicPartition, Long> offsets(Iterable<TopicPartition> partitions) throws SQLException {
        try (var begin = connection.prepareStatement(sql.beginOffset())) {
            for (var partition : partitions) {
                begin.setString(1, partition.topic());
                begin.setInt(2, partition.partition());
                begin.executeUpdate();
            }
        }
        offsets.clear();
        try (var read = connection.prepareStatement(sql.readOffsets())) {
            read.setString(1, port.topic());
            try (var row = read.executeQuery()) {
                while (row.next()) {
                    offsets.put(new TopicPartition(port.topic(), row.getInt(1)), row.getLong(2));
                }
            }
        }
        try (var count = connection.createStatement();
                var row = count.executeQuery(sql.countRows())) {
            row.next();
            rowCount = row.getLong(1);
        }
        connection.commit();
        return Map.copyOf(offsets);
    }

    /** Rows in the table. */
    long rowCount() {
        return rowCount;
    }

    /** @throws ProcessingException FENCED when another process wrote since: nothing of this batch is written then */
    void write(TableBatch batch) throws SQLException, InterruptedException {
        rows.reset();
        var copied = 0;
        var deleted = 0;
        for (var entry : batch.byKey().entrySet()) {
            if (entry.getValue().value() == null) {
                addDelete(entry.getKey());
                deleted++;
            } else {
                append(entry.getValue());
                copied++;
            }
        }
        var inserted = copied == 0 ? 0 : upsert();
        var removed = deleted == 0 ? 0 : sum(delete.executeBatch());
        advance(batch.nextOffsets());
        connection.commit();
        offsets.putAll(batch.nextOffsets());
        rowCount += inserted - removed;
    }

    private long upsert() throws SQLException {
        try {
            copy.copyIn(sql.copyIncoming(), new ByteArrayInputStream(rows.bytes()));
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory", impossible);
        }
        try (var row = upsert.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void append(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        var value = record.value();
        if (value.length < REGISTRY_HEADER_BYTES || value[0] != 0) {
            throw new ProcessingException(
                    ProcessingError.INTERNAL,
                    "topic %s has a record without the registry's header, partition %d offset %d"
                            .formatted(record.topic(), record.partition(), record.offset()));
        }
        layout(ByteBuffer.wrap(value).getInt(1)).append(value, REGISTRY_HEADER_BYTES, rows);
        if (addsEventTime) {
            rows.addTimestamp(EventTime.of(record.headers(), record.timestamp()));
        }
        rows.endRow();
    }

    private RowLayout layout(int schemaId) throws InterruptedException {
        var known = layouts.get(schemaId);
        if (known != null) {
            return known;
        }
        var layout = RowLayout.of(new Schema.Parser().parse(schemas.schema(schemaId)), properties);
        layouts.put(schemaId, layout);
        return layout;
    }

    private void addDelete(String key) throws SQLException {
        // The value of a key's only column may have the separator in it.
        var parts = sql.key().size() == 1 ? new String[] {key} : key.split("\\|", -1);
        if (parts.length != sql.key().size()) {
            throw new ProcessingException(
                    ProcessingError.INTERNAL,
                    "topic %s has a tombstone whose key is not the contract's".formatted(port));
        }
        for (var i = 0; i < parts.length; i++) {
            delete.setString(i + 1, parts[i]);
        }
        delete.addBatch();
    }

    private void advance(Map<TopicPartition, Long> nextOffsets) throws SQLException {
        for (var next : nextOffsets.entrySet()) {
            var partition = next.getKey();
            advance.setLong(1, next.getValue());
            advance.setString(2, partition.topic());
            advance.setInt(3, partition.partition());
            advance.setLong(4, offsets.get(partition));
            if (advance.executeUpdate() != 1) {
                connection.rollback();
                throw new ProcessingException(
                        ProcessingError.FENCED,
                        "another process writes the table of %s: run one process per domain".formatted(port));
            }
        }
    }

    private static long sum(int[] counts) {
        var sum = 0L;
        for (var count : counts) {
            sum += count;
        }
        return sum;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
