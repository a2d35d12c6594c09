package org.finmesh.platform.access.grants;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.finmesh.platform.access.AccessError;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.access.OfferedPort;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Consumers' login roles and their grants in the database of data products. A role has SELECT on columns of views and nothing
 * on the tables behind them: a view reads those with its owner's rights.
 *
 * <p>Taking something away has three steps, each safe to repeat: no login and no grant any more; end the open sessions;
 * login again if other grants are left. A role without login whose sessions linger shows that the second is missing, so
 * that a crash in between leaves nobody reading on.
 */
@Component
class PostgreSqlGate implements Gate<RoleState> {

    /** The database of data products, by that name in every mesh. */
    private static final String DATABASE = "mesh";

    private static final int SESSION_END_MS_MAX = 2_000;

    private final JdbcTemplate jdbc;
    private final JdbcClient mesh;
    private final RoleCatalog catalog;
    private final PostgreSqlStrays strays;
    private final TransactionTemplate transaction;

    PostgreSqlGate(@Qualifier("mesh") DataSource mesh) {
        this.jdbc = new JdbcTemplate(mesh);
        this.mesh = JdbcClient.create(jdbc);
        this.catalog = new RoleCatalog(this.mesh);
        this.strays = new PostgreSqlStrays(this.mesh);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(mesh));
    }

    @Override
    public GrantSystem system() {
        return GrantSystem.POSTGRESQL;
    }

    @Override
    public RoleState intended(ConsumerId consumer, Allowance allowance) {
        return RoleState.reading(consumer, allowance, DATABASE);
    }

    @Override
    public Map<ConsumerId, RoleState> actual(Collection<ConsumerId> consumers) {
        return reporting(() -> catalog.roles(consumers));
    }

    @Override
    public Look<RoleState> look(Collection<OfferedPort> ports) {
        return reporting(() -> new Look<>(catalog.roles(), strays.on(ports, this::take)));
    }

    private void take(Privilege privilege, String holder) {
        reporting(() -> {
            inTransaction(List.of(
                    privilege.kind() == Privilege.Kind.MEMBERSHIP
                            ? "SELECT role_keeper.make_plain('%s')".formatted(privilege.object())
                            : privilege.revoke(holder)));
            return holder;
        });
    }

    /** All in one go; where the database refuses that, one by one, so that one consumer does not stop the others. */
    @Override
    public Map<ConsumerId, RuntimeException> change(Map<ConsumerId, Correction<RoleState>> changes) {
        return reporting(() -> {
            var roles = changes.keySet().stream().map(ConsumerId::databaseRole).toList();
            var existing = catalog.existing(roles);
            var failures = new HashMap<ConsumerId, RuntimeException>();
            var ours = new TreeMap<>(changes);
            changes.keySet().stream()
                    .filter(consumer -> Boolean.FALSE.equals(existing.get(consumer.databaseRole())))
                    .forEach(consumer -> {
                        failures.put(consumer, foreign(consumer));
                        ours.remove(consumer);
                    });
            try {
                apply(RoleChanges.of(ours, existing.keySet()));
            } catch (NonTransientDataAccessException e) {
                if (e instanceof NonTransientDataAccessResourceException) {
                    throw e;
                }
                ours.forEach((consumer, change) -> applyAlone(consumer, change, existing.keySet(), failures));
            }
            return failures;
        });
    }

    private void applyAlone(
            ConsumerId consumer,
            Correction<RoleState> change,
            Set<String> existing,
            Map<ConsumerId, RuntimeException> failures) {
        try {
            apply(RoleChanges.of(Map.of(consumer, change), existing));
        } catch (NonTransientDataAccessException e) {
            failures.put(consumer, failed(e));
        }
    }

    private static AccessException foreign(ConsumerId consumer) {
        return new AccessException(
                AccessError.FOREIGN_ROLE,
                "the database role %s exists and is not the platform's; rename it, and the grants follow"
                        .formatted(consumer.databaseRole()));
    }

    private void apply(RoleChanges changes) {
        if (!changes.taking().isEmpty()) {
            inTransaction(changes.taking());
            endSessions(changes.ended());
        }
        inTransaction(changes.giving());
    }

    /** Tells all of them first, then waits for each. */
    private void endSessions(List<String> roles) {
        for (var end :
                new String[] {"pg_terminate_backend(pid)", "pg_terminate_backend(pid, %d)".formatted(SESSION_END_MS_MAX)
                }) {
            mesh.sql("SELECT %s FROM pg_stat_activity WHERE usename = ANY (:roles)".formatted(end))
                    .param("roles", roles.toArray(String[]::new))
                    .query(Boolean.class)
                    .list();
        }
    }

    /** One at a time with provisioning: PostgreSQL refuses two changes of the same object's grants at once. */
    private void inTransaction(List<String> statements) {
        if (statements.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            mesh.sql("SET LOCAL lock_timeout = '3s'").update();
            mesh.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtext('finmesh.grants'))")
                    .query(Integer.class)
                    .single();
            statements.forEach(jdbc::execute);
        });
    }

    private static <T> T reporting(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException e) {
            throw failed(e);
        }
    }

    private static AccessException failed(org.springframework.core.NestedRuntimeException e) {
        return new AccessException(
                AccessError.POSTGRESQL_FAILED,
                "PostgreSQL's grants: " + e.getMostSpecificCause().getMessage(),
                e);
    }
}
