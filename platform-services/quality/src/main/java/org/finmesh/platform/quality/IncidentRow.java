package org.finmesh.platform.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.Incident.Acknowledgement;
import org.jspecify.annotations.Nullable;

/** An incident as the database has it. */
final class IncidentRow {

    private IncidentRow() {}

    static Incident read(ResultSet row, int number) throws SQLException {
        var acknowledgedAt = instant(row, "acknowledged_at");
        return new Incident(
                row.getObject("id", UUID.class),
                Incident.Kind.of(row.getString("kind")),
                row.getString("subject"),
                PortId.parse(row.getString("port")),
                row.getString("consumer"),
                row.getString("summary"),
                row.getString("severity"),
                row.getString("field"),
                row.getString("first_failure"),
                List.of((String[]) row.getArray("affected").getArray()),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                acknowledgedAt == null
                        ? null
                        : new Acknowledgement(row.getString("acknowledged_by"), acknowledgedAt, row.getString("note")),
                instant(row, "closed_at"),
                row.getString("resolved_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
