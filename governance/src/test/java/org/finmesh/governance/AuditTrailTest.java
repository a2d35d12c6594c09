package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.finmesh.governance.AuditChain.Break;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;
import org.finmesh.platform.localstack.PostgreSql;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On a real PostgreSQL, as the role that the platform has there. */
class AuditTrailTest {

    private static LocalStack stack;
    private static DriverManagerDataSource dataSource;
    private static JdbcClient administrator;

    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(dataSource);
    private final JdbcClient database = JdbcClient.create(dataSource);
    private final AuditTrail trail = new AuditTrail(
            database, transactions, Clock.fixed(Instant.parse("2026-11-23T10:00:00.123456789Z"), ZoneOffset.UTC));

    @BeforeAll
    static void startPostgreSql() {
        stack = LocalStack.temporary(Server.POSTGRESQL);
        var server = stack.postgreSql();
        dataSource = new DriverManagerDataSource(
                server.platformJdbcUrl(), PostgreSql.PLATFORM_USER, server.platformPassword());
        administrator = JdbcClient.create(
                new DriverManagerDataSource(server.platformJdbcUrl(), server.superuser(), server.superuserPassword()));
    }

    @AfterAll
    static void stopPostgreSql() {
        stack.close();
    }

    @BeforeEach
    void newDatabase() {
        administrator
                .sql("DROP TABLE IF EXISTS audit.audit_entry; DROP FUNCTION IF EXISTS audit.refuse_change")
                .update();
        database.sql("DROP SCHEMA IF EXISTS governance CASCADE").update();
        database.sql("DROP TABLE IF EXISTS flyway_schema_history").update();
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private AuditEntry append(String what) {
        return trail.append(
                "rosa",
                what,
                "retail-banking.transaction-history",
                json("{\"b\":1.10,\"a\":[\"ü\",null]}"),
                "0123456789ab");
    }

    /** As the database's administrator could. */
    private void tamper(String sql) {
        administrator
                .sql("ALTER TABLE audit.audit_entry DISABLE TRIGGER append_only")
                .update();
        administrator.sql(sql).update();
        administrator
                .sql("ALTER TABLE audit.audit_entry ENABLE TRIGGER append_only")
                .update();
    }

    @Test
    void entriesAreReadAsTheyWereWrittenAndChained() {
        var first = append("published");
        var second = append("access granted");
        assertThat(first.sequence()).isEqualTo(1);
        assertThat(first.previousHash()).isEqualTo("0".repeat(64));
        assertThat(first.at()).isEqualTo(Instant.parse("2026-11-23T10:00:00.123456Z"));
        assertThat(second.previousHash()).isEqualTo(first.hash());
        assertThat(trail.last())
                .hasValueSatisfying(last -> assertThat(last.hash()).isEqualTo(second.hash()));
        assertThat(trail.about("retail-banking.transaction-history"))
                .extracting(AuditEntry::what)
                .containsExactly("access granted", "published");
        assertThat(trail.verify()).isEmpty();
    }

    @Test
    void anEntryIsThereWithTheDecisionOrNotAtAll() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            append("published");
            status.setRollbackOnly();
        });
        assertThat(trail.last()).isEmpty();
    }

    @Test
    void manyWritersMakeOneChain() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var writers = IntStream.range(0, 80)
                    .<Callable<AuditEntry>>mapToObj(i -> () -> append("step " + i))
                    .toList();
            for (var written : threads.invokeAll(writers)) {
                written.get();
            }
        }
        assertThat(trail.from(1))
                .hasSize(80)
                .extracting(AuditEntry::sequence)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(trail.verify()).isEmpty();
    }

    @Test
    void thePlatformItselfCanNeitherChangeNorRemoveNorUnguardAnEntry() {
        append("published");
        for (var sql : new String[] {
            "UPDATE audit.audit_entry SET who = 'nobody'",
            "DELETE FROM audit.audit_entry",
            "TRUNCATE audit.audit_entry",
            "DROP TABLE audit.audit_entry",
            "DROP SCHEMA audit CASCADE",
            "ALTER TABLE audit.audit_entry DISABLE TRIGGER append_only",
            "ALTER TABLE audit.audit_entry OWNER TO platform",
            "ALTER TABLE audit.audit_entry RENAME TO elsewhere",
            "CREATE OR REPLACE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE sql AS 'SELECT 1'",
            "GRANT audit_keeper TO platform",
            "SET ROLE audit_keeper"
        }) {
            assertThatThrownBy(() -> database.sql(sql).update())
                    .as(sql)
                    .hasRootCauseInstanceOf(SQLException.class)
                    .rootCause()
                    .extracting(refusal -> ((SQLException) refusal).getSQLState())
                    .isEqualTo("42501");
        }
        assertThat(trail.verify()).isEmpty();
    }

    @Test
    void evenWithTheRightToItNobodyChangesAnEntry() {
        append("published");
        for (var sql : new String[] {
            "UPDATE audit.audit_entry SET who = 'nobody'", "DELETE FROM audit.audit_entry", "TRUNCATE audit.audit_entry"
        }) {
            assertThatThrownBy(() -> administrator.sql(sql).update()).hasStackTraceContaining("append-only");
        }
        assertThat(trail.verify()).isEmpty();
    }

    @Test
    void tamperingWithAnyFieldIsFound() {
        for (var change : new String[] {
            "at = at + interval '1 microsecond'", "who = 'nobody'", "what = 'nothing'", "subject = 'other'",
            "details = '{}'", "policy_version = NULL", "previous_hash = repeat('1', 64)", "hash = repeat('2', 64)"
        }) {
            newDatabase();
            append("published");
            append("access granted");
            append("access revoked");
            tamper("UPDATE audit.audit_entry SET %s WHERE sequence = 2".formatted(change));
            assertThat(trail.verify()).as(change).map(Break::sequence).hasValue(2L);
        }
    }

    @Test
    void aRemovedOrSwappedEntryIsFound() {
        append("published");
        append("access granted");
        append("access revoked");
        tamper("DELETE FROM audit.audit_entry WHERE sequence = 2");
        assertThat(trail.verify()).isEqualTo(Optional.of(new Break(2, "is missing: entry 3 is in its place")));
        tamper("UPDATE audit.audit_entry SET sequence = 2 WHERE sequence = 3");
        assertThat(trail.verify()).map(Break::sequence).hasValue(2L);
    }

    @Test
    void withoutTheDatabaseNothingIsClaimedToBeRecorded() {
        administrator.sql("ALTER TABLE audit.audit_entry RENAME TO elsewhere").update();
        try {
            assertUnrecorded();
        } finally {
            administrator
                    .sql("ALTER TABLE audit.elsewhere RENAME TO audit_entry")
                    .update();
        }
    }

    private void assertUnrecorded() {
        assertThatThrownBy(() -> append("published"))
                .isInstanceOfSatisfying(
                        GovernanceException.class,
                        unavailable -> assertThat(unavailable.error()).isEqualTo(GovernanceError.AUDIT_UNAVAILABLE))
                .hasMessageContaining("published retail-banking.transaction-history by rosa is not recorded");
    }
}
