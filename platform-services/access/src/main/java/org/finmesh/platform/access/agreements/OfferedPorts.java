package org.finmesh.platform.access.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.contract.PortId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The ports that can be asked for. */
@Repository
public class OfferedPorts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient database;

    public OfferedPorts(JdbcClient database) {
        this.database = database;
    }

    /**
     * Adds the port, or replaces what was known of it.
     *
     * @return false, and nothing is changed, where a later publication is known already
     */
    public boolean save(OfferedPort offered, Instant publishedAt) {
        return database.sql("""
                        INSERT INTO access.offered_port (port, domain, has_topic, has_view, limits_rows, fields, status, migration_guide,
                            end_of_support, end_of_life, published_at)
                        VALUES (:port, :domain, :hasTopic, :hasView, :limitsRows, :fields::jsonb, :status, :guide, :support, :life, :at)
                        ON CONFLICT (port) DO UPDATE SET has_topic = excluded.has_topic,
                            has_view = excluded.has_view, limits_rows = excluded.limits_rows, fields = excluded.fields, status = excluded.status,
                            migration_guide = excluded.migration_guide, end_of_support = excluded.end_of_support,
                            end_of_life = excluded.end_of_life, published_at = excluded.published_at
                        WHERE offered_port.published_at <= excluded.published_at""")
                        .param("port", offered.port().toString())
                        .param("domain", offered.port().product().domain().value())
                        .param("hasTopic", offered.hasTopic())
                        .param("hasView", offered.hasView())
                        .param("limitsRows", offered.limitsRows())
                        .param("fields", JSON.writeValueAsString(offered.fields()))
                        .param("status", offered.status())
                        .param("guide", offered.migrationGuide())
                        .param("support", Agreements.timestamp(offered.endOfSupport()))
                        .param("life", Agreements.timestamp(offered.endOfLife()))
                        .param("at", Agreements.timestamp(publishedAt))
                        .update()
                == 1;
    }

    public Optional<OfferedPort> find(PortId port) {
        return database.sql("SELECT * FROM access.offered_port WHERE port = :port")
                .param("port", port.toString())
                .query(OfferedPorts::read)
                .optional();
    }

    public Map<PortId, OfferedPort> all() {
        List<OfferedPort> ports = database.sql("SELECT * FROM access.offered_port")
                .query(OfferedPorts::read)
                .list();
        return ports.stream().collect(Collectors.toUnmodifiableMap(OfferedPort::port, Function.identity()));
    }

    private static OfferedPort read(ResultSet row, int number) throws SQLException {
        return new OfferedPort(
                PortId.parse(row.getString("port")),
                row.getBoolean("has_topic"),
                row.getBoolean("has_view"),
                row.getBoolean("limits_rows"),
                List.of(JSON.readValue(row.getString("fields"), OfferedPort.Field[].class)),
                row.getString("status"),
                row.getString("migration_guide"),
                StateColumns.instantOrNull(row, "end_of_support"),
                StateColumns.instantOrNull(row, "end_of_life"));
    }
}
