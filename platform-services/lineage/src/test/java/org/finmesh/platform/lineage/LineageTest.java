package org.finmesh.platform.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class LineageTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private static final PortId EXPOSURE = PortId.parse("capital-markets.risk-exposure.v1");

    private static LocalStack stack;
    private static DriverManagerDataSource database;

    private final Map<PortId, Set<Dataset>> declared = new HashMap<>();
    private final List<Object> events = new ArrayList<>();
    private Forwarding forwarding;
    private Lineage lineage;

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Server.POSTGRESQL);
        database = new DriverManagerDataSource(
                stack.postgreSql().platformJdbcUrl(),
                "platform",
                stack.postgreSql().platformPassword());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void migrate() throws IOException, SQLException {
        var jdbc = JdbcClient.create(database);
        jdbc.sql("drop schema if exists lineage cascade").update();
        try (var connection = database.getConnection()) {
            new ResourceDatabasePopulator(
                            new ClassPathResource("db/migration/lineage/V50_1__edges.sql"),
                            new ClassPathResource("db/migration/lineage/V50_2__graph.sql"),
                            new ClassPathResource("db/migration/lineage/V50_3__forwarding.sql"))
                    .populate(connection);
        }
        lineage = lineage("");
    }

    @Test
    void followsAFieldThroughProductsToWhereItComesFromAndToWhereItGoes() {
        take(ClientEvents.copies(
                "treasury.fx-rates.v1", "treasury.ecb", "ecb_rate", "treasury.fx-rates.v1", "rate", NOW));
        take(ClientEvents.copies(
                EXPOSURE.toString(), "treasury.fx-rates.v1", "rate", EXPOSURE.topic(), "exposure_eur", NOW));

        assertThat(walk("capital-markets.risk-exposure.v1:exposure_eur", Direction.UPSTREAM))
                .containsExactly(
                        "treasury.fx-rates.v1:rate -> capital-markets.risk-exposure.v1:exposure_eur IDENTITY",
                        "treasury.ecb:ecb_rate -> treasury.fx-rates.v1:rate IDENTITY");
        assertThat(walk("treasury.ecb:ecb_rate", Direction.DOWNSTREAM)).hasSize(2);
        assertThat(walk("treasury.ecb:*", Direction.DOWNSTREAM)).hasSize(2);
        assertThat(walk("treasury.ecb:other", Direction.DOWNSTREAM)).isEmpty();
    }

    @Test
    void endsInACircle() {
        take(ClientEvents.copies("a", "one", "x", "two", "y", NOW));
        take(ClientEvents.copies("b", "two", "y", "one", "x", NOW));

        assertThat(walk("one:x", Direction.UPSTREAM)).hasSize(2);
    }

    @Test
    void takesAnEventOnce() {
        var event = ClientEvents.copies("a", "one", "x", "two", "y", NOW);

        assertThat(take(event)).isTrue();
        assertThat(take(event)).isFalse();
    }

    @Test
    void takesAnEventAboutADatasetAlone() {
        assertThat(take(ClientEvents.ofADataset("one", NOW))).isTrue();
    }

    @Test
    void saysAllThatIsWrongWithAnEventAndWhere() {
        assertThatThrownBy(() -> take(
                        "{\"eventTime\":\"yesterday\",\"producer\":\"p\",\"run\":{\"runId\":\"1\"},\"outputs\":[{\"name\":\"n\",\"facets\":{\"columnLineage\":{\"_producer\":\"p\"}}}]}"
                                .getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("eventTime is no date and time")
                .hasMessageContaining("schemaURL is missing")
                .hasMessageContaining("run.runId is no UUID")
                .hasMessageContaining("job is missing")
                .hasMessageContaining("outputs[0].namespace is missing")
                .hasMessageContaining("outputs[0].facets.columnLineage._schemaURL is missing")
                .hasMessageContaining("outputs[0].facets.columnLineage.fields is missing");
        assertThatThrownBy(() -> take("[]".getBytes(StandardCharsets.UTF_8))).hasMessage("no JSON object");
        assertThatThrownBy(() -> take("{".getBytes(StandardCharsets.UTF_8))).hasMessageStartingWith("no JSON");
        assertThatThrownBy(() -> take(ClientEvents.copies("a", "one", "x", "two", "y", NOW.plusSeconds(3600))))
                .hasMessageContaining("is in the future");
    }

    @Test
    void showsWhatWasNotSeenForADayAsStaleAndKeepsIt() {
        take(ClientEvents.copies("a", "one", "x", "two", "y", NOW.minus(25, ChronoUnit.HOURS)));
        take(ClientEvents.copies("a", "two", "y", "three", "z", NOW.minus(23, ChronoUnit.HOURS)));

        assertThat(lineage.walk(FieldRef.parse("three:z"), Direction.UPSTREAM, true))
                .extracting(FieldEdge::stale)
                .containsExactly(false, true);
        assertThat(lineage.flows(List.of(new Dataset("one"))))
                .singleElement()
                .satisfies(flow -> assertThat(flow.stale()).isTrue());
    }

    @Test
    void recordsAnInputThatIsNotDeclaredOnceAndEndsItWhenItIsReadNoMore() {
        declared.put(EXPOSURE, Set.of(Dataset.named("treasury.fx-rates.v1")));

        observe(NOW, "treasury.fx_rates_v1", "capital-markets.smuggled", "capital-markets.risk-exposure.v1.injected");
        observe(NOW.plusSeconds(20), "treasury.fx_rates_v1", "capital-markets.smuggled");

        var smuggled = new Dataset("capital-markets.smuggled");
        assertThat(events).containsExactly(new UndeclaredInputSeen(EXPOSURE, smuggled, NOW));
        assertThat(lineage.undeclaredInputs()).singleElement().satisfies(input -> {
            assertThat(input.input()).isEqualTo(smuggled);
            assertThat(input.lastSeen()).isEqualTo(NOW.plusSeconds(20));
            assertThat(input.endedAt()).isNull();
        });

        observe(NOW.plusSeconds(40), "treasury.fx_rates_v1");

        assertThat(events).last().isEqualTo(new UndeclaredInputEnded(EXPOSURE, smuggled, NOW.plusSeconds(40)));
        assertThat(lineage.undeclaredInputs().getFirst().endedAt()).isEqualTo(NOW.plusSeconds(40));
    }

    @Test
    void holdsAnotherClientsEventsAgainstTheDeclarationTooUntilItDeclaresTheInput() {
        declared.put(EXPOSURE, Set.of());
        take(ClientEvents.copies("nightly", "treasury.fx-rates.v1", "rate", EXPOSURE.topic(), "exposure_eur", NOW));
        assertThat(events).singleElement().isInstanceOf(UndeclaredInputSeen.class);

        observe(NOW.plusSeconds(1), "capital-markets.trades");
        assertThat(lineage.undeclaredInputs())
                .filteredOn(input -> input.endedAt() == null)
                .hasSize(2);

        declared.put(EXPOSURE, Set.of(Dataset.named("treasury.fx-rates.v1"), Dataset.named("capital-markets.trades")));
        lineage.endWhatIsOver();
        assertThat(lineage.undeclaredInputs())
                .allSatisfy(input -> assertThat(input.endedAt()).isNotNull());
    }

    @Test
    void knowsAPortByItsTopicItsViewAndTheirMaskedForms() {
        var port = Dataset.named("retail-banking.transaction-history.v1");

        assertThat(Dataset.of("kafka://k:9092", "retail-banking.transaction-history.v1.masked"))
                .isEqualTo(port);
        assertThat(Dataset.of("postgres://mesh", "retail_banking.transaction_history_v1"))
                .isEqualTo(port);
        assertThat(Dataset.of("postgres://h:5432", "mesh.retail_banking.transaction_history_v1_masked"))
                .isEqualTo(port);
        assertThat(Dataset.of("postgres://h:5432", "mesh.retail_banking_dbt.stg_x"))
                .hasToString("retail_banking_dbt.stg_x");
        assertThat(Dataset.of("s3://bucket", "a/b")).hasToString("s3://bucket/a/b");
        assertThat(Dataset.of("kafka://k:9092", "retail-banking.cards").port()).isEmpty();
    }

    @Test
    void passesEventsOnInTheirOrderWaitingForABackendThatIsAwayAndLeavingOutWhatItRefuses() throws Exception {
        var bodies = new java.util.concurrent.CopyOnWriteArrayList<String>();
        var statuses = new java.util.concurrent.ConcurrentLinkedDeque<>(List.of(503, 201, 422, 201));
        var backend = com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress("localhost", 0), 0);
        backend.createContext("/api/v1/lineage", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(statuses.removeFirst(), -1);
            exchange.close();
        });
        backend.start();
        try {
            lineage = lineage("http://localhost:" + backend.getAddress().getPort() + "/");
            var sent = new ArrayList<String>();
            for (var output : List.of("one", "two", "three")) {
                var event = ClientEvents.copies("a", "zero", "x", output, "y", NOW);
                take(event);
                take(event);
                sent.add(new String(event, StandardCharsets.UTF_8));
            }

            forwarding.send();
            assertThat(bodies).as("the first waits, and those behind it").containsExactly(sent.getFirst());
            JdbcClient.create(database)
                    .sql("update lineage.forward set due_at = now()")
                    .update();
            forwarding.send();
            forwarding.send();

            assertThat(bodies).containsExactly(sent.get(0), sent.get(0), sent.get(1), sent.get(2));
        } finally {
            backend.stop(0);
        }
    }

    private Lineage lineage(String forwardUrl) {
        var jdbc = JdbcClient.create(database);
        Declarations declarations = port -> Optional.ofNullable(declared.get(port));
        forwarding = new Forwarding(jdbc, forwardUrl, "");
        return new Lineage(
                new Flows(jdbc),
                new UndeclaredInputs(jdbc, declarations, events::add),
                forwarding,
                Duration.ofHours(24));
    }

    private void observe(Instant at, String... inputs) {
        lineage.observed(EXPOSURE, List.of(inputs), List.of(EXPOSURE.topic()), at);
    }

    private boolean take(byte[] json) {
        return lineage.take(lineage.read(json), json);
    }

    private List<String> walk(String start, Direction direction) {
        return lineage.walk(FieldRef.parse(start), direction, false).stream()
                .map(edge -> edge.from() + " -> " + edge.to() + " " + edge.how())
                .toList();
    }
}
