package org.finmesh.platform.access.grants;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.finmesh.platform.access.AccessError;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.access.OfferedPort;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Consumers' login roles and their grants in the database of data products. A role has SELECT on views and nothing on
 * the tables behind them: a view reads those with its owner's rights.
 *
 * <p>Taking something away has three steps, each safe to repeat: no login and no grant any more; end the open sessions;
 * login again if other grants are left. A role without login whose sessions linger shows that the second is missing, so
 * that a crash in between leaves nobody reading on.
 */
@Component
class PostgreSqlGate implements Gate<RoleState> {

    /** A bound for each consumer, so that one cannot take all of the server's connections. */
    private static final int CONNECTIONS_MAX = 20;

    /** The database of data products, by that name in every mesh. */
    private static final String DATABASE = "mesh";

    private static final int SESSION_END_MS_MAX = 2_000;

    private final JdbcClient mesh;
    private final RoleCatalog catalog;
    private final TransactionTemplate transaction;

    PostgreSqlGate(@Qualifier("mesh") DataSource mesh) {
        this.mesh = JdbcClient.create(mesh);
        this.catalog = new RoleCatalog(this.mesh);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(mesh));
    }

    @Override
    public GrantSystem system() {
        return GrantSystem.POSTGRESQL;
    }

    @Override
    public RoleState intended(ConsumerId consumer, Set<OfferedPort> ports) {
        return RoleState.reading(ports, DATABASE);
    }

    @Override
    public Map<ConsumerId, RoleState> actual() {
        return reporting(catalog::roles);
    }

    @Override
    public void change(ConsumerId consumer, RoleState actual, RoleState intended) {
        reporting(() -> {
            var role = consumer.databaseRole();
            requireOurs(role);
            if (!actual.login()
                    || !intended.login()
                    || !actual.without(intended.privileges()).isEmpty()) {
                take(role, actual.without(intended.privileges()));
                endSessions(role);
            }
            if (intended.login()) {
                give(role, intended);
            }
            return role;
        });
    }

    private void requireOurs(String role) {
        if (catalog.isForeign(role)) {
            throw new AccessException(
                    AccessError.FOREIGN_ROLE,
                    "the database role %s exists and is not the platform's; rename it, and the grants follow"
                            .formatted(role));
        }
    }

    private void take(String role, Set<RoleState.Privilege> surplus) {
        if (!catalog.exists(role)) {
            return;
        }
        inTransaction(() -> {
            execute("ALTER ROLE %s NOLOGIN".formatted(role));
            surplus.forEach(privilege -> execute(privilege.revoke(role)));
        });
    }

    /** Tells all of them first, then waits for each. */
    private void endSessions(String role) {
        for (var end :
                new String[] {"pg_terminate_backend(pid)", "pg_terminate_backend(pid, %d)".formatted(SESSION_END_MS_MAX)
                }) {
            mesh.sql("SELECT %s FROM pg_stat_activity WHERE usename = :role".formatted(end))
                    .param("role", role)
                    .query(Boolean.class)
                    .list();
        }
    }

    private void give(String role, RoleState intended) {
        inTransaction(() -> {
            if (!catalog.exists(role)) {
                execute("CREATE ROLE %s NOSUPERUSER NOCREATEDB NOCREATEROLE CONNECTION LIMIT %d"
                        .formatted(role, CONNECTIONS_MAX));
                execute("COMMENT ON ROLE %s IS '%s'".formatted(role, RoleCatalog.MARK));
            }
            intended.privileges().forEach(privilege -> execute(privilege.grant(role)));
            execute("ALTER ROLE %s LOGIN".formatted(role));
        });
    }

    /** One at a time with provisioning: PostgreSQL refuses two changes of the same object's grants at once. */
    private void inTransaction(Runnable changes) {
        transaction.executeWithoutResult(_ -> {
            execute("SET LOCAL lock_timeout = '3s'");
            mesh.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtext('finmesh.grants'))")
                    .query(Integer.class)
                    .single();
            changes.run();
        });
    }

    /** Role names are a consumer's, which are kebab-case; objects come from {@code SqlName} or quoted by PostgreSQL. */
    private void execute(String sql) {
        mesh.sql(sql).update();
    }

    private static <T> T reporting(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException e) {
            throw new AccessException(
                    AccessError.POSTGRESQL_FAILED,
                    "PostgreSQL's grants: " + e.getMostSpecificCause().getMessage(),
                    e);
        }
    }
}
