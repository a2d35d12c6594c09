package org.finmesh.platform.access.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finmesh.platform.access.Delegation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Delegations as they stand. Every method joins its caller's transaction. */
@Repository
public class DelegationRecords {

    private static final String LISTED = " ORDER BY given_at DESC LIMIT 500";

    private final JdbcClient database;

    public DelegationRecords(JdbcClient database) {
        this.database = database;
    }

    public void add(Delegation delegation, Instant now) {
        database.sql("INSERT INTO access.delegation (id, given_by, given_to, given_at, from_at, until_at, note)"
                        + " VALUES (:id, :by, :to, :now, :from, :until, :note)")
                .param("id", delegation.id())
                .param("by", delegation.by())
                .param("to", delegation.to())
                .param("now", Agreements.timestamp(now))
                .param("from", Agreements.timestamp(delegation.from()))
                .param("until", Agreements.timestamp(delegation.until()))
                .param("note", delegation.note())
                .update();
    }

    /** One that has not begun never does. */
    public void end(UUID id, Instant now) {
        database.sql(
                        "UPDATE access.delegation SET from_at = least(from_at, :now - interval '1 microsecond'), until_at = :now"
                                + " WHERE id = :id")
                .param("now", Agreements.timestamp(now))
                .param("id", id)
                .update();
    }

    public Optional<Delegation> find(UUID id) {
        return list("WHERE id = ?", id).stream().findFirst();
    }

    /** Those that count at {@code now}. */
    public List<Delegation> inForceTo(String user, Instant now) {
        var at = Agreements.timestamp(now);
        return list("WHERE given_to = ? AND from_at <= ? AND until_at > ?" + LISTED, user, at, at);
    }

    public List<Delegation> of(String user) {
        return list("WHERE given_to = ? OR given_by = ?" + LISTED, user, user);
    }

    public List<Delegation> all() {
        return list(LISTED);
    }

    private List<Delegation> list(String where, Object... parameters) {
        return database.sql("SELECT * FROM access.delegation " + where)
                .params(parameters)
                .query(DelegationRecords::read)
                .list();
    }

    private static Delegation read(ResultSet row, int number) throws SQLException {
        return new Delegation(
                row.getObject("id", UUID.class),
                row.getString("given_by"),
                row.getString("given_to"),
                StateColumns.instant(row, "from_at"),
                StateColumns.instant(row, "until_at"),
                row.getString("note"));
    }
}
