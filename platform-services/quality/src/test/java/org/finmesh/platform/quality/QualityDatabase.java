package org.finmesh.platform.quality;

import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Quality's tables in a real PostgreSQL. */
public final class QualityDatabase implements AutoCloseable {

    private final LocalStack stack = LocalStack.temporary(Server.POSTGRESQL);
    private final JdbcClient jdbc;

    public QualityDatabase() {
        var postgres = stack.postgreSql();
        var source = new DriverManagerDataSource(
                postgres.platformJdbcUrl(), postgres.superuser(), postgres.superuserPassword());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/quality")
                .load()
                .migrate();
        this.jdbc = JdbcClient.create(source);
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public void empty() {
        jdbc.sql("""
                TRUNCATE quality.latest, quality.history, quality.rule, quality.rule_hour, quality.rule_breach,
                    quality.incident, quality.alert""").update();
    }

    @Override
    public void close() {
        stack.close();
    }
}
