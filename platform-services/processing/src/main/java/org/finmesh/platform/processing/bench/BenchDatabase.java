package org.finmesh.platform.processing.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Columns;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.SqlName;

/** The tables that a benchmark writes, as publishing the port would have made them. */
final class BenchDatabase {

    private final BenchSettings settings;

    /** @param settings with {@code database.url}, {@code database.user}, {@code database.password} */
    BenchDatabase(BenchSettings settings) {
        this.settings = settings;
    }

    Connection connection() throws SQLException {
        return DriverManager.getConnection(
                settings.text("database.url"), settings.text("database.user"), settings.text("database.password"));
    }

    /** An empty table with the port's columns and key; its schema is made when it is not there. */
    void make(Contract contract, SqlName table) throws SQLException {
        var columns = Columns.of(contract).stream()
                .map(column -> column.name() + " " + column.sqlType() + (column.nullable() ? "" : " not null"))
                .collect(Collectors.joining(", "));
        var ownEventTime = contract.properties().stream()
                .anyMatch(property -> property.name().equals("event_time"));
        var key = contract.key().stream().map(Property::name).collect(Collectors.joining(", "));
        run("create schema if not exists " + table.schema());
        run("drop table if exists " + table);
        run("create table %s (%s%s, primary key (%s))"
                .formatted(table, columns, ownEventTime ? "" : ", event_time timestamptz not null", key));
    }

    /** Where table ports keep how far they are. */
    void makeOffsets(String schema) throws SQLException {
        run("""
                create table if not exists %1$s.table_port_offsets (
                    topic text, partition integer, next_offset bigint not null, primary key (topic, partition))""".formatted(schema));
    }

    void run(String statement) throws SQLException {
        try (var connection = connection();
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    long number(String query) throws SQLException {
        try (var connection = connection();
                var running = connection.createStatement();
                var row = running.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
