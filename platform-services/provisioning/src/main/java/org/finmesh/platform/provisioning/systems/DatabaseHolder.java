package org.finmesh.platform.provisioning.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.finmesh.platform.provisioning.Desired;
import org.finmesh.platform.provisioning.ProvisioningError;
import org.finmesh.platform.provisioning.ProvisioningException;
import org.finmesh.platform.provisioning.Resource;
import org.finmesh.platform.provisioning.Resource.DatabaseSchema;
import org.finmesh.platform.provisioning.Resource.Extension;
import org.finmesh.platform.provisioning.Resource.FutureTablesGrant;
import org.finmesh.platform.provisioning.Resource.Grant;
import org.finmesh.platform.provisioning.Resource.Role;
import org.finmesh.platform.provisioning.Resource.Table;
import org.finmesh.platform.provisioning.Resource.View;
import org.finmesh.platform.provisioning.ResourceHolder;
import org.finmesh.platform.provisioning.Step;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Schemas, roles, tables, views and grants in the database {@code mesh}. */
@Component
@Order(1)
class DatabaseHolder implements ResourceHolder {

    private final JdbcClient jdbc;
    private final DatabaseCatalog catalog;
    private final TransactionTemplate transaction;

    DatabaseHolder(@Qualifier("mesh") DataSource mesh) {
        this.jdbc = JdbcClient.create(mesh);
        this.catalog = new DatabaseCatalog(jdbc);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(mesh));
    }

    @Override
    public boolean holds(Resource resource) {
        return switch (resource) {
            case DatabaseSchema s -> true;
            case Role r -> true;
            case Extension e -> true;
            case Table t -> true;
            case View v -> true;
            case Grant g -> true;
            case FutureTablesGrant f -> true;
            case Resource.Subject s -> false;
            case Resource.Topic t -> false;
            case Resource.Acl a -> false;
            case Resource.Client c -> false;
            case Resource.CatalogEntry c -> false;
        };
    }

    @Override
    public List<Resource> actual(Desired desired) {
        try {
            var found = new ArrayList<Resource>();
            desired.resources().stream()
                    .filter(this::holds)
                    .forEach(resource -> read(resource).ifPresent(found::add));
            desired.ports().stream()
                    .filter(port -> desired.undeclared()
                            .contains(new Resource.Key("view", port.view().toString())))
                    .forEach(port -> catalog.view(port.view(), port.table()).ifPresent(found::add));
            desired.endedGrants().forEach(grant -> catalog.grant(grant).ifPresent(found::add));
            return found;
        } catch (DataAccessException | TransactionException failure) {
            throw unavailable(failure);
        }
    }

    private Optional<? extends Resource> read(Resource resource) {
        return switch (resource) {
            case DatabaseSchema schema -> catalog.schema(schema);
            case Role role -> catalog.role(role);
            case Extension extension -> catalog.extension(extension);
            case Table table -> catalog.table(table.table());
            case View view -> catalog.view(view.view(), view.over());
            case Grant grant -> catalog.grant(grant);
            case FutureTablesGrant grant -> catalog.futureTablesGrant(grant);
            default -> Optional.empty();
        };
    }

    /** One at a time over all products: PostgreSQL refuses two changes of the same object's grants at once. */
    @Override
    public void apply(Step step) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("set local lock_timeout = '10s'").update();
                jdbc.sql("select pg_advisory_xact_lock(hashtext('finmesh.grants'))")
                        .query((row, number) -> number)
                        .list();
                DatabaseStatements.of(step)
                        .forEach(statement -> jdbc.sql(statement).update());
            });
        } catch (DataAccessException | TransactionException failure) {
            throw unavailable(failure);
        }
    }

    private static ProvisioningException unavailable(RuntimeException failure) {
        return new ProvisioningException(
                ProvisioningError.DATABASE_UNAVAILABLE,
                "PostgreSQL did not do what the product needs (%s). See that it runs, then publish again: what is done stays done"
                        .formatted(failure.getMessage()),
                failure);
    }
}
