package org.finmesh.platform.access.proof;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.proof.Trial.Query;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Tries PostgreSQL under the consumer's role. Only the consumer knows its password, so the platform's own session takes the
 * role: from then on PostgreSQL asks for the consumer's rights, and for no others.
 */
@Component
class PostgreSqlTrial {

    private static final String NO_RIGHT = "42501";
    private static final String NO_SUCH_ROLE = "22023";

    private final DataSource mesh;

    PostgreSqlTrial(@Qualifier("mesh") DataSource mesh) {
        this.mesh = mesh;
    }

    Seen query(ConsumerId consumer, Query query) {
        return inTransaction(connection -> {
            try {
                // The role's name is kebab-case with underscores, and needs no quotes.
                execute(connection, "SET LOCAL ROLE " + consumer.databaseRole());
            } catch (SQLException e) {
                return NO_SUCH_ROLE.equals(e.getSQLState()) ? Seen.refused(message(e)) : Seen.failed(e);
            }
            execute(connection, "SET LOCAL statement_timeout = '5s'");
            try {
                execute(
                        connection,
                        "SELECT \"%s\" FROM %s LIMIT 1"
                                .formatted(query.column().replace("\"", "\"\""), query.relation()));
                return Seen.allowed("rows can be read");
            } catch (SQLException e) {
                return NO_RIGHT.equals(e.getSQLState()) ? Seen.refused(message(e)) : Seen.failed(e);
            }
        });
    }

    /** Whether it could log in, and whether it still is. */
    Seen session(ConsumerId consumer) {
        return inTransaction(connection -> {
            try (var statement = connection.prepareStatement("""
                    SELECT rolcanlogin AND has_database_privilege(oid, current_database(), 'CONNECT') AS login,
                        (SELECT count(*) FROM pg_stat_activity WHERE usesysid = pg_roles.oid) AS sessions
                    FROM pg_roles WHERE rolname = ?""")) {
                statement.setString(1, consumer.databaseRole());
                try (var rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        return Seen.refused("there is no role " + consumer.databaseRole());
                    }
                    var sessions = rows.getInt("sessions");
                    if (rows.getBoolean("login")) {
                        return Seen.allowed("its role can log in; %d open".formatted(sessions));
                    }
                    return sessions > 0
                            ? Seen.allowed("its role cannot log in, but %d are still open".formatted(sessions))
                            : Seen.refused("its role cannot log in, and none is open");
                }
            }
        });
    }

    private interface Asking {
        Seen ask(Connection connection) throws SQLException;
    }

    private Seen inTransaction(Asking asking) {
        try (var connection = mesh.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            try {
                return asking.ask(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            return Seen.failed(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String message(SQLException refusal) {
        return String.valueOf(refusal.getMessage()).strip();
    }
}
