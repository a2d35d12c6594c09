package org.finmesh.platform.lineage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.finmesh.platform.lineage.LineageEvent.FieldFlow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The graph in the database. Rows are written in one order, so that two writers wait for each other and never both. */
@Repository
class Flows {

    private static final int EDGES_MAX = 5_000;

    private final JdbcClient jdbc;

    Flows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Each input flows into each output. Seen again within 10 s, nothing is written.
     *
     * @return whether something was written
     */
    boolean put(Collection<Dataset> inputs, Collection<Dataset> outputs, String job, Instant at) {
        return jdbc.sql("""
                        insert into lineage.flow (source, target, job, first_seen, last_seen)
                        select distinct source, target, :job, :at::timestamptz, :at::timestamptz
                        from unnest(:inputs::text[]) as i (source) cross join unnest(:outputs::text[]) as o (target)
                        where source <> target order by source, target
                        on conflict (source, target, job) do update set last_seen = excluded.last_seen
                        where excluded.last_seen > flow.last_seen + interval '10 seconds'""")
                        .param("inputs", names(inputs))
                        .param("outputs", names(outputs))
                        .param("job", job)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private static String[] names(Collection<Dataset> datasets) {
        return datasets.stream().map(Dataset::name).distinct().toArray(String[]::new);
    }

    /** Each flow between fields; of one that is known, only that it was seen again. */
    void put(Collection<FieldFlow> flows, String job, Instant at) {
        var sorted = flows.stream()
                .distinct()
                .sorted(Comparator.comparing((FieldFlow flow) -> flow.to().toString())
                        .thenComparing(flow -> flow.from().toString())
                        .thenComparing(FieldFlow::how))
                .toList();
        jdbc.sql("""
                        insert into lineage.field_flow
                            (source, source_field, target, target_field, direct, how, job, first_seen, last_seen)
                        select source, source_field, target, target_field, bool_or(direct), how, :job, :at, :at
                        from unnest(:sources::text[], :sourceFields::text[], :targets::text[], :targetFields::text[],
                                    :direct::boolean[], :how::text[])
                            as f (source, source_field, target, target_field, direct, how)
                        group by source, source_field, target, target_field, how
                        order by target, target_field, source, source_field, how
                        on conflict (target, target_field, source, source_field, how, job)
                        do update set last_seen = greatest(field_flow.last_seen, excluded.last_seen),
                            first_seen = least(field_flow.first_seen, excluded.first_seen)""")
                .param("sources", column(sorted, flow -> flow.from().dataset().name()))
                .param("sourceFields", column(sorted, flow -> flow.from().field()))
                .param("targets", column(sorted, flow -> flow.to().dataset().name()))
                .param("targetFields", column(sorted, flow -> flow.to().field()))
                .param("direct", sorted.stream().map(FieldFlow::direct).toArray(Boolean[]::new))
                .param("how", column(sorted, FieldFlow::how))
                .param("job", job)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String[] column(List<FieldFlow> flows, Function<FieldFlow, String> value) {
        return flows.stream().map(value).toArray(String[]::new);
    }

    /** What flows into or out of any of these, by source and target, at most 5,000. */
    List<Flow> of(Collection<Dataset> datasets, Instant staleBefore) {
        return jdbc.sql("""
                        select * from lineage.flow where source = any(:names) or target = any(:names)
                        order by source, target, job limit\s""" + EDGES_MAX)
                .param("names", names(datasets))
                .query((row, number) -> flow(row, staleBefore))
                .list();
    }

    /** The edges into these fields, or out of them; those of all fields of their datasets too. */
    List<FieldEdge> of(Collection<FieldRef> fields, Direction direction, Instant staleBefore) {
        var end = switch (direction) {
            case UPSTREAM -> "target";
            case DOWNSTREAM -> "source";
        };
        return jdbc.sql("""
                        select f.* from lineage.field_flow f
                        join (select distinct d, c from unnest(:datasets::text[], :fields::text[]) as u (d, c)) asked
                          on f.%1$s = asked.d and (f.%1$s_field = asked.c or f.%1$s_field = '*' or asked.c = '*')
                        order by f.target, f.target_field, f.source, f.source_field, f.how, f.job limit %2$d""".formatted(end, EDGES_MAX))
                .param(
                        "datasets",
                        fields.stream().map(field -> field.dataset().name()).toArray(String[]::new))
                .param("fields", fields.stream().map(FieldRef::field).toArray(String[]::new))
                .query((row, number) -> edge(row, staleBefore))
                .list();
    }

    private static Flow flow(ResultSet row, Instant staleBefore) throws SQLException {
        var lastSeen = instant(row, "last_seen");
        return new Flow(
                new Dataset(row.getString("source")),
                new Dataset(row.getString("target")),
                row.getString("job"),
                instant(row, "first_seen"),
                lastSeen,
                lastSeen.isBefore(staleBefore));
    }

    private static FieldEdge edge(ResultSet row, Instant staleBefore) throws SQLException {
        var lastSeen = instant(row, "last_seen");
        return new FieldEdge(
                new FieldRef(new Dataset(row.getString("source")), row.getString("source_field")),
                new FieldRef(new Dataset(row.getString("target")), row.getString("target_field")),
                row.getBoolean("direct"),
                row.getString("how"),
                row.getString("job"),
                instant(row, "first_seen"),
                lastSeen,
                lastSeen.isBefore(staleBefore));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** @return false when this very event was taken before */
    boolean isNew(byte[] digest, LineageEvent event, Instant now) {
        return jdbc.sql("""
                        insert into lineage.event (digest, job, run_id, type, at, taken_at)
                        values (:digest, :job, :run, :type, :at, :now) on conflict (digest) do nothing""")
                        .param("digest", digest)
                        .param("job", event.job())
                        .param("run", event.runId())
                        .param("type", event.type())
                        .param("at", event.at().atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void forgetEventsOlderThan(Duration age, Instant now) {
        jdbc.sql("delete from lineage.event where taken_at < :before")
                .param("before", now.minus(age).atOffset(ZoneOffset.UTC))
                .update();
    }
}
