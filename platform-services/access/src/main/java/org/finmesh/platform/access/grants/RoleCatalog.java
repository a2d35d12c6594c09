package org.finmesh.platform.access.grants;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.grants.RoleState.Privilege;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What PostgreSQL's own catalog says of consumers' roles. Only roles that carry access's mark are read. */
final class RoleCatalog {

    /** The comment on a role that access made. */
    static final String MARK = "Finmesh consumer: made and kept from agreements";

    private static final String OURS = """
            WITH ours AS (SELECT oid, rolname, rolcanlogin,
                    rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls AS mighty
                FROM pg_roles WHERE rolname LIKE 'consumer\\_%' AND shobj_description(oid, 'pg_authid') = :mark)
            """;

    private static final String ROLES = OURS + """
            SELECT rolname, rolcanlogin, mighty,
                NOT rolcanlogin AND EXISTS (SELECT FROM pg_stat_activity WHERE usesysid = ours.oid) AS lingering
            FROM ours""";

    private static final String PRIVILEGES = OURS + """
            SELECT rolname, 'DATABASE' AS kind, quote_ident(datname) AS object, privilege_type, is_grantable
                FROM pg_database CROSS JOIN aclexplode(datacl) acl JOIN ours ON ours.oid = acl.grantee
            UNION ALL
            SELECT rolname, 'SCHEMA', quote_ident(nspname), privilege_type, is_grantable
                FROM pg_namespace CROSS JOIN aclexplode(nspacl) acl JOIN ours ON ours.oid = acl.grantee
            UNION ALL
            SELECT rolname, 'TABLE', format('%I.%I', nspname, relname), privilege_type, is_grantable
                FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
                CROSS JOIN aclexplode(relacl) acl JOIN ours ON ours.oid = acl.grantee
            UNION ALL
            SELECT rolname, 'COLUMN', format('(%I) ON TABLE %I.%I', attname, nspname, relname), privilege_type,
                    is_grantable
                FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
                CROSS JOIN aclexplode(attacl) acl JOIN ours ON ours.oid = acl.grantee
            UNION ALL
            SELECT rolname, 'ROUTINE', p.oid::regprocedure::text, privilege_type, is_grantable
                FROM pg_proc p CROSS JOIN aclexplode(proacl) acl JOIN ours ON ours.oid = acl.grantee
            UNION ALL
            SELECT rolname, 'MEMBERSHIP', roleid::regrole::text, '', false
                FROM pg_auth_members JOIN ours ON ours.oid = member""";

    private final JdbcClient mesh;

    RoleCatalog(JdbcClient mesh) {
        this.mesh = mesh;
    }

    Map<ConsumerId, RoleState> roles() {
        var privileges = privileges();
        var roles = new HashMap<ConsumerId, RoleState>();
        mesh.sql(ROLES).param("mark", MARK).query(row -> {
            var name = row.getString("rolname");
            var state = new RoleState(
                    row.getBoolean("rolcanlogin"),
                    row.getBoolean("lingering"),
                    row.getBoolean("mighty"),
                    privileges.getOrDefault(name, new TreeSet<>()));
            ConsumerId.ofDatabaseRole(name).ifPresent(consumer -> roles.put(consumer, state));
        });
        return roles;
    }

    private Map<String, TreeSet<Privilege>> privileges() {
        var privileges = new HashMap<String, TreeSet<Privilege>>();
        mesh.sql(PRIVILEGES).param("mark", MARK).query(row -> {
            var privilege = new Privilege(
                    Privilege.Kind.valueOf(row.getString("kind")),
                    row.getString("object"),
                    row.getString("privilege_type") + (row.getBoolean("is_grantable") ? "*" : ""));
            privileges
                    .computeIfAbsent(row.getString("rolname"), _ -> new TreeSet<>())
                    .add(privilege);
        });
        return privileges;
    }

    /** A role of this name that does not carry our mark is somebody else's. */
    boolean isForeign(String role) {
        return mesh.sql("""
                        SELECT count(*) FROM pg_roles WHERE rolname = :role
                            AND shobj_description(oid, 'pg_authid') IS DISTINCT FROM :mark""")
                        .param("role", role)
                        .param("mark", MARK)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    boolean exists(String role) {
        return mesh.sql("SELECT count(*) FROM pg_roles WHERE rolname = :role")
                        .param("role", role)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
