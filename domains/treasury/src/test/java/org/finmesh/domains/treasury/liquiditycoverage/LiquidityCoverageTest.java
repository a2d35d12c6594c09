package org.finmesh.domains.treasury.liquiditycoverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;
import org.finmesh.platform.localstack.PythonDbt;
import org.finmesh.platform.processing.testing.TestedDbt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bank of {@code worked-example/README.md}: each of its days is an example that was worked by hand there. */
@TestInstance(Lifecycle.PER_CLASS)
class LiquidityCoverageTest {

    private static final Path EXAMPLE = Path.of("worked-example");

    private final LocalStack stack = LocalStack.temporary(Server.POSTGRESQL);

    private final Map<String, Map<String, String>> days = new TreeMap<>();

    @BeforeAll
    void build(@TempDir Path folder) throws IOException, InterruptedException, SQLException {
        var server = stack.postgreSql();
        var dbt = new TestedDbt(
                        PythonDbt.program(),
                        folder.resolve("dbt"),
                        server.meshJdbcUrl(),
                        server.superuser(),
                        server.superuserPassword(),
                        "treasury_dbt")
                .copiedFrom(Path.of("dbt"))
                .source("treasury", "cash_position_v1", "fx_rates_v1");
        for (var seed : new String[] {
            "opening_cash",
            "hqla_assets",
            "deposits",
            "committed_facilities",
            "expected_inflows",
            "secured_transactions"
        }) {
            dbt.seed(seed, Files.readString(EXAMPLE.resolve(seed + ".csv")));
        }
        try (var connection = dbt.connection();
                var sql = connection.createStatement()) {
            sql.execute(Files.readString(EXAMPLE.resolve("ports.sql")));
        }
        assertThat(dbt.build("liquidity_coverage")).isEmpty();
        read(dbt);
    }

    private void read(TestedDbt dbt) throws SQLException {
        try (var connection = dbt.connection();
                var sql = connection.createStatement();
                var row = sql.executeQuery("select * from treasury_dbt.liquidity_coverage")) {
            while (row.next()) {
                var values = new TreeMap<String, String>();
                for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    values.put(row.getMetaData().getColumnName(column), String.valueOf((Object) row.getString(column)));
                }
                days.put(row.getString("reporting_date"), values);
            }
        }
    }

    @AfterAll
    void close() {
        stack.close();
    }

    static Stream<Example> examples() throws IOException {
        return Files.readAllLines(EXAMPLE.resolve("expected.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Example(cells[0], cells[1], cells[2]));
    }

    /** What was worked by hand of a day. */
    record Example(String day, String component, String value) {

        @Override
        public String toString() {
            return "%s of %s is %s".formatted(component, day, value);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isWhatWasWorkedByHand(Example example) {
        assertThat(amount(example.day, example.component)).isEqualByComparingTo(example.value);
    }

    @Test
    void hasARowForEachDayThatHasRatesAndForWeekdaysSinceThen() {
        assertThat(days.keySet())
                .containsExactly(
                        "2025-01-06",
                        "2025-01-13",
                        "2025-01-20",
                        "2025-01-27",
                        "2025-02-03",
                        "2025-02-10",
                        "2025-02-12",
                        "2025-02-14",
                        "2025-02-17",
                        "2025-02-24",
                        "2025-05-05",
                        "2025-05-06",
                        "2025-06-04",
                        "2025-06-05");
    }

    @Test
    void statesNoFigureWhereARateIsMissingAndSaysWhich() {
        var day = days.get("2025-02-24");

        assertThat(day).containsEntry("state", "rate_missing").containsEntry("missing_rates", "JPY, SEK");
        assertThat(day).containsEntry("liquid_assets", "null").containsEntry("liquidity_coverage_ratio", "null");
    }

    @Test
    void canBeRecomputedByAReaderFromItsColumns() {
        assertThat(days.values().stream()
                        .filter(day -> "complete".equals(day.get("state")))
                        .map(day -> day.get("reporting_date")))
                .hasSizeGreaterThan(8)
                .allSatisfy(day -> {
                    assertThat(amount(day, "level_1")
                                    .add(amount(day, "level_2a"))
                                    .add(amount(day, "level_2b"))
                                    .subtract(amount(day, "cap_15_adjustment"))
                                    .subtract(amount(day, "cap_40_adjustment")))
                            .isEqualByComparingTo(amount(day, "liquid_assets"));
                    assertThat(amount(day, "total_outflow").subtract(amount(day, "counted_inflow")))
                            .isEqualByComparingTo(amount(day, "net_outflow"));
                });
    }

    private BigDecimal amount(String day, String component) {
        return new BigDecimal(value(days.get(day), component));
    }

    private static String value(@Nullable Map<String, String> row, String component) {
        assertThat(row).isNotNull().containsKey(component);
        return row.get(component);
    }
}
