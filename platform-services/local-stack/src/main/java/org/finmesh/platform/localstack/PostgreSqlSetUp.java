package org.finmesh.platform.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Databases and roles of a mesh, made sure of at every start. */
final class PostgreSqlSetUp {

    private PostgreSqlSetUp() {}

    static void run(PostgreSql server) throws SQLException {
        server.execute(
                "postgres",
                List.of(
                        role(PostgreSql.PLATFORM_USER, server.platformPassword(), "CREATEROLE"),
                        role("keycloak", server.ownerPassword("keycloak"), "NOCREATEROLE"),
                        role("registry", server.ownerPassword("registry"), "NOCREATEROLE"),
                        // So that it can end the sessions of a consumer whose access has ended.
                        "GRANT pg_signal_backend TO platform",
                        // So that it can act as the roles that it creates, and own what they own.
                        "ALTER ROLE platform SET createrole_self_grant = 'set, inherit'"));
        database(server, "platform", PostgreSql.PLATFORM_USER);
        database(server, "mesh", PostgreSql.PLATFORM_USER);
        database(server, "keycloak", "keycloak");
        database(server, "registry", "registry");
        server.execute(
                "postgres",
                List.of(
                        "REVOKE ALL ON DATABASE postgres, template1, platform, mesh, keycloak, registry FROM PUBLIC",
                        "GRANT CONNECT ON DATABASE mesh TO PUBLIC"));
        server.execute("platform", List.of(script("audit-keeper.sql")));
        // The one database that others can connect to has nothing in it that is everybody's.
        server.execute("mesh", List.of("REVOKE ALL ON SCHEMA public FROM PUBLIC", script("role-keeper.sql")));
    }

    private static String script(String name) {
        try (var sql = PostgreSqlSetUp.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(sql, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String role(String name, String password, String attributes) {
        return """
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN CREATE ROLE %1$s; END IF;
                  ALTER ROLE %1$s LOGIN %2$s PASSWORD '%3$s';
                END $$""".formatted(name, attributes, password);
    }

    private static void database(PostgreSql server, String name, String owner) throws SQLException {
        if (!server.finds("SELECT FROM pg_database WHERE datname = '%s'".formatted(name))) {
            server.execute("postgres", List.of("CREATE DATABASE %s OWNER %s".formatted(name, owner)));
        }
    }
}
