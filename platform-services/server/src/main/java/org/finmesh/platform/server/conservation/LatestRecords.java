package org.finmesh.platform.server.conservation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.finmesh.platform.contract.Columns;
import org.finmesh.platform.contract.Columns.Column;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.SqlName;

/** The SQL that compares a topic's keys with a table's rows. Every name in it is a checked identifier, none needs quoting. */
final class LatestRecords {

    private static final String EVENT_TIME = "event_time";

    private final SqlName table;
    private final List<Column> key;
    private final boolean hasEventTimeBeside;
    private final boolean hasVersions;
    private final String topic;

    LatestRecords(Contract contract) {
        this.table = contract.port().table();
        this.topic = contract.port().topic();
        var columns = Columns.of(contract);
        var names = contract.key().stream().map(Property::name).toList();
        this.key = names.stream()
                .flatMap(name -> columns.stream().filter(column -> column.name().equals(name)))
                .toList();
        this.hasVersions = contract.versionProperty().isPresent();
        this.hasEventTimeBeside =
                columns.stream().noneMatch(column -> column.name().equals(EVENT_TIME));
    }

    /** Parameter: topic. */
    String written() {
        return "select partition, next_offset from %s where topic = ?"
                .formatted(new SqlName(table.schema(), "table_port_offsets"));
    }

    String create() {
        return "create temporary table topic_record (key text, part integer, place bigint, gone boolean, at timestamptz)"
                + " on commit drop";
    }

    String copy() {
        return "copy topic_record (key, part, place, gone, at) from stdin";
    }

    String index() {
        return "create index on topic_record (key); analyze topic_record";
    }

    /**
     * One row. What is missing or different is named by its place in the topic: a key may be personal. No field of a contract
     * has a dollar sign in its name.
     */
    String count() {
        return """
                with newest as (%s),
                expected as (select %s, key as key$, part as part$, place as place$, at as at$ from newest where not gone),
                compared as (
                    select e.place$ is not null as wanted, t.%s is not null as present, e.part$, e.place$, %s as different
                    from expected e full join %s t on %s)
                select count(*) filter (where wanted) as expected, count(*) filter (where present) as present,
                    count(*) filter (where not present) as missing, count(*) filter (where not wanted) as surplus,
                    count(*) filter (where different) as different,
                    array(select '%s/' || part$ || '/' || place$ from compared where not present or different
                        order by place$ limit 20) as first
                from compared""".formatted(
                        newest(),
                        keyColumns(),
                        key.getFirst().name(),
                        different(),
                        table,
                        key.stream()
                                .map(column -> "e.%1$s = t.%1$s".formatted(column.name()))
                                .collect(Collectors.joining(" and ")),
                        topic);
    }

    /** By the topic's order; where there are versions, a tombstone takes what did not happen after it, wherever it is. */
    private String newest() {
        return hasVersions ? """
                select distinct on (key) * from topic_record r where not gone and not exists (
                    select from topic_record d where d.gone and d.key = r.key and d.at >= r.at)
                order by key, at desc, place desc""" : "select distinct on (key) * from topic_record order by key, place desc";
    }

    /** By the event time that the table keeps beside the contract's fields; which version is the highest, the values say. */
    private String different() {
        if (!hasEventTimeBeside) {
            return "false";
        }
        return hasVersions ? """
                coalesce(t.event_time is not null and e.place$ is not null and not exists (select from topic_record r
                    where r.key = e.key$ and not r.gone and r.at = t.event_time), false)""" : "coalesce(e.at$ <> t.event_time, false)";
    }

    /** A topic's key is the values joined; the value of a key's only column may have the separator in it. */
    private String keyColumns() {
        if (key.size() == 1) {
            var only = key.getFirst();
            return "cast(key as %s) as %s".formatted(only.sqlType(), only.name());
        }
        return IntStream.range(0, key.size())
                .mapToObj(i -> "cast((string_to_array(key, '|'))[%d] as %s) as %s"
                        .formatted(i + 1, key.get(i).sqlType(), key.get(i).name()))
                .collect(Collectors.joining(", "));
    }
}
