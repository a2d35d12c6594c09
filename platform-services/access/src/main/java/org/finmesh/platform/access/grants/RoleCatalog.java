package org.finmesh.platform.access.grants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finmesh.platform.access.ConsumerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What PostgreSQL's own catalog says of consumers' roles. Only roles that carry access's mark are read. */
final class RoleCatalog {

    /** The comment on a role that access made. */
    static final String MARK = "Finmesh consumer: made and kept from agreements";

    /** Of these consumers, or of all where {@code :roles} is null. */
    static final String OURS = """
            WITH ours AS MATERIALIZED (SELECT oid, rolname, rolcanlogin,
                    rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls AS mighty
                FROM pg_roles WHERE rolname LIKE 'consumer\\_%' AND shobj_description(oid, 'pg_authid') = :mark
                    AND (:roles::text[] IS NULL OR rolname = ANY (:roles::text[])))
            """;

    private static final String ROLES = OURS + """
            SELECT rolname, rolcanlogin, mighty,
                NOT rolcanlogin AND EXISTS (SELECT FROM pg_stat_activity WHERE usesysid = ours.oid) AS lingering
            FROM ours""";

    private static final String PRIVILEGES = OURS + """
            SELECT rolname, 'DATABASE' AS kind, quote_ident(datname) AS object, NULL::text[] AS columns, privilege_type,
                    is_grantable
                FROM pg_database CROSS JOIN aclexplode(datacl) acl JOIN ours ON ours.oid = acl.grantee
            UNION ALL
            SELECT rolname, 'SCHEMA', quote_ident(nspname), NULL, privilege_type, is_grantable
                FROM pg_namespace CROSS JOIN aclexplode(nspacl) acl JOIN ours ON ours.oid = acl.grantee
            UNION ALL
            SELECT rolname, 'TABLE', format('%I.%I', nspname, relname), NULL, privilege_type, is_grantable
                FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
                CROSS JOIN aclexplode(relacl) acl JOIN ours ON ours.oid = acl.grantee
            UNION ALL
            SELECT rolname, 'COLUMN', format('%I.%I', nspname, relname), columns, privilege_type, is_grantable
                FROM (SELECT grantee, attrelid, array_agg(attname::text) AS columns, privilege_type, is_grantable
                    FROM pg_attribute CROSS JOIN aclexplode(attacl)
                    WHERE attacl IS NOT NULL AND grantee IN (SELECT oid FROM ours)
                    GROUP BY grantee, attrelid, privilege_type, is_grantable) granted
                JOIN ours ON ours.oid = grantee
                JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
            UNION ALL
            SELECT rolname, 'ROUTINE', p.oid::regprocedure::text, NULL, privilege_type, is_grantable
                FROM pg_proc p CROSS JOIN aclexplode(proacl) acl JOIN ours ON ours.oid = acl.grantee
            UNION ALL
            SELECT rolname, 'MEMBERSHIP', roleid::regrole::text, NULL, '', false
                FROM pg_auth_members JOIN ours ON ours.oid = member
            UNION ALL
            SELECT ours.rolname, 'MEMBER', member::regrole::text, NULL,
                    CASE WHEN grantor = current_user::regrole AND inherit_option AND NOT set_option AND NOT admin_option
                        THEN 'INHERIT' ELSE 'as granted by ' || grantor::regrole END, false
                FROM pg_auth_members JOIN ours ON ours.oid = roleid JOIN pg_roles m ON m.oid = member
                WHERE m.rolname IN ('dbt_' || substr(ours.rolname, 10), 'domain_' || substr(ours.rolname, 10))""";

    private final JdbcClient mesh;

    RoleCatalog(JdbcClient mesh) {
        this.mesh = mesh;
    }

    Map<ConsumerId, RoleState> roles() {
        return roles((String[]) null);
    }

    Map<ConsumerId, RoleState> roles(Collection<ConsumerId> consumers) {
        return roles(consumers.stream().map(ConsumerId::databaseRole).toArray(String[]::new));
    }

    private Map<ConsumerId, RoleState> roles(String @org.jspecify.annotations.Nullable [] names) {
        var privileges = privileges(names);
        var roles = new HashMap<ConsumerId, RoleState>();
        mesh.sql(ROLES).param("mark", MARK).param("roles", names).query(row -> {
            var name = row.getString("rolname");
            var state = new RoleState(
                    row.getBoolean("rolcanlogin"),
                    row.getBoolean("lingering"),
                    row.getBoolean("mighty"),
                    privileges.getOrDefault(name, Set.of()));
            ConsumerId.ofDatabaseRole(name).ifPresent(consumer -> roles.put(consumer, state));
        });
        return roles;
    }

    private Map<String, Set<Privilege>> privileges(String @org.jspecify.annotations.Nullable [] names) {
        var privileges = new HashMap<String, Set<Privilege>>();
        mesh.sql(PRIVILEGES).param("mark", MARK).param("roles", names).query(row -> {
            privileges
                    .computeIfAbsent(row.getString("rolname"), _ -> new HashSet<>())
                    .add(privilege(row));
        });
        return privileges;
    }

    static Privilege privilege(ResultSet row) throws SQLException {
        var columns = row.getArray("columns");
        return new Privilege(
                Privilege.Kind.valueOf(row.getString("kind")),
                row.getString("object"),
                columns == null ? List.of() : List.of((String[]) columns.getArray()),
                row.getString("privilege_type") + (row.getBoolean("is_grantable") ? "*" : ""));
    }

    /** Which of these roles there are; true where they carry our mark, and else are somebody else's. */
    Map<String, Boolean> existing(Collection<String> roles) {
        var existing = new HashMap<String, Boolean>();
        mesh.sql("""
                        SELECT rolname, shobj_description(oid, 'pg_authid') IS NOT DISTINCT FROM :mark AS ours
                        FROM pg_roles WHERE rolname = ANY (:roles)""")
                .param("mark", MARK)
                .param("roles", roles.toArray(String[]::new))
                .query(row -> {
                    existing.put(row.getString("rolname"), row.getBoolean("ours"));
                });
        return existing;
    }
}
