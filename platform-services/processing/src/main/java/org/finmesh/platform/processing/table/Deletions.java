package org.finmesh.platform.processing.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.record.EventTime;

/**
 * Deletes rows by tombstones. Where a contract has versions, a tombstone's place is its event time, and deleted keys are
 * remembered for a time, so that what comes late does not bring them back.
 */
final class Deletions {

    static final int REMEMBERED_DAYS = 7;
    static final int REMEMBERED_MAX = 1_000_000;

    private final Connection connection;
    private final TableStatements sql;
    private final PreparedStatement delete;

    /** @param connection whose transactions its owner ends */
    Deletions(Connection connection, TableStatements sql) throws SQLException {
        this.connection = connection;
        this.sql = sql;
        this.delete = connection.prepareStatement(sql.deleteByKey());
    }

    /**
     * @param tombstones by key
     * @return how many rows are gone
     */
    long write(Map<String, ConsumerRecord<byte[], byte[]>> tombstones) throws SQLException {
        if (tombstones.isEmpty()) {
            return 0;
        }
        for (var tombstone : tombstones.entrySet()) {
            bindKey(tombstone.getKey());
            if (sql.hasVersions()) {
                delete.setObject(sql.key().size() + 1, eventTime(tombstone.getValue()));
            }
            delete.addBatch();
        }
        var deleted = 0L;
        for (var count : delete.executeBatch()) {
            deleted += count;
        }
        if (sql.hasVersions()) {
            remember(tombstones);
        }
        return deleted;
    }

    private void bindKey(String key) throws SQLException {
        // The value of a key's only column may have the separator in it.
        var parts = sql.key().size() == 1 ? new String[] {key} : key.split("\\|", -1);
        if (parts.length != sql.key().size()) {
            throw new ProcessingException(
                    ProcessingError.INTERNAL,
                    "table %s: there is a tombstone whose key is not the contract's".formatted(sql.table()));
        }
        for (var i = 0; i < parts.length; i++) {
            delete.setString(i + 1, parts[i]);
        }
    }

    private void remember(Map<String, ConsumerRecord<byte[], byte[]>> tombstones) throws SQLException {
        try (var remember = connection.prepareStatement(sql.rememberDeletion())) {
            for (var tombstone : tombstones.entrySet()) {
                remember.setString(1, tombstone.getKey());
                remember.setObject(2, eventTime(tombstone.getValue()));
                remember.addBatch();
            }
            remember.executeBatch();
        }
    }

    private static OffsetDateTime eventTime(ConsumerRecord<byte[], byte[]> tombstone) {
        return EventTime.instant(TableBatch.eventTime(tombstone)).atOffset(ZoneOffset.UTC);
    }

    /** Of those that are older than {@value #REMEMBERED_DAYS} days or beyond the latest {@value #REMEMBERED_MAX}. */
    void forgetOld() throws SQLException {
        if (!sql.hasVersions()) {
            return;
        }
        try (var forget = connection.prepareStatement(sql.forgetDeletions())) {
            forget.setInt(1, REMEMBERED_DAYS);
            forget.setInt(2, REMEMBERED_MAX);
            forget.executeUpdate();
        }
        connection.commit();
    }
}
