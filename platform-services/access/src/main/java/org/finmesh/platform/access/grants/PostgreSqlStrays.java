package org.finmesh.platform.access.grants;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.access.OfferedPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who has a right on a port's views, or on the table behind them, and is neither a consumer nor the owner nor a superuser nor
 * one of the port's domain's own roles; and who was made a member of a consumer's role and is not the domain whose team it is.
 */
final class PostgreSqlStrays {

    private static final String STRAYS = RoleCatalog.OURS + """
            , port AS (SELECT c.oid, c.relowner, c.relacl, format('%I.%I', nspname, relname) AS object, domain
                FROM unnest(:schemas::text[], :names::text[], :domains::text[]) AS offered (schema, name, domain)
                JOIN pg_namespace n ON n.nspname = offered.schema
                JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = offered.name),
            held AS (
                SELECT grantee, relowner, domain, 'TABLE' AS kind, object, NULL::text[] AS columns, privilege_type, is_grantable
                    FROM port CROSS JOIN aclexplode(relacl)
                UNION ALL
                SELECT grantee, relowner, domain, 'COLUMN', object, ARRAY[attname::text], privilege_type, is_grantable
                    FROM port JOIN pg_attribute a ON a.attrelid = port.oid CROSS JOIN aclexplode(attacl)
                    WHERE attacl IS NOT NULL)
            SELECT coalesce(quote_ident(rolname), 'PUBLIC') AS holder, kind, object, columns, privilege_type, is_grantable
                FROM held LEFT JOIN pg_roles r ON r.oid = grantee
                WHERE grantee <> relowner AND grantee NOT IN (SELECT oid FROM ours)
                    AND coalesce(NOT rolsuper AND rolname NOT IN (current_user, 'domain_' || domain, 'dbt_' || domain), true)
            UNION ALL
            SELECT quote_ident(m.rolname), 'MEMBERSHIP', quote_ident(ours.rolname), NULL, '', false
                FROM pg_auth_members JOIN ours ON ours.oid = roleid JOIN pg_roles m ON m.oid = member
                WHERE NOT m.rolsuper AND m.rolname NOT IN (current_user, 'dbt_' || substr(ours.rolname, 10),
                    'domain_' || substr(ours.rolname, 10))""";

    private final JdbcClient mesh;

    PostgreSqlStrays(JdbcClient mesh) {
        this.mesh = mesh;
    }

    /** @param taking takes a privilege from a holder */
    List<Stray> on(Collection<OfferedPort> ports, Taking taking) {
        var relations = ports.stream()
                .flatMap(port -> Stream.of(
                        port.port().view(),
                        port.port().maskedView(),
                        port.port().table()))
                .toList();
        var domains = ports.stream()
                .map(port -> port.port().product().domain().sqlSchema())
                .flatMap(domain -> Stream.of(domain, domain, domain))
                .toArray(String[]::new);
        var strays = new ArrayList<Stray>();
        mesh.sql(STRAYS)
                .param("mark", RoleCatalog.MARK)
                .param("roles", null)
                .param("schemas", relations.stream().map(name -> name.schema()).toArray(String[]::new))
                .param("names", relations.stream().map(name -> name.name()).toArray(String[]::new))
                .param("domains", domains)
                .query(row -> {
                    var holder = row.getString("holder");
                    var privilege = RoleCatalog.privilege(row);
                    strays.add(new Stray(holder, privilege.words(), () -> taking.take(privilege, holder)));
                });
        return strays;
    }

    /** How a right is taken away. */
    interface Taking {
        void take(Privilege privilege, String holder);
    }
}
