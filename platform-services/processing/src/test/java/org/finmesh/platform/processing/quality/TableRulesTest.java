package org.finmesh.platform.processing.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Columns;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.report.Reports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TableRulesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static LocalStack stack;

    private final Contract contract = Payments.contract();

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Server.POSTGRESQL);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void emptyTable() throws SQLException {
        var columns = Columns.of(contract).stream()
                .map(column -> column.name() + " " + column.sqlType())
                .collect(Collectors.joining(", "));
        execute("create schema if not exists " + contract.port().table().schema());
        execute("drop table if exists " + contract.port().table());
        execute("create table %s (%s)".formatted(contract.port().table(), columns));
    }

    @Test
    void an_empty_table_breaks_only_the_rule_that_wants_rows() throws SQLException {
        assertThat(run())
                .hasSize(6)
                .allSatisfy((rule, report) -> assertThat(report.path("passed").booleanValue())
                        .as(rule)
                        .isEqualTo(!rule.equals("payments-rowCount")));
    }

    @Test
    void rows_that_break_rules_are_counted_and_named_by_their_keys() throws SQLException {
        insert("'P1', 1, '2026-11-24', 10, 'EUR', 'paid', null");
        insert("'P2', 1, '2026-11-24', 10, 'euro', '-', null");
        insert("'P3', 2, '2026-11-25', 10, 'EUR', null, 11");

        var reports = run();

        assertThat(reports.get("amount_currency-invalidValues").path("value").intValue())
                .isEqualTo(1);
        assertThat(reports.get("amount_currency-invalidValues")
                        .path("sampleKeys")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("P2|1");
        assertThat(reports.get("note-missingValues").path("value").doubleValue())
                .isEqualTo(66.6667);
        assertThat(reports.get("note-missingValues")
                        .path("sampleKeys")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder("P2|1", "P3|2");
        assertThat(reports.get("one-payment-a-day").path("value").intValue()).isEqualTo(1);
        assertThat(reports.get("fees-below-amounts").path("value").intValue()).isEqualTo(1);
        assertThat(reports.get("payments-rowCount").path("passed").booleanValue())
                .isTrue();
        assertThat(reports.get("schema").path("passed").booleanValue()).isTrue();
    }

    @Test
    void a_column_of_another_type_is_drift_and_a_rule_that_cannot_run_stops_no_other() throws SQLException {
        insert("'P1', 1, '2026-11-24', 10, 'EUR', 'paid', null");
        execute("alter table %s drop column fee, alter column leg type numeric(5,1)"
                .formatted(contract.port().table()));

        var reports = run();

        assertThat(reports.get("schema").path("value").intValue()).isEqualTo(2);
        assertThat(reports.get("schema").path("field").stringValue()).isEqualTo("leg");
        assertThat(reports).doesNotContainKey("fees-below-amounts").containsKey("note-missingValues");
    }

    private void insert(String values) throws SQLException {
        execute("insert into %s (payment_id, leg, value_date, amount, amount_currency, note, fee) values (%s)"
                .formatted(contract.port().table(), values));
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connection() throws SQLException {
        var postgres = stack.postgreSql();
        return DriverManager.getConnection(postgres.meshJdbcUrl(), postgres.superuser(), postgres.superuserPassword());
    }

    private Map<String, JsonNode> run() throws SQLException {
        var sent = new Reports();
        try (var connection = connection()) {
            new TableRules(contract).run(connection, sent);
        }
        var reports = new HashMap<String, JsonNode>();
        for (var report = sent.next(); report != null; report = sent.next()) {
            var json = JSON.readTree(report.json());
            reports.put(json.path("rule").stringValue(), json);
        }
        return reports;
    }
}
