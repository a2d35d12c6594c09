package org.finmesh.platform.processing.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finmesh.platform.processing.mesh.TestedMesh.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.processing.DbtProduct;
import org.finmesh.platform.processing.Domain;
import org.finmesh.platform.processing.runtime.Health;
import org.finmesh.platform.processing.runtime.RunningDomain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dbt product on a real dbt and PostgreSQL. */
class DbtProductTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DBT = "dbt:treasury.payment-totals.v1";

    private final TestedMesh mesh = TestedMesh.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private final Instant begun = Instant.now();
    private Path domain;

    @BeforeEach
    void publish() throws IOException {
        domain = folder.resolve("domain");
        copy(Path.of("src/test/resources/dbt-domain"), domain);
        PublishedPayments.anew(mesh);
        mesh.makeDbtSchema();
        mesh.publish(ProductFolder.at(domain.resolve("products/payment-totals")).read());
    }

    private RunningDomain start() {
        return start(DbtProduct.named("payment-totals").every(Duration.ofHours(1)));
    }

    private RunningDomain start(DbtProduct product) {
        var environment = mesh.environment(domain, folder.resolve("state"));
        environment.put("FINMESH_DBT", PythonDbt.program().toString());
        return Domain.named("treasury").dbt(product).start(environment);
    }

    @Test
    void a_product_is_built_when_its_inputs_have_rows_and_again_when_asked() throws Exception {
        try (var running = start()) {
            await("it waits for rows", () -> component(running).detail().contains("have rows"));
            pay("P1", "EUR", "10.50");
            pay("P2", "EUR", "1");
            pay("P3", "USD", "7");

            await("EUR is there", () -> total("EUR").equals("11.50"));
            assertThat(total("USD")).isEqualTo("7.00");
            await(
                    "the run has ended",
                    () -> run(running, "GET", 200).path("state").asString().equals("SUCCEEDED"));
            var first = run(running, "GET", 200);
            assertThat(first.path("rows").asInt()).isEqualTo(2);
            assertThat(first.path("stepsTotal").asInt()).isEqualTo(7);
            assertThat(first.path("steps")
                            .valueStream()
                            .map(step -> step.path("status").asString()))
                    .containsExactlyInAnyOrder("success", "success", "pass", "pass", "pass", "pass", "pass");
            assertThat(first.path("logTail").toString()).contains("payment_totals");
            await(
                    "what the tests found is reported",
                    () -> rulesKeptBy(2)
                            .containsAll(Set.of(
                                    "currency-duplicateValues",
                                    "currency-nullValues",
                                    "currency-invalidValues",
                                    "total-nullValues",
                                    "total-invalidValues")));
            assertThat(reports("run"))
                    .extracting(report -> report.path("state").asString())
                    .startsWith("RUNNING")
                    .endsWith("PUBLISHING", "SUCCEEDED");
            assertThat(reports("run").getLast().path("rows").asInt()).isEqualTo(2);

            await(
                    "where its columns come from is reported",
                    () -> !reports("lineage").isEmpty());
            var lineage = reports("lineage").getFirst();
            assertThat(lineage.at("/inputs/0/name").asString()).isEqualTo("treasury.payments_v1");
            assertThat(lineage.at("/outputs/0/name").asString()).isEqualTo("treasury.payment_totals_v1");
            assertThat(lineage.at("/outputs/0/facets/columnLineage/fields/total/inputFields")
                            .valueStream()
                            .map(field -> field.path("field").asString() + " "
                                    + field.at("/transformations/0/type").asString()))
                    .containsExactly("amount DIRECT", "amount_currency INDIRECT");

            mesh.sql("delete from treasury_tables.payments_v1 where payment_id = 'P3'");
            pay("P4", "EUR", "0.50");
            var asked = run(running, "POST", 202).path("run").asString();
            await("the run asked for has ended", () -> {
                var latest = run(running, "GET", 200);
                return latest.path("run").asString().equals(asked)
                        && latest.path("state").asString().equals("SUCCEEDED");
            });
            assertThat(total("EUR")).isEqualTo("12.00");
            assertThat(mesh.count("select count(*) from treasury.payment_totals_v1"))
                    .isEqualTo(1);
            await("a measurement", () -> {
                var last = JSON.readTree(
                        mesh.committed("treasury.measurements").getLast().value());
                return last.path("inputs").toString().equals("[\"treasury.payments_v1\"]")
                        && last.path("tableRows").asInt() == 1
                        && last.path("freshnessMs").asLong() > 0;
            });
            assertThat(run(running, "DELETE", 409).path("detail").asString()).contains("no run");
        }
    }

    @Test
    void a_model_that_fails_leaves_the_last_good_result_and_says_why() throws Exception {
        pay("P1", "EUR", "10.50");
        try (var running = start()) {
            await("EUR is there", () -> total("EUR").equals("10.50"));
            Files.writeString(domain.resolve("dbt/models/payment_totals.sql"), "select 1 / 0 as currency, 1 as total");

            var failed = runToItsEnd(running);

            assertThat(failed.path("state").asString()).isEqualTo("FAILED");
            assertThat(failed.path("failure").asString())
                    .contains("payment_totals")
                    .contains("division by zero");
            assertThat(component(running).status()).isEqualTo(Health.State.DOWN);
            assertThat(component(running).detail()).contains("division by zero").contains(".log");
            assertThat(failed.path("failedModel").asString()).isEqualTo("payment_totals");
            assertThat(failed.path("sql").asString()).contains("1 / 0");
            await(
                    "it is reported",
                    () -> reports("run").stream()
                            .anyMatch(report -> report.path("state").asString().equals("FAILED")
                                    && report.path("failedModel").asString().equals("payment_totals")
                                    && report.path("sql").asString().contains("1 / 0")
                                    && report.path("message").asString().contains("division by zero")));
            var run = failed.path("run").asString();
            assertThat(get(running, run + "/log", 200))
                    .contains("division by zero")
                    .contains("payment_totals");
            assertThat(get(running, "20000101-000000-000/log", 404)).contains("no log of that run");
            assertThat(get(running, "..%2F..%2Finstance-id/log", 404)).doesNotContain("/state");
            assertThat(total("EUR")).isEqualTo("10.50");
        }
    }

    @Test
    void a_result_that_breaks_the_contract_is_not_published() throws Exception {
        pay("P1", "EUR", "10.50");
        try (var running = start()) {
            await("EUR is there", () -> total("EUR").equals("10.50"));
            pay("P2", "EUR", "1000");
            pay("P3", "USD", "1");

            var failed = runToItsEnd(running);

            assertThat(failed.path("failure").asString()).contains("contract__payment_totals__total_invalidValues");
            await(
                    "the finding is reported",
                    () -> reports("quality").stream()
                            .anyMatch(report -> report.path("rule").asString().equals("total-invalidValues")
                                    && report.path("value").asInt() == 1
                                    && report.path("records").asInt() == 2
                                    && !report.path("passed").asBoolean()
                                    && report.path("sampleKeys").toString().equals("[\"EUR\"]")));
            assertThat(total("EUR")).isEqualTo("10.50");
            assertThat(mesh.count("select count(*) from treasury.payment_totals_v1"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_run_can_be_cancelled_and_leaves_no_process() throws Exception {
        pay("P1", "EUR", "10.50");
        Files.writeString(
                domain.resolve("dbt/models/payment_totals.sql"),
                "select 'EUR' as currency, 1.00 as total from pg_sleep(600)");
        try (var running = start()) {
            await("dbt runs", () -> Files.exists(folder.resolve("state/dbt/running")));
            var process = Long.parseLong(Files.readAllLines(folder.resolve("state/dbt/running"))
                    .getFirst()
                    .split(" ")[0]);
            await(
                    "it has begun",
                    () -> run(running, "GET", 200).path("stepsTotal").asInt() > 0);

            run(running, "DELETE", 202);

            await(
                    "it was cancelled",
                    () -> run(running, "GET", 200).path("state").asString().equals("CANCELLED"));
            await("the process is gone", () -> ProcessHandle.of(process).isEmpty());
            assertThat(mesh.count("select count(*) from treasury.payment_totals_v1"))
                    .isZero();
        }
    }

    @Test
    void an_input_that_the_product_does_not_declare_is_no_source() throws Exception {
        pay("P1", "EUR", "10.50");
        Files.writeString(
                domain.resolve("dbt/models/payment_totals.sql"),
                "select 'EUR' as currency, 1.00 as total from {{ source('treasury', 'fx_rates_v1') }}");
        try (var running = start()) {
            var failed = runToItsEnd(running);

            assertThat(failed.path("failure").asString())
                    .contains("fx_rates_v1")
                    .contains("not found");
        }
    }

    @Test
    void a_run_ends_at_its_time_limit() throws Exception {
        pay("P1", "EUR", "10.50");
        Files.writeString(
                domain.resolve("dbt/models/payment_totals.sql"),
                "select 'EUR' as currency, 1.00 as total from pg_sleep(600)");
        try (var running = start(DbtProduct.named("payment-totals").within(Duration.ofSeconds(10)))) {
            await("it was ended", () -> state(running).equals("TIMED_OUT"));

            assertThat(run(running, "GET", 200).path("failure").asString()).contains("time limit of PT10S");
            assertThat(mesh.count("select count(*) from treasury.payment_totals_v1"))
                    .isZero();
            assertThat(mesh.count("select count(*) from pg_stat_activity where application_name = 'finmesh-dbt'"))
                    .as("what PostgreSQL still does for it")
                    .isZero();
        }
    }

    @Test
    void who_asks_while_a_run_is_queued_gets_that_run() throws Exception {
        pay("P1", "EUR", "10.50");
        Files.writeString(
                domain.resolve("dbt/models/payment_totals.sql"),
                "select 'EUR' as currency, 1.00 as total from pg_sleep(600)");
        try (var running = start()) {
            await("one is in progress", () -> state(running).equals("RUNNING"));
            var inProgress = run(running, "GET", 200).path("run").asString();

            var one = run(running, "POST", 202).path("run").asString();
            var other = run(running, "POST", 202).path("run").asString();

            assertThat(one).isEqualTo(other).isNotEqualTo(inProgress);
            assertThat(run(running, "GET", 200).path("state").asString()).isEqualTo("QUEUED");
        }
    }

    @Test
    void where_there_is_no_dbt_it_says_so() throws Exception {
        pay("P1", "EUR", "10.50");
        var environment = mesh.environment(domain, folder.resolve("state"));
        environment.put("FINMESH_DBT", folder.resolve("no-dbt").toString());
        try (var running =
                Domain.named("treasury").dbt(DbtProduct.named("payment-totals")).start(environment)) {
            await("it says what is missing", () -> component(running).detail().contains("no-dbt"));

            assertThat(component(running).status()).isEqualTo(Health.State.DOWN);
        }
    }

    @Test
    void a_process_killed_while_it_publishes_leaves_the_last_good_result_whole() throws Exception {
        pay("P1", "EUR", "10.50");
        pay("P2", "USD", "7");
        try (var running = start()) {
            await("both are there", () -> total("USD").equals("7.00"));
        }
        mesh.sql("delete from treasury_tables.payments_v1 where payment_id = 'P2'");
        pay("P3", "EUR", "1");
        pay("P4", "GBP", "2");
        var environment = mesh.environment(domain, folder.resolve("state"));
        environment.put("FINMESH_DBT", PythonDbt.program().toString());
        try (var reader = mesh.connection();
                var holding = reader.createStatement()) {
            reader.setAutoCommit(false);
            // The new rows are written up to this one, which the process waits for.
            holding.execute("select from treasury_tables.payment_totals_v1 where currency = 'EUR' for update");
            var process = PaymentTotalsProcess.start(environment, folder.resolve("process.log"));
            await("it publishes, and waits", () -> mesh.count("""
                            select count(*) from pg_stat_activity
                            where usename = 'domain_treasury' and wait_event_type = 'Lock'""") > 0);
            process.destroyForcibly().waitFor();
            reader.rollback();
        }
        await("its session is over", () -> mesh.count("""
                select count(*) from pg_stat_activity
                where usename = 'domain_treasury' and query like '%payment_totals_v1%'""") == 0);

        assertThat(total("EUR")).isEqualTo("10.50");
        assertThat(total("USD")).isEqualTo("7.00");
        assertThat(total("GBP")).isEmpty();
        try (var running = start()) {
            await("the next run publishes all", () -> total("GBP").equals("2.00"));
            assertThat(total("EUR")).isEqualTo("11.50");
            assertThat(total("USD")).isEmpty();
        }
    }

    private Set<String> rulesKeptBy(int records) {
        return reports("quality").stream()
                .filter(report -> report.path("passed").asBoolean()
                        && report.path("records").asInt() == records
                        && report.path("sampleKeys").isEmpty())
                .map(report -> report.path("rule").asString())
                .collect(Collectors.toSet());
    }

    /** Since this test began. */
    private List<JsonNode> reports(String kind) {
        return mesh.committed("treasury.measurements").stream()
                .filter(record -> record.timestamp() >= begun.toEpochMilli())
                .filter(record -> record.headers().lastHeader("kind") != null
                        && new String(record.headers().lastHeader("kind").value(), StandardCharsets.UTF_8).equals(kind))
                .map(record -> JSON.readTree(record.value()))
                .toList();
    }

    private String get(RunningDomain running, String path, int status) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/runs/payment-totals/%s".formatted(running.httpPort(), path)))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response.body();
    }

    private JsonNode runToItsEnd(RunningDomain running) throws Exception {
        await("no run is in progress", () -> {
            var state = state(running);
            return state.equals("SUCCEEDED") || state.equals("FAILED");
        });
        var asked = run(running, "POST", 202).path("run").asString();
        await("the run has ended", () -> {
            var latest = run(running, "GET", 200);
            return latest.path("run").asString().equals(asked)
                    && latest.path("startedAt").isString()
                    && !latest.path("state").asString().equals("RUNNING")
                    && !latest.path("state").asString().equals("PUBLISHING");
        });
        return run(running, "GET", 200);
    }

    /** Of the latest run; empty where there was none yet. */
    private String state(RunningDomain running) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/runs/payment-totals".formatted(running.httpPort())))
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                .path("state")
                .asString("");
    }

    private JsonNode run(RunningDomain running, String method, int status) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/runs/payment-totals".formatted(running.httpPort())))
                .method(method, BodyPublishers.noBody())
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    private static Health.Component component(RunningDomain running) {
        return running.health().components().get(DBT);
    }

    private String total(String currency) {
        return mesh.one(
                "select coalesce((select total::text from treasury.payment_totals_v1 where currency = '%s'), '')"
                        .formatted(currency));
    }

    private void pay(String id, String currency, String amount) {
        mesh.sql("""
                insert into treasury_tables.payments_v1
                    (payment_id, leg, booked_at, value_date, amount, amount_currency, direction, urgent, event_time)
                values ('%s', 1, now(), current_date, %s, '%s', 'debit', false, now())""".formatted(id, amount, currency));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
