package org.finmesh.platform.access.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.AgreementId;
import org.finmesh.platform.access.Pending;
import org.finmesh.platform.access.Stage;
import org.finmesh.platform.access.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Terms that were asked for, and who had a say in them; kept when they are decided. Every method joins its caller's transaction. */
@Repository
public class AskedTerms {

    static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient database;

    public AskedTerms(JdbcClient database) {
        this.database = database;
    }

    /** As they stand now, where any wait on the agreement. */
    void write(Agreement agreement) {
        var pending = agreement.pending();
        if (pending != null) {
            write(agreement, pending, null);
        }
    }

    /** With all answers; nothing of them waits any more. */
    void close(Agreement agreement, Pending answered, Instant now) {
        write(agreement, answered, now);
    }

    /** Whatever of the agreement still waits: it has ended. */
    void closeAll(AgreementId agreement, Instant now) {
        database.sql("UPDATE access.asked_terms SET closed_at = ? WHERE agreement = ? AND closed_at IS NULL")
                .params(Agreements.timestamp(now), agreement.value())
                .update();
    }

    private void write(Agreement agreement, Pending pending, @Nullable Instant closedAt) {
        var waiting = pending.waiting();
        database.sql("""
                        INSERT INTO access.asked_terms (id, agreement, terms, requested_by, requested_at, note, stages, askers,
                            deciders, waiting_for, waiting_of, waiting_since, reminded, escalated, closed_at)
                        VALUES (:id, :agreement, :terms::jsonb, :requestedBy, :requestedAt, :note, :stages::jsonb, :askers,
                            :deciders, :waitingFor, :waitingOf, :waitingSince, :reminded, :escalated, :closedAt)
                        ON CONFLICT (id) DO UPDATE SET terms = excluded.terms, stages = excluded.stages,
                            deciders = excluded.deciders, waiting_for = excluded.waiting_for,
                            waiting_of = excluded.waiting_of, waiting_since = excluded.waiting_since,
                            reminded = excluded.reminded, escalated = excluded.escalated, closed_at = excluded.closed_at""")
                .param("id", pending.id())
                .param("agreement", agreement.id().value())
                .param("terms", JSON.writeValueAsString(pending.terms()))
                .param("requestedBy", pending.requestedBy())
                .param("requestedAt", Agreements.timestamp(pending.requestedAt()))
                .param("note", pending.note())
                .param("stages", JSON.writeValueAsString(pending.stages()))
                .param("askers", new String[] {agreement.requestedBy(), pending.requestedBy()})
                .param("deciders", pending.deciders().toArray(String[]::new))
                .param("waitingFor", waiting.map(stage -> stage.kind().label()).orElse(null))
                .param(
                        "waitingOf",
                        waiting.map(stage -> stage.of().toArray(String[]::new)).orElse(new String[0]))
                .param("waitingSince", Agreements.timestamp(pending.waitingSince()))
                .param("reminded", pending.reminded())
                .param("escalated", pending.escalated())
                .param("closedAt", Agreements.timestamp(closedAt))
                .update();
    }

    /** Of a row that has the columns of what waits, if anything does. */
    static @Nullable Pending pending(ResultSet row) throws SQLException {
        var id = row.getObject("asked_id", UUID.class);
        return id == null
                ? null
                : new Pending(
                        id,
                        JSON.readValue(row.getString("asked_terms"), Terms.class),
                        row.getString("asked_by"),
                        StateColumns.instant(row, "asked_at"),
                        row.getString("asked_note"),
                        stages(row, "asked_stages"),
                        StateColumns.instant(row, "waiting_since"),
                        row.getBoolean("reminded"),
                        row.getBoolean("escalated"));
    }

    static List<Stage> stages(ResultSet row, String column) throws SQLException {
        return List.of(JSON.readValue(row.getString(column), Stage[].class));
    }
}
