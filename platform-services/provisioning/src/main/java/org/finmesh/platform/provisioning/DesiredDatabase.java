package org.finmesh.platform.provisioning;

import java.util.ArrayList;
import java.util.List;
import org.finmesh.platform.contract.Columns.Column;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.SqlName;
import org.finmesh.platform.provisioning.Resource.DatabaseSchema;
import org.finmesh.platform.provisioning.Resource.Extension;
import org.finmesh.platform.provisioning.Resource.FutureTablesGrant;
import org.finmesh.platform.provisioning.Resource.Grant;
import org.finmesh.platform.provisioning.Resource.Role;
import org.finmesh.platform.provisioning.Resource.Table;

/**
 * A product's part of the database {@code mesh}. Readers get the views in the domain's schema and nothing else; the
 * tables behind them are the domain's own.
 */
final class DesiredDatabase {

    private static final String DATABASE = "mesh";

    /** PostgreSQL's functions for hashes, in a schema of their own, so that nobody else has to reach it. */
    private static final String CRYPTO = "pgcrypto";

    private static final String[] WRITER = {"SELECT", "INSERT", "UPDATE", "DELETE"};

    private final DataProduct product;
    private final String schema;
    private final String tables;
    private final String dbtSchema;
    private final String role;
    private final String dbtRole;
    private final List<Resource> resources = new ArrayList<>();

    private DesiredDatabase(DataProduct product) {
        var domain = product.id().domain();
        this.product = product;
        this.schema = domain.sqlSchema();
        this.tables = schema + "_tables";
        this.dbtSchema = schema + "_dbt";
        this.role = DomainAccounts.databaseRole(domain);
        this.dbtRole = DomainAccounts.dbtRole(domain);
    }

    static List<Resource> of(DataProduct product) {
        return new DesiredDatabase(product).resources();
    }

    private List<Resource> resources() {
        addDomain();
        if (product.contracts().stream()
                .filter(Desired::hasTable)
                .anyMatch(contract -> !contract.hashed().isEmpty())) {
            addCrypto();
        }
        product.contracts().stream().filter(Desired::hasTable).forEach(this::addPort);
        if (product.processing().equals("dbt")) {
            addDbt();
        }
        return resources;
    }

    /** Both roles from the first product on, whatever makes it, so that a domain's credentials are always complete. */
    private void addDomain() {
        resources.add(new DatabaseSchema(schema));
        resources.add(new DatabaseSchema(tables));
        resources.add(new Role(role));
        resources.add(new Role(dbtRole));
        resources.add(Grant.of("database", DATABASE, role, "CONNECT", "TEMPORARY"));
        resources.add(Grant.of("database", DATABASE, dbtRole, "CONNECT", "TEMPORARY"));
        resources.add(Grant.of("schema", schema, role, "USAGE"));
        resources.add(Grant.of("schema", schema, dbtRole, "USAGE"));
        resources.add(Grant.of("schema", tables, role, "USAGE"));
        resources.add(offsets());
        resources.add(Grant.of("table", offsets().table().toString(), role, WRITER));
        if (product.contracts().stream()
                .anyMatch(contract -> contract.versionProperty().isPresent())) {
            resources.add(deletions());
            resources.add(Grant.of("table", deletions().table().toString(), role, WRITER));
        }
    }

    private void addCrypto() {
        resources.add(new DatabaseSchema(CRYPTO));
        resources.add(new Extension(CRYPTO, CRYPTO));
        resources.add(Grant.of("schema", CRYPTO, role, "USAGE"));
    }

    /** Where the table ports keep how far they have read, in the same transaction as the rows. */
    private Table offsets() {
        return new Table(
                new SqlName(tables, "table_port_offsets"),
                List.of(
                        new Column("topic", "text", false, true),
                        new Column("partition", "integer", false, true),
                        new Column("next_offset", "bigint", false, false)),
                List.of("topic", "partition"));
    }

    /** Where table ports of contracts with versions remember deleted keys, so that what comes late does not bring them back. */
    private Table deletions() {
        return new Table(
                new SqlName(tables, "table_port_deletions"),
                List.of(
                        new Column("topic", "text", false, true),
                        new Column("key", "text", false, true),
                        new Column("event_time", "timestamptz", false, false),
                        new Column("deleted_at", "timestamptz", false, false)),
                List.of("topic", "key"));
    }

    /** What the domain itself may do with a port's table. */
    static Grant writing(PortId port) {
        return Grant.of(
                "table",
                port.table().toString(),
                DomainAccounts.databaseRole(port.product().domain()),
                WRITER);
    }

    private void addPort(Contract contract) {
        var port = contract.port();
        var key = contract.key().stream().map(Property::name).toList();
        resources.add(new Table(port.table(), Desired.tableColumns(contract), key));
        resources.add(ShownColumns.clear(contract));
        if (contract.hasPersonalData()) {
            resources.add(ShownColumns.masked(contract));
            resources.add(Grant.of("table", port.maskedView().toString(), role, "SELECT"));
        }
        resources.add(writing(port));
        resources.add(Grant.of("table", port.view().toString(), role, "SELECT"));
    }

    /** dbt builds in a schema of its own, from which the domain publishes; it reads its inputs of the same domain. */
    private void addDbt() {
        resources.add(new DatabaseSchema(dbtSchema));
        resources.add(Grant.of("schema", dbtSchema, dbtRole, "CREATE", "USAGE"));
        resources.add(Grant.of("schema", dbtSchema, role, "USAGE"));
        resources.add(new FutureTablesGrant(dbtSchema, dbtRole, role));
        product.inputPorts().stream()
                .filter(this::ofSameDomain)
                .forEach(port -> resources.add(Grant.of("table", port.view().toString(), dbtRole, "SELECT")));
    }

    private boolean ofSameDomain(PortId port) {
        return port.product().domain().equals(product.id().domain());
    }
}
