package org.finmesh.platform.processing.quality;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Columns;
import org.finmesh.platform.contract.Columns.Column;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.QualityRule;
import org.finmesh.platform.contract.QualityRule.Check;
import org.finmesh.platform.contract.QualityRule.Severity;
import org.finmesh.platform.contract.QualityRule.Unit;
import org.finmesh.platform.contract.Threshold;
import org.finmesh.platform.contract.Threshold.Operator;
import org.finmesh.platform.processing.report.Reports;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the contract's rules on the port's table, and holds the table's columns against the contract. Reads only. */
public final class TableRules {

    private static final Logger LOG = LoggerFactory.getLogger(TableRules.class);
    private static final Duration STATEMENT_MAX = Duration.ofSeconds(10);

    /** Columns that the contract has and the table has not, or of another type. */
    private static final QualityRule SCHEMA = new QualityRule(
            "schema",
            "conformity",
            null,
            new Check.Custom("finmesh"),
            new Threshold(Operator.MUST_BE, BigDecimal.ZERO, null),
            Unit.ROWS,
            Severity.ERROR);

    private final Contract contract;
    private final List<TableCheck> checks;

    public TableRules(Contract contract) {
        this.contract = contract;
        var keys = new SampleKey(contract);
        this.checks = QualityRule.of(contract).stream()
                .flatMap(rule -> TableCheck.of(rule, contract.port().table(), keys).stream())
                .toList();
    }

    /**
     * Runs each once, in a transaction of its own.
     *
     * @param connection of the domain's role; auto-commit is off after
     * @throws SQLException when the database is away; a rule whose SQL fails is logged, and reports nothing
     */
    public void run(Connection connection, Reports reports) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        reports.add(schema(connection).to(contract.port()));
        for (var check : checks) {
            try {
                limit(connection);
                reports.add(result(connection, check).to(contract.port()));
            } catch (SQLException failed) {
                connection.rollback(); // throws where it is not the rule that failed, but the connection
                LOG.warn(
                        "{}: rule {} cannot be run on the table: {}",
                        contract.port(),
                        check.rule().id(),
                        failed.getMessage());
            }
            connection.rollback();
        }
    }

    private static void limit(Connection connection) throws SQLException {
        try (var limit = connection.createStatement()) {
            limit.execute("set local statement_timeout = " + STATEMENT_MAX.toMillis());
        }
    }

    private static RuleReport result(Connection connection, TableCheck check) throws SQLException {
        try (var count = prepare(connection, check.count(), check.parameters());
                var row = count.executeQuery()) {
            row.next();
            var records = row.getLong(1);
            var counted = row.getBigDecimal(2) == null ? BigDecimal.ZERO : row.getBigDecimal(2);
            var value = check.rule().check() instanceof Check.Sql
                    ? counted
                    : RuleReport.inUnit(check.rule(), counted.longValueExact(), records);
            var keys = check.rule().threshold().holds(value) ? List.<String>of() : samples(connection, check);
            return RuleReport.of(check.rule(), "table", value, records, keys, null, now());
        }
    }

    private static List<String> samples(Connection connection, TableCheck check) throws SQLException {
        if (check.samples() == null) {
            return List.of();
        }
        var keys = new ArrayList<String>();
        try (var select = prepare(connection, check.samples(), check.parameters());
                var rows = select.executeQuery()) {
            var columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var parts = new ArrayList<String>();
                for (var i = 1; i <= columns; i++) {
                    parts.add(String.valueOf(rows.getString(i)));
                }
                keys.add(String.join("|", parts));
            }
        }
        return keys;
    }

    private static PreparedStatement prepare(Connection connection, String sql, List<Object> parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < parameters.size(); i++) {
            if (parameters.get(i) instanceof List<?> texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
            } else {
                statement.setString(i + 1, parameters.get(i).toString());
            }
        }
        return statement;
    }

    private RuleReport schema(Connection connection) throws SQLException {
        var found = columns(connection);
        var wrong = Columns.of(contract).stream()
                .filter(column -> !column.sqlType().equals(plain(found.get(column.name()))))
                .map(Column::name)
                .collect(Collectors.toList());
        connection.rollback();
        var report =
                RuleReport.of(SCHEMA, "table", BigDecimal.valueOf(wrong.size()), found.size(), List.of(), null, now());
        return wrong.isEmpty() ? report : report.about(wrong.getFirst());
    }

    private Map<String, String> columns(Connection connection) throws SQLException {
        limit(connection);
        var columns = new HashMap<String, String>();
        try (var select = connection.prepareStatement("""
                select attname, format_type(atttypid, atttypmod) from pg_attribute
                where attrelid = to_regclass(?) and attnum > 0 and not attisdropped""")) {
            select.setString(1, contract.port().table().toString());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    columns.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return columns;
    }

    /** As contracts' columns are written. */
    private static @Nullable String plain(@Nullable String type) {
        return "timestamp with time zone".equals(type) ? "timestamptz" : type;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
