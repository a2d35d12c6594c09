package org.finmesh.platform.processing.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finmesh.platform.processing.mesh.TestedMesh.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        var environment = mesh.environment(domain, folder.resolve("state"));
        environment.put("FINMESH_DBT", PythonDbt.program().toString());
        return Domain.named("treasury")
                .dbt(DbtProduct.named("payment-totals").every(Duration.ofHours(1)))
                .start(environment);
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
            assertThat(first.path("stepsTotal").asInt()).isEqualTo(4);
            assertThat(first.path("steps")
                            .valueStream()
                            .map(step -> step.path("status").asString()))
                    .containsExactlyInAnyOrder("success", "success", "pass", "pass");
            assertThat(first.path("logTail").toString()).contains("payment_totals");

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

            assertThat(failed.path("failure").asString()).contains("field 'total' is above 1000 (1 rows)");
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

    private JsonNode runToItsEnd(RunningDomain running) throws Exception {
        await("no run is in progress", () -> {
            var state = run(running, "GET", 200).path("state").asString();
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
