package org.finmesh.platform.processing.table;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.contract.Columns;
import org.finmesh.platform.contract.Columns.Column;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.SqlName;
import org.finmesh.platform.processing.record.MaskingKey;
import org.jspecify.annotations.Nullable;

/** The SQL of one port's table. Every name in it is a checked identifier, none needs quoting. */
public final class TableStatements {

    /** When a row's thing happened, where the contract does not have a property of that name itself. */
    public static final String EVENT_TIME = "event_time";

    private final SqlName table;
    private final SqlName offsets;
    private final List<Column> columns;
    private final List<Column> key;
    private final List<Property> hashed;

    public TableStatements(Contract contract) {
        this.table = contract.port().table();
        this.offsets = new SqlName(table.schema(), "table_port_offsets");
        this.columns = new ArrayList<>(Columns.of(contract));
        if (columns.stream().noneMatch(column -> column.name().equals(EVENT_TIME))) {
            columns.add(new Column(EVENT_TIME, "timestamptz", false, false));
        }
        this.hashed = contract.hashed();
        this.key = contract.key().stream()
                .map(Property::name)
                .map(name -> columns.stream()
                        .filter(column -> column.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    public SqlName table() {
        return table;
    }

    /** Whether the contract has {@code event_time} itself, so that it is not added to rows. */
    public boolean eventTimeIsProperty(Contract contract) {
        return contract.properties().size() == columns.size();
    }

    String createIncoming() {
        return "create temporary table if not exists %s (%s) on commit delete rows"
                .formatted(incoming(), list(columns, column -> column.name() + " " + column.sqlType()));
    }

    private String incoming() {
        return "incoming_" + table.name();
    }

    String copyIncoming() {
        return "copy %s (%s) from stdin".formatted(incoming(), names());
    }

    /** One row: how many were new. Parameters: of {@link #bindMaskingKey}. */
    String upsertIncoming() {
        return upsert(incoming(), names());
    }

    /**
     * Inserts or updates from {@code relation}; one row: how many were new. Parameters: those in {@code selected}, then of
     * {@link #bindMaskingKey}.
     */
    public String upsert(String relation, String selected) {
        var changed = Stream.concat(
                        columns.stream().filter(column -> !key.contains(column)).map(Column::name),
                        hashed.stream().map(Property::hashColumn))
                .toList();
        return """
                with written as (
                    insert into %s (%s) select %s from %s
                    on conflict (%s) do %s
                    returning (xmax = 0) as is_new)
                select count(*) filter (where is_new) from written""".formatted(
                table,
                names() + each(hashed, property -> ", " + property.hashColumn()),
                selected
                        + each(
                                hashed,
                                property -> ", encode(pgcrypto.hmac(convert_to(%s, 'UTF8'), ?, 'sha256'), 'hex')"
                                        .formatted(property.name())),
                relation,
                keyNames(),
                changed.isEmpty()
                        ? "nothing"
                        : "update set "
                                + changed.stream()
                                        .map(name -> name + " = excluded." + name)
                                        .collect(Collectors.joining(", ")));
    }

    private static String each(List<Property> properties, Function<Property, String> text) {
        return properties.stream().map(text).collect(Collectors.joining());
    }

    /**
     * Binds the key for each hashed field.
     *
     * @param first index of the first parameter
     * @param maskingKey needed where there are hashed fields
     */
    public void bindMaskingKey(PreparedStatement upsert, int first, @Nullable MaskingKey maskingKey)
            throws SQLException {
        for (var i = 0; i < hashed.size(); i++) {
            Objects.requireNonNull(maskingKey, "a masking key").bind(upsert, first + i);
        }
    }

    /** Parameters: the key's values as text. */
    String deleteByKey() {
        return "delete from %s where %s"
                .formatted(
                        table,
                        key.stream()
                                .map(column -> "%s = cast(? as %s)".formatted(column.name(), column.sqlType()))
                                .collect(Collectors.joining(" and ")));
    }

    /** Removes the rows whose key {@code relation} does not have. */
    public String deleteAbsentFrom(String relation) {
        return "delete from %s t where not exists (select from %s d where %s)"
                .formatted(
                        table,
                        relation,
                        key.stream()
                                .map(column -> "d.%1$s = t.%1$s".formatted(column.name()))
                                .collect(Collectors.joining(" and ")));
    }

    /** Parameters: topic, partition. */
    String beginOffset() {
        return "insert into %s (topic, partition, next_offset) values (?, ?, 0) on conflict do nothing"
                .formatted(offsets);
    }

    /** Parameters: topic. */
    String readOffsets() {
        return "select partition, next_offset from %s where topic = ?".formatted(offsets);
    }

    /** Parameters: new offset, topic, partition, the offset it must still have. */
    String advanceOffset() {
        return "update %s set next_offset = ? where topic = ? and partition = ? and next_offset = ?".formatted(offsets);
    }

    public String countRows() {
        return "select count(*) from " + table;
    }

    List<Column> key() {
        return key;
    }

    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    private String names() {
        return list(columns, Column::name);
    }

    private String keyNames() {
        return list(key, Column::name);
    }

    private static String list(List<Column> columns, Function<Column, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }
}
