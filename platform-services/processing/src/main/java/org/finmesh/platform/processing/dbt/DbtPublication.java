package org.finmesh.platform.processing.dbt;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.record.MaskingKey;
import org.finmesh.platform.processing.record.RecordChecks;
import org.finmesh.platform.processing.table.TableStatements;
import org.jspecify.annotations.Nullable;

/**
 * Puts what dbt built into the table port, all of it or nothing: every row is held to the contract first, and readers see
 * the rows before or the rows after, never some of both.
 */
final class DbtPublication {

    private static final int FETCH_ROWS = 2_000;

    private final Contract contract;
    private final @Nullable MaskingKey maskingKey;
    private final String relation;
    private final TableStatements sql;
    private final RecordChecks checks;

    /**
     * @param maskingKey null where the contract has no hashes
     * @param relation what dbt built: {@code retail_banking_dbt.customer_360}
     */
    DbtPublication(Contract contract, @Nullable MaskingKey maskingKey, String relation) {
        this.contract = contract;
        this.maskingKey = maskingKey;
        this.relation = relation;
        this.sql = new TableStatements(contract);
        this.checks = RecordChecks.of(contract);
    }

    /**
     * @param connection of the domain's role; its transaction is committed, or rolled back on any error
     * @param readAt when the run began to read: the rows' event time where the model has none
     * @return rows in the table port
     * @throws ProcessingException when columns are missing or rows break the contract, with how many break what
     */
    long publish(Connection connection, Instant readAt) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table %s in share row exclusive mode".formatted(sql.table()));
            var columns = columnsOfRelation(connection);
            requireColumns(columns);
            requireContractKept(connection);
            statement.executeUpdate(sql.deleteAbsentFrom(relation));
            upsert(connection, columns.contains(TableStatements.EVENT_TIME), readAt);
            var rows = count(connection);
            connection.commit();
            return rows;
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        }
    }

    private HashSet<String> columnsOfRelation(Connection connection) throws SQLException {
        var names = new HashSet<String>();
        try (var query = connection.createStatement();
                var none = query.executeQuery("select * from %s limit 0".formatted(relation))) {
            for (var i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                names.add(none.getMetaData().getColumnName(i));
            }
        }
        return names;
    }

    private void requireColumns(HashSet<String> columns) {
        var missing = contract.properties().stream()
                .map(Property::name)
                .filter(name -> !columns.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new ProcessingException(
                    ProcessingError.DBT_FAILED,
                    "model %s lacks the columns %s of contract %s".formatted(relation, missing, contract.port()));
        }
    }

    private void requireContractKept(Connection connection) throws SQLException {
        Map<String, Integer> breaches = new TreeMap<>();
        var names = contract.properties().stream().map(Property::name).collect(Collectors.joining(", "));
        try (var query = connection.createStatement()) {
            query.setFetchSize(FETCH_ROWS);
            try (var row = query.executeQuery("select %s from %s".formatted(names, relation))) {
                while (row.next()) {
                    addBreaches(row, breaches);
                }
            }
        }
        if (!breaches.isEmpty()) {
            var counted = new ArrayList<String>();
            breaches.forEach((reason, count) -> counted.add("%s (%d rows)".formatted(reason, count)));
            throw new ProcessingException(
                    ProcessingError.DBT_FAILED,
                    "what %s built breaks contract %s, so the last good result stays: %s"
                            .formatted(relation, contract.port(), String.join("; ", counted)));
        }
    }

    private void addBreaches(ResultSet row, Map<String, Integer> breaches) throws SQLException {
        List<Property> properties = contract.properties();
        for (var i = 0; i < properties.size(); i++) {
            var breach = checks.of(i, value(row, i + 1, properties.get(i)));
            if (breach != null) {
                breaches.merge(breach.reason(), 1, Integer::sum);
            }
        }
    }

    private @Nullable Object value(ResultSet row, int column, Property property) throws SQLException {
        try {
            return switch (property.logicalType()) {
                case "string" -> row.getString(column);
                case "number" -> row.getBigDecimal(column);
                case "date" -> row.getObject(column, LocalDate.class);
                case "timestamp" -> {
                    var at = row.getObject(column, OffsetDateTime.class);
                    yield at == null ? null : at.toInstant();
                }
                case "integer" -> {
                    var number = row.getLong(column);
                    yield row.wasNull() ? null : number;
                }
                case "boolean" -> {
                    var truth = row.getBoolean(column);
                    yield row.wasNull() ? null : truth;
                }
                default -> throw new IllegalStateException(property.logicalType());
            };
        } catch (SQLException wrongType) {
            throw new ProcessingException(
                    ProcessingError.DBT_FAILED,
                    "column %s of %s is no %s, as contract %s has it: cast it in the model"
                            .formatted(property.name(), relation, property.logicalType(), contract.port()),
                    wrongType);
        }
    }

    private void upsert(Connection connection, boolean hasEventTime, Instant readAt) throws SQLException {
        var selected = sql.columnNames().stream()
                .map(name -> name.equals(TableStatements.EVENT_TIME) && !hasEventTime ? "cast(? as timestamptz)" : name)
                .collect(Collectors.joining(", "));
        try (var upsert = connection.prepareStatement(sql.upsert(relation, selected))) {
            if (!hasEventTime) {
                upsert.setObject(1, readAt.atOffset(ZoneOffset.UTC));
            }
            sql.bindMaskingKey(upsert, hasEventTime ? 1 : 2, maskingKey);
            upsert.executeQuery().close();
        }
    }

    private long count(Connection connection) throws SQLException {
        try (var query = connection.createStatement();
                var row = query.executeQuery(sql.countRows())) {
            row.next();
            return row.getLong(1);
        }
    }
}
