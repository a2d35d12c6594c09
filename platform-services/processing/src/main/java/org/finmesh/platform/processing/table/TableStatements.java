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
    private final SqlName deletions;
    private final String topic;
    private final @Nullable Property version;
    private final List<Column> columns;
    private final List<Column> key;
    private final List<Property> hashed;

    public TableStatements(Contract contract) {
        this.table = contract.port().table();
        this.offsets = new SqlName(table.schema(), "table_port_offsets");
        this.deletions = new SqlName(table.schema(), "table_port_deletions");
        this.topic = contract.port().topic();
        this.version = contract.versionProperty().orElse(null);
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

    /** With the record's key in front where versions are told apart: as deleted keys are remembered. */
    String createIncoming() {
        return "create temporary table if not exists %s (%s%s) on commit delete rows"
                .formatted(
                        incoming(),
                        version == null ? "" : "record_key text, ",
                        list(columns, column -> column.name() + " " + column.sqlType()));
    }

    /** Whether a row's place among those with its key is told by its version, and not by the topic's order. */
    boolean hasVersions() {
        return version != null;
    }

    private String incoming() {
        return "incoming_" + table.name();
    }

    String copyIncoming() {
        return "copy %s (%s%s) from stdin".formatted(incoming(), version == null ? "" : "record_key, ", names());
    }

    /** One row: how many were new. Parameters: of {@link #bindMaskingKey}. */
    String upsertIncoming() {
        if (version == null) {
            return upsert(incoming(), names());
        }
        var notDeletedSince = """
                %s i where not exists (
                    select from %s d where d.topic = '%s' and d.key = i.record_key and d.event_time >= i.%s)""".formatted(incoming(), deletions, topic, EVENT_TIME);
        return upsert(
                notDeletedSince,
                names(),
                " where coalesce(t.%1$s <= excluded.%1$s, t.%1$s is null)".formatted(version.name()));
    }

    /**
     * Inserts or updates from {@code relation}; one row: how many were new. Parameters: those in {@code selected}, then of
     * {@link #bindMaskingKey}.
     */
    public String upsert(String relation, String selected) {
        return upsert(relation, selected, "");
    }

    private String upsert(String relation, String selected, String newer) {
        var changed = Stream.concat(
                        columns.stream().filter(column -> !key.contains(column)).map(Column::name),
                        hashed.stream().map(Property::hashColumn))
                .toList();
        return """
                with written as (
                    insert into %s as t (%s) select %s from %s
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
                                        .collect(Collectors.joining(", "))
                                + newer);
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

    /** Parameters: the key's values as text; where there are versions, then the tombstone's event time. */
    String deleteByKey() {
        return "delete from %s where %s%s"
                .formatted(
                        table,
                        key.stream()
                                .map(column -> "%s = cast(? as %s)".formatted(column.name(), column.sqlType()))
                                .collect(Collectors.joining(" and ")),
                        version == null ? "" : " and %s <= ?".formatted(EVENT_TIME));
    }

    /** Parameters: the record's key, the tombstone's event time. */
    String rememberDeletion() {
        return """
                insert into %s as known (topic, key, event_time, deleted_at) values ('%s', ?, ?, now())
                on conflict (topic, key) do update
                set event_time = greatest(known.event_time, excluded.event_time), deleted_at = now()""".formatted(deletions, topic);
    }

    /** Parameters: days that a deletion is remembered, how many at most. */
    String forgetDeletions() {
        return """
                delete from %1$s where topic = '%2$s' and (deleted_at < now() - make_interval(days => ?) or deleted_at <= (
                    select deleted_at from %1$s where topic = '%2$s' order by deleted_at desc offset ? limit 1))""".formatted(deletions, topic);
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
