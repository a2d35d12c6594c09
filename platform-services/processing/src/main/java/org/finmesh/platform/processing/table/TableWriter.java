package org.finmesh.platform.processing.table;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.record.MaskingKey;
import org.finmesh.platform.processing.record.SchemaSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Writes batches and offsets over one connection, each batch in one transaction. A second writer of the same table cannot
 * get in between: an offset is advanced only from where this one left it.
 */
final class TableWriter implements AutoCloseable {

    /** What is sent at once: PostgreSQL takes a part in while the next is put together. */
    private static final int COPY_CHARS = 1 << 16;

    private final PortId port;
    private final TableStatements sql;
    private final RecordRows records;
    private final boolean addsEventTime;
    private final Connection connection;
    private final CopyManager copy;
    private final PreparedStatement upsert;
    private final PreparedStatement advance;
    private final Deletions deletions;
    private final Map<TopicPartition, Long> offsets = new HashMap<>();
    private final CopyText rows = new CopyText();
    private volatile long rowCount;

    /** @param connection closed with this */
    TableWriter(Contract contract, @Nullable MaskingKey maskingKey, SchemaSource schemas, Connection connection)
            throws SQLException {
        this.port = contract.port();
        this.sql = new TableStatements(contract);
        this.records = new RecordRows(contract, schemas);
        this.addsEventTime = !sql.eventTimeIsProperty(contract);
        this.connection = connection;
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(sql.createIncoming());
        }
        connection.commit();
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
        this.upsert = connection.prepareStatement(sql.upsertIncoming());
        sql.bindMaskingKey(upsert, 1, maskingKey);
        this.advance = connection.prepareStatement(sql.advanceOffset());
        this.deletions = new Deletions(connection, sql);
    }

    /** Where to read on in each of these partitions: from the start where nothing is written yet. */
    Map<TopicPartition, Long> offsets(Iterable<TopicPartition> partitions) throws SQLException {
        var topics = new TreeSet<String>();
        try (var begin = connection.prepareStatement(sql.beginOffset())) {
            for (var partition : partitions) {
                topics.add(partition.topic());
                begin.setString(1, partition.topic());
                begin.setInt(2, partition.partition());
                begin.executeUpdate();
            }
        }
        offsets.clear();
        try (var read = connection.prepareStatement(sql.readOffsets())) {
            for (var topic : topics) {
                read.setString(1, topic);
                try (var row = read.executeQuery()) {
                    while (row.next()) {
                        offsets.put(new TopicPartition(topic, row.getInt(1)), row.getLong(2));
                    }
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
        var removed = deletions.write(batch.deletes());
        var inserted = batch.upserts().isEmpty() ? 0 : upsert(batch.upserts());
        advance(batch.nextOffsets());
        connection.commit();
        offsets.putAll(batch.nextOffsets());
        rowCount = rowCount + inserted - removed;
    }

    void forgetOldDeletions() throws SQLException {
        deletions.forgetOld();
    }

    private long upsert(Collection<ConsumerRecord<byte[], byte[]>> newest) throws SQLException, InterruptedException {
        var copying = copy.copyIn(sql.copyIncoming());
        try {
            rows.reset();
            for (var record : newest) {
                append(record);
                if (rows.length() >= COPY_CHARS) {
                    send(copying);
                }
            }
            send(copying);
            copying.endCopy();
        } finally {
            if (copying.isActive()) {
                copying.cancelCopy();
            }
        }
        try (var row = upsert.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void send(CopyIn copying) throws SQLException {
        var bytes = rows.bytes();
        copying.writeToCopy(bytes, 0, bytes.length);
        rows.reset();
    }

    private void append(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        if (sql.hasVersions()) {
            rows.add(new String(record.key(), StandardCharsets.UTF_8));
        }
        records.append(record, rows);
        if (addsEventTime) {
            rows.addTimestamp(TableBatch.eventTime(record));
        }
        rows.endRow();
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

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
