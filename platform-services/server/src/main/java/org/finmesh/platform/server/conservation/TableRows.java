package org.finmesh.platform.server.conservation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.finmesh.platform.api.ConservationApi.Table;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Holds a table's rows against the latest record of each key in its topic, in one snapshot of the database: of the rows and of how
 * far they have been written. The keys are compared there, so that no number of them is too large for this process.
 */
@Component
class TableRows {

    private final DataSource mesh;
    private final Offsets offsets;
    private final CommittedReader reader;

    TableRows(@Qualifier("mesh") DataSource mesh, Offsets offsets, CommittedReader reader) {
        this.mesh = mesh;
        this.offsets = offsets;
        this.reader = reader;
    }

    /** @param notes gets what cannot be checked; empty where the table has not begun */
    Optional<Table> of(Contract contract, List<String> notes) {
        try (var connection = mesh.getConnection()) {
            connection.setAutoCommit(false);
            try {
                connection.createStatement().execute("set transaction isolation level repeatable read");
                return compare(connection, contract, notes);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new ServerException(
                    ServerError.DATABASE_UNAVAILABLE,
                    "PostgreSQL does not let the rows of %s be counted: %s".formatted(contract.port(), e.getMessage()));
        }
    }

    private Optional<Table> compare(Connection connection, Contract contract, List<String> notes) throws SQLException {
        var sql = new LatestRecords(contract);
        var written = written(connection, sql, contract.port());
        if (written.isEmpty()) {
            notes.add("the table has not begun to read its topic");
            return Optional.empty();
        }
        var held = offsets.held(written.keySet());
        var ranges = new HashMap<TopicPartition, Range>();
        written.forEach((partition, to) ->
                ranges.put(partition, new Range(held.get(partition).from(), to)));
        connection.createStatement().execute(sql.create());
        copy(connection, sql, ranges);
        connection.createStatement().execute(sql.index());
        var isWhole = ranges.values().stream().allMatch(range -> range.from() == 0);
        if (!isWhole) {
            notes.add(
                    "the topic no longer has its first records, so rows without a record in it are not counted as surplus");
        }
        return Optional.of(counted(connection, sql, isWhole));
    }

    private static Map<TopicPartition, Long> written(Connection connection, LatestRecords sql, PortId port)
            throws SQLException {
        var written = new HashMap<TopicPartition, Long>();
        try (var query = connection.prepareStatement(sql.written())) {
            query.setString(1, port.topic());
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    written.put(new TopicPartition(port.topic(), row.getInt(1)), row.getLong(2));
                }
            }
        }
        return written;
    }

    private void copy(Connection connection, LatestRecords sql, Map<TopicPartition, Range> ranges) throws SQLException {
        var copying =
                new KeyCopy(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql.copy()));
        try {
            reader.read(ranges, copying::add);
            copying.end();
        } catch (RuntimeException | SQLException failure) {
            copying.cancel();
            throw failure;
        }
    }

    private static Table counted(Connection connection, LatestRecords sql, boolean isWhole) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql.count())) {
            row.next();
            return new Table(
                    row.getLong("expected"),
                    row.getLong("present"),
                    row.getLong("missing"),
                    isWhole ? row.getLong("surplus") : 0,
                    row.getLong("different"),
                    List.of((String[]) row.getArray("first").getArray()));
        }
    }
}
