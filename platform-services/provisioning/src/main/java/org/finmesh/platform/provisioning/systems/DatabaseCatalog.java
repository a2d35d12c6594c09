package org.finmesh.platform.provisioning.systems;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.finmesh.platform.contract.Columns.Column;
import org.finmesh.platform.contract.SqlName;
import org.finmesh.platform.provisioning.Resource.DatabaseSchema;
import org.finmesh.platform.provisioning.Resource.Extension;
import org.finmesh.platform.provisioning.Resource.FutureTablesGrant;
import org.finmesh.platform.provisioning.Resource.Grant;
import org.finmesh.platform.provisioning.Resource.Role;
import org.finmesh.platform.provisioning.Resource.Table;
import org.finmesh.platform.provisioning.Resource.View;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads PostgreSQL's own catalog. */
final class DatabaseCatalog {

    private final JdbcClient jdbc;

    DatabaseCatalog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DatabaseSchema> schema(DatabaseSchema schema) {
        return exists("select 1 from pg_namespace where nspname = ?", schema.schema())
                ? Optional.of(schema)
                : Optional.empty();
    }

    Optional<Role> role(Role role) {
        return exists("select 1 from pg_roles where rolname = ? and rolcanlogin", role.role())
                ? Optional.of(role)
                : Optional.empty();
    }

    private boolean exists(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Integer.class).optional().isPresent();
    }

    Optional<Table> table(SqlName name) {
        var columns = columns(name, "r");
        return columns.isEmpty() ? Optional.empty() : Optional.of(new Table(name, columns, primaryKey(name)));
    }

    Optional<View> view(SqlName name, SqlName over) {
        var columns = columns(name, "v").stream().map(Column::name).toList();
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(new View(name, over, columns, Map.of(), null, note(name)));
    }

    private String note(SqlName view) {
        return jdbc.sql("select coalesce(obj_description(to_regclass(?), 'pg_class'), '')")
                .params(view.toString())
                .query(String.class)
                .single();
    }

    Optional<Extension> extension(Extension extension) {
        return exists("select 1 from pg_extension where extname = ?", extension.extension())
                ? Optional.of(extension)
                : Optional.empty();
    }

    private List<Column> columns(SqlName relation, String kind) {
        return jdbc.sql("""
                        select a.attname,
                               replace(format_type(a.atttypid, a.atttypmod), 'timestamp with time zone', 'timestamptz') as type,
                               not a.attnotnull as nullable,
                               coalesce(a.attnum = any (i.indkey), false) as key
                        from pg_attribute a
                        join pg_class c on c.oid = a.attrelid
                        join pg_namespace n on n.oid = c.relnamespace
                        left join pg_index i on i.indrelid = c.oid and i.indisprimary
                        where n.nspname = ? and c.relname = ? and c.relkind = ? and a.attnum > 0 and not a.attisdropped
                        order by a.attnum""")
                .params(relation.schema(), relation.name(), kind)
                .query((row, number) -> new Column(
                        row.getString("attname"),
                        row.getString("type"),
                        row.getBoolean("nullable"),
                        row.getBoolean("key")))
                .list();
    }

    private List<String> primaryKey(SqlName table) {
        return jdbc.sql("""
                        select a.attname
                        from pg_index i
                        join pg_class c on c.oid = i.indrelid
                        join pg_namespace n on n.oid = c.relnamespace
                        cross join unnest(i.indkey) with ordinality as k (attnum, position)
                        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                        where n.nspname = ? and c.relname = ? and i.indisprimary
                        order by k.position""")
                .params(table.schema(), table.name())
                .query(String.class)
                .list();
    }

    /** What the role was granted itself; what everybody may do does not count. */
    Optional<Grant> grant(Grant grant) {
        var privileges = new TreeSet<>(
                switch (grant.type()) {
                    case "database" ->
                        privileges("pg_database o", "datacl", "o.datname = ?", grant.role(), grant.object());
                    case "schema" ->
                        privileges("pg_namespace o", "nspacl", "o.nspname = ?", grant.role(), grant.object());
                    case "table" ->
                        privileges(
                                "pg_class o join pg_namespace n on n.oid = o.relnamespace",
                                "relacl",
                                "n.nspname || '.' || o.relname = ?",
                                grant.role(),
                                grant.object());
                    default -> throw new IllegalArgumentException("no grants are read on a " + grant.type());
                });
        return privileges.isEmpty()
                ? Optional.empty()
                : Optional.of(new Grant(grant.type(), grant.object(), grant.role(), privileges));
    }

    private List<String> privileges(String from, String acl, String where, String role, String object) {
        return jdbc.sql(
                        "select distinct p.privilege_type from %s cross join aclexplode(o.%s) p join pg_roles r on r.oid = p.grantee where %s and r.rolname = ?"
                                .formatted(from, acl, where))
                .params(object, role)
                .query(String.class)
                .list();
    }

    Optional<FutureTablesGrant> futureTablesGrant(FutureTablesGrant grant) {
        var exists = exists("""
                select distinct 1
                from pg_default_acl d
                join pg_namespace n on n.oid = d.defaclnamespace
                join pg_roles o on o.oid = d.defaclrole
                cross join aclexplode(d.defaclacl) p
                join pg_roles r on r.oid = p.grantee
                where n.nspname = ? and o.rolname = ? and r.rolname = ?
                  and d.defaclobjtype = 'r' and p.privilege_type = 'SELECT'""", grant.schema(), grant.owner(), grant.reader());
        return exists ? Optional.of(grant) : Optional.empty();
    }
}
