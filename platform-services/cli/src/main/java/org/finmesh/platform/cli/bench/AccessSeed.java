package org.finmesh.platform.cli.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.PostgreSql;

/**
 * 10,000 agreements written into the platform's database as they would stand after as many decisions, which would take hours
 * to make one by one; and the views that they are about. Their topics need not be there for Kafka to grant them.
 */
record AccessSeed(LocalStack stack) {

    static final int CONSUMERS = 1_000;
    static final int AGREEMENTS_EACH = 10;
    static final int PORTS = 500;

    private static final String VIEWS = """
            CREATE SCHEMA bench;
            DO $$ BEGIN
                FOR port IN 1..%d LOOP
                    EXECUTE format('CREATE VIEW bench.product_%%s_v1 AS SELECT 1 AS a, 2 AS b, 3 AS c, 4 AS d, 5 AS e, 6 AS f, 7 AS g, 8 AS h', port);
                END LOOP;
            END $$""".formatted(PORTS);

    private static final String FIELDS = "ARRAY['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']";

    private static final String OFFERED = """
            INSERT INTO access.offered_port (port, domain, has_topic, has_view, fields)
            SELECT format('bench.product-%%s.v1', port), 'bench', true, true,
                (SELECT jsonb_agg(jsonb_build_object('name', name, 'classification', 'internal', 'personal', false,
                    'absentWhenMasked', false)) FROM unnest(%s) name)
            FROM generate_series(1, %d) port""".formatted(FIELDS, PORTS);

    private static final String ASKING = """
            INSERT INTO access.consumer (id, kind) SELECT format('bench-%%s', consumer), 'TEAM'
            FROM generate_series(1, %d) consumer""".formatted(CONSUMERS);

    /** Ten different ports each; every port has about as many consumers as any other. */
    private static final String AGREED =
            """
            INSERT INTO access.agreement (id, request, port, consumer, requested_by, requested_at, purpose, days, fields,
                whole_port, state, decided_by, decision_note, decided_at, valid_until)
            SELECT gen_random_uuid(), gen_random_uuid(),
                format('bench.product-%%s.v1', (consumer * 7 + nth * %d) %% %d + 1), format('bench-%%s', consumer), 'clara', now(),
                'benchmark of access', 365, %s, true, 'active', 'tessa', '', now(), now() + interval '365 days'
            FROM generate_series(1, %d) consumer, generate_series(0, %d) nth""".formatted(PORTS / AGREEMENTS_EACH, PORTS, FIELDS, CONSUMERS, AGREEMENTS_EACH - 1);

    void views() throws SQLException {
        execute(stack.postgreSql().meshJdbcUrl(), VIEWS);
    }

    /** All of it is there at once. */
    void agreements() throws SQLException {
        execute(stack.postgreSql().platformJdbcUrl(), OFFERED, ASKING, AGREED);
    }

    private void execute(String url, String... statements) throws SQLException {
        try (var connection = connect(url);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    private Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(
                url, PostgreSql.PLATFORM_USER, stack.postgreSql().platformPassword());
    }
}
