package org.finmesh.platform.server.connecting;

import java.net.URI;
import java.util.List;
import org.finmesh.platform.api.ProductsApi.Snippet;
import org.finmesh.platform.contract.SqlName;

/**
 * Ready to copy, for the view. Columns are named, since {@code *} asks for those that are not agreed too.
 *
 * @param columns as SQL has them
 */
record SqlSnippets(String jdbcUrl, String user, SqlName view, List<String> columns) {

    private static final int POSTGRESQL_PORT = 5432;

    List<Snippet> all() {
        return List.of(psql(), query(), jdbc(), dbt());
    }

    private Snippet psql() {
        return new Snippet("psql", "sh", """
                # asks for the password
                psql -h %s -p %d -d %s -U %s -c 'select %s from %s limit 10'
                """.formatted(host(), tcpPort(), database(), user, list(), view));
    }

    private Snippet query() {
        return new Snippet(
                "SQL",
                "sql",
                "select count(%s) from %s;\nselect %s from %s limit 10;\n"
                        .formatted(columns.getFirst(), view, list(), view));
    }

    private Snippet jdbc() {
        return new Snippet("JDBC", "java", """
                // org.postgresql:postgresql
                try (var connection = DriverManager.getConnection("%s", "%s", System.getenv("DATABASE_PASSWORD"));
                        var rows = connection.createStatement().executeQuery("select %s from %s limit 10")) {
                    while (rows.next()) {
                        System.out.println(rows.getString(1));
                    }
                }
                """.formatted(jdbcUrl, user, list().replace("\"", "\\\""), view));
    }

    private Snippet dbt() {
        return new Snippet("dbt profile", "properties", """
                # ~/.dbt/profiles.yml; in a model: select %7$s from %8$s
                finmesh:
                  target: mesh
                  outputs:
                    mesh:
                      type: postgres
                      host: %1$s
                      port: %2$d
                      dbname: %3$s
                      schema: %4$s
                      user: %5$s
                      password: "{{ env_var('%6$s') }}"
                """.formatted(
                        host(), tcpPort(), database(), view.schema(), user, "DATABASE_PASSWORD", list(), view));
    }

    private String list() {
        return String.join(", ", columns);
    }

    private URI address() {
        return URI.create(jdbcUrl.substring("jdbc:".length()));
    }

    private String host() {
        return address().getHost();
    }

    private int tcpPort() {
        return address().getPort() < 0 ? POSTGRESQL_PORT : address().getPort();
    }

    private String database() {
        return address().getPath().substring(1);
    }
}
