package org.finmesh.platform.lineage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The flows that were observed. */
@Service
public class Lineage {

    private final JdbcClient jdbc;

    Lineage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each input flows into each output. Seen again within 10 s, nothing is written. */
    public void observed(Collection<String> inputs, Collection<String> outputs, Instant at) {
        if (inputs.isEmpty() || outputs.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into lineage.edge (source, target, first_seen, last_seen)
                        select source, target, :at, :at
                        from unnest(:inputs::text[]) as i (source) cross join unnest(:outputs::text[]) as o (target)
                        where source <> target
                        on conflict (source, target) do update set last_seen = excluded.last_seen
                        where excluded.last_seen > edge.last_seen + interval '10 seconds'""")
                .param("inputs", inputs.stream().distinct().toArray(String[]::new))
                .param("outputs", outputs.stream().distinct().toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What flows into or out of any of these, by source and target. */
    public List<Edge> edges(Collection<String> names) {
        return jdbc.sql(
                        "select source, target, last_seen from lineage.edge where source = any(:names) or target = any(:names) order by source, target")
                .param("names", names.toArray(String[]::new))
                .query((row, number) -> new Edge(
                        row.getString("source"),
                        row.getString("target"),
                        row.getObject("last_seen", OffsetDateTime.class).toInstant()))
                .list();
    }
}
