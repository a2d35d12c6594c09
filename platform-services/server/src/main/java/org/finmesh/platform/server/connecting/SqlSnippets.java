package org.finmesh.platform.server.connecting;

import java.net.URI;
import java.util.List;
import org.finmesh.platform.api.ProductsApi.Snippet;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;

/** Ready to copy, for the view. */
record SqlSnippets(String jdbcUrl, String user, PortId port, Contract contract) {

    private static final int POSTGRESQL_PORT = 5432;

    List<Snippet> all() {
        return List.of(psql(), query(), jdbc(), dbt());
    }

    private Snippet psql() {
        return new Snippet("psql", "sh", """
                # asks for the password
                psql -h %s -p %d -d %s -U %s -c 'select * from %s limit 10'
                """.formatted(host(), tcpPort(), database(), user, port.view()));
    }

    private Snippet query() {
        return new Snippet(
                "SQL",
                "sql",
                "select count(*) from %s;\nselect * from %s limit 10;\n".formatted(port.view(), port.view()));
    }

    private Snippet jdbc() {
        return new Snippet("JDBC", "java", """
                // org.postgresql:postgresql
                try (var connection = DriverManager.getConnection("%s", "%s", System.getenv("DATABASE_PASSWORD"));
                        var rows = connection.createStatement().executeQuery("select * from %s limit 10")) {
                    while (rows.next()) {
                        System.out.println(rows.getString("%s"));
                    }
                }
                """.formatted(
                        jdbcUrl, user, port.view(), contract.key().getFirst().name()));
    }

    private Snippet dbt() {
        return new Snippet("dbt profile", "properties", """
                # ~/.dbt/profiles.yml; in a model: select * from %7$s
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
                        host(), tcpPort(), database(), port.view().schema(), user, "DATABASE_PASSWORD", port.view()));
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
