package org.finmesh.domains.retailbanking.customer360;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;
import org.finmesh.platform.localstack.PythonDbt;
import org.finmesh.platform.processing.testing.TestedDbt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The domain's own seeds, and then a later extract of the customer system, on a real dbt and PostgreSQL. */
@TestInstance(Lifecycle.PER_CLASS)
class CustomerHistoryTest {

    /** Moved once, in the extract that comes with the domain. */
    private static final String MOVED = "C000001";

    private static final String TRANSACTIONS = """
            create schema retail_banking;
            create table retail_banking.transaction_history_v1 (
                transaction_id text, customer_id text, booked_at timestamptz, direction text, amount numeric(15, 2),
                amount_currency text, transaction_type text, merchant_category text, merchant_country text);
            insert into retail_banking.transaction_history_v1
            values ('T1', 'C000001', now(), 'debit', 23.40, 'EUR', 'card_payment', '5411', 'DE');
            """;

    private static final String HISTORY = """
            select concat_ws('|', customer_id, valid_from at time zone 'UTC', coalesce((valid_to at time zone 'UTC')::text, 'null'), city, segment,
                coalesce(transactions_30d::text, 'null'))
            from retail_banking_dbt.customer_360
            order by customer_id, valid_from
            """;

    private final LocalStack stack = LocalStack.temporary(Server.POSTGRESQL);

    private List<String> before = List.of();
    private List<String> after = List.of();
    private String refused = "";

    @BeforeAll
    void build(@TempDir Path folder) throws IOException, InterruptedException, SQLException {
        var server = stack.postgreSql();
        var dbt = new TestedDbt(
                        PythonDbt.program(),
                        folder.resolve("dbt"),
                        server.meshJdbcUrl(),
                        server.superuser(),
                        server.superuserPassword(),
                        "retail_banking_dbt")
                .copiedFrom(Path.of("dbt"))
                .source("retail_banking", "transaction_history_v1", "customer_360_v2");
        try (var connection = dbt.connection();
                var sql = connection.createStatement()) {
            sql.execute(TRANSACTIONS);
        }
        buildBoth(dbt);
        before = history(dbt);

        dbt.seed("crm_customers", seed("crm_customers").replace("Süd Nataliastadt,DE,private", "Bremen,DE,mass"));
        dbt.seed(
                "crm_customer_changes",
                seed("crm_customer_changes")
                        + "C000001,2026-11-20T10:00:00Z,Montag,leroy.montag.1@customers.example,Süd Nataliastadt,DE,private\n");
        buildBoth(dbt);
        after = history(dbt);

        dbt.seed(
                "crm_customer_changes",
                seed("crm_customer_changes")
                        + "C000001,2001-01-01T00:00:00Z,Montag,leroy.montag.1@customers.example,Köln,DE,private\n");
        refused = dbt.build("customer_360");
    }

    private static void buildBoth(TestedDbt dbt) throws IOException, InterruptedException {
        assertThat(dbt.build("customer_360_v1", "customer_360")).isEmpty();
    }

    private static String seed(String name) throws IOException {
        return Files.readString(Path.of("dbt/seeds", name + ".csv"));
    }

    @AfterAll
    void close() {
        stack.close();
    }

    @Test
    void hasARowForEachTimeInWhichACustomerWasTheSame() throws IOException {
        var changes = seed("crm_customer_changes").lines().count() - 1;
        var customers = seed("crm_customers").lines().count() - 1;

        assertThat(before).hasSize((int) (customers + changes));
        assertThat(of(MOVED, before))
                .containsExactly(
                        "C000001|2011-02-04 00:00:00|2021-08-10 16:30:04|Alt Angela|private|null",
                        "C000001|2021-08-10 16:30:04|null|Süd Nataliastadt|private|1");
    }

    @Test
    void endsTheRowThatWasValidWhenTheNextExtractBringsAChange() {
        assertThat(of(MOVED, after))
                .containsExactly(
                        "C000001|2011-02-04 00:00:00|2021-08-10 16:30:04|Alt Angela|private|null",
                        "C000001|2021-08-10 16:30:04|2026-11-20 10:00:00|Süd Nataliastadt|private|null",
                        "C000001|2026-11-20 10:00:00|null|Bremen|mass|1");
    }

    @Test
    void leavesTheRowsOfAllOthersAsTheyWere() {
        assertThat(withoutMoved(after)).isEqualTo(withoutMoved(before));
    }

    @Test
    void hasSumsInTheRowThatIsValidNowAndInNoOther() {
        assertThat(before)
                .allSatisfy(
                        row -> assertThat(row.split("\\|")[2].equals("null")).isNotEqualTo(row.endsWith("|null")));
    }

    @Test
    void isNotPublishedWhereItWouldHaveAGapOrAnOverlap() {
        assertThat(refused).contains("Failure in test customer_history_is_whole");
    }

    private static List<String> of(String customer, List<String> rows) {
        return rows.stream().filter(row -> row.startsWith(customer)).toList();
    }

    private static String withoutMoved(List<String> rows) {
        return rows.stream().filter(row -> !row.startsWith(MOVED)).collect(Collectors.joining("\n"));
    }

    private static List<String> history(TestedDbt dbt) throws SQLException {
        try (var connection = dbt.connection();
                var sql = connection.createStatement();
                var row = sql.executeQuery(HISTORY)) {
            var rows = new ArrayList<String>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }
}
