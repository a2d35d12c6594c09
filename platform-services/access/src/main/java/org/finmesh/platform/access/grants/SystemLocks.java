package org.finmesh.platform.access.grants;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.finmesh.platform.access.AccessError;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.GrantSystem;
import org.springframework.stereotype.Component;

/** One instance of the platform at a time changes a system: locks that the platform's database holds. */
@Component
class SystemLocks {

    /** Any number that no other part of the platform uses for its advisory locks. */
    private static final int NAMESPACE = 0x41636373;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final DataSource platform;

    SystemLocks(DataSource platform) {
        this.platform = platform;
    }

    /**
     * Does the work while nobody else changes the system. The lock ends with its connection, so a crash frees it.
     *
     * @param wait how long to wait for somebody else to finish
     * @throws AccessException SYSTEM_BUSY when they do not
     */
    <T> T holding(GrantSystem system, Duration wait, Supplier<T> work) {
        try (var connection = platform.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection, system, wait);
                return work.get();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new AccessException(
                        AccessError.SYSTEM_BUSY,
                        "another instance of the platform has been changing %s for more than %s; try again"
                                .formatted(system, wait),
                        e);
            }
            throw new AccessException(
                    AccessError.POSTGRESQL_FAILED, "the platform's database failed: " + e.getMessage(), e);
        }
    }

    private static void lock(Connection connection, GrantSystem system, Duration wait) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = " + wait.toMillis());
            statement.execute("SELECT pg_advisory_xact_lock(%d, %d)".formatted(NAMESPACE, system.ordinal()));
        }
    }
}
