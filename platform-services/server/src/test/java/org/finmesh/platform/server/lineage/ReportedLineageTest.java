package org.finmesh.platform.server.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.lineage.Dataset;
import org.finmesh.platform.lineage.Declarations;
import org.finmesh.platform.lineage.Direction;
import org.finmesh.platform.lineage.FieldRef;
import org.finmesh.platform.lineage.Lineage;
import org.finmesh.platform.lineage.Spans;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;
import org.finmesh.platform.quality.AffectedConsumers;
import org.finmesh.platform.quality.Incident;
import org.finmesh.platform.quality.Incidents;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Lineage and incidents with a real database; what domains report is given to them as the reader of reports does. */
class ReportedLineageTest {

    private static final PortId PORT = PortId.parse("treasury.fx-rates.v1");

    private static LocalStack stack;
    private static AnnotationConfigApplicationContext context;

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @ComponentScan("org.finmesh.platform.lineage")
    static class Wired {

        @Bean
        DataSource database() {
            var postgres = stack.postgreSql();
            return new DriverManagerDataSource(postgres.platformJdbcUrl(), "platform", postgres.platformPassword());
        }

        @Bean
        JdbcClient jdbc(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        /** Spring Boot's, which knows durations. */
        @Bean
        static ConversionService conversionService() {
            return ApplicationConversionService.getSharedInstance();
        }

        @Bean
        Declarations declarations() {
            return port -> Optional.of(Set.of(Dataset.named("treasury.ecb-reference-rates")));
        }

        /** There are no agreements here. */
        @Bean
        AffectedConsumers affected() {
            return (port, field) -> List.of();
        }
    }

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Server.POSTGRESQL);
        var postgres = stack.postgreSql();
        Flyway.configure()
                .dataSource(postgres.platformJdbcUrl(), "platform", postgres.platformPassword())
                .locations("classpath:db/migration/lineage", "classpath:db/migration/quality")
                .outOfOrder(true)
                .load()
                .migrate();
        context = new AnnotationConfigApplicationContext(
                Wired.class, Incidents.class, LineageIncidents.class, LineageTaker.class, SpanTaker.class);
    }

    @AfterAll
    static void stop() {
        context.close();
        stack.close();
    }

    @Test
    void anInputThatIsNotDeclaredIsAnIncidentUntilItIsReadNoMore() {
        var lineage = context.getBean(Lineage.class);
        var at = Instant.now();

        lineage.observed(PORT, Set.of("treasury.ecb-reference-rates", "treasury.smuggled"), Set.of(PORT.topic()), at);
        assertThat(incident("treasury.smuggled").closedAt()).isNull();
        assertThat(incident("treasury.smuggled").summary()).contains("reads treasury.smuggled and does not declare it");

        lineage.observed(PORT, Set.of("treasury.ecb-reference-rates"), Set.of(PORT.topic()), at.plusSeconds(11));
        assertThat(incident("treasury.smuggled").closedAt()).isNotNull();
    }

    @Test
    void aReportedEventDrawsEdgesAndOneAboutAnothersProductDoesNot() {
        var taker = context.getBean(LineageTaker.class);

        taker.take(PORT, event("treasury.ecb-reference-rates", PORT.topic()), Instant.now());

        assertThat(context.getBean(Lineage.class)
                        .walk(FieldRef.parse("treasury.fx-rates.v1:rate"), Direction.UPSTREAM, true))
                .singleElement()
                .satisfies(edge -> assertThat(edge.from()).hasToString("treasury.ecb-reference-rates:value"));
        assertThatThrownBy(() -> taker.take(
                        PORT, event("treasury.ecb-reference-rates", "retail-banking.customer-360.v1"), Instant.now()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("retail-banking");
        assertThat(context.getBean(Lineage.class)
                        .walk(Dataset.named("retail-banking.customer-360.v1"), Direction.UPSTREAM))
                .isEmpty();
    }

    @Test
    void theHopsOfARecordAreItsPathInTheOrderOfTimeAndRepeatsAddNothing() {
        var taker = context.getBean(SpanTaker.class);
        var trace = UUID.randomUUID().toString().replace("-", "");

        taker.take(PORT, span(trace, "00f067aa0ba902b8", "table", 2), Instant.now());
        taker.take(PORT, span(trace, "00f067aa0ba902b7", "publish", 1), Instant.now());
        taker.take(PORT, span(trace, "00f067aa0ba902b7", "publish", 1), Instant.now());

        assertThat(context.getBean(Spans.class).of(trace))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.name()).isEqualTo("publish");
                            assertThat(first.attributes()).containsEntry("offset", "17");
                        },
                        second -> assertThat(second.name()).isEqualTo("table"));
        assertThatThrownBy(() -> taker.take(PORT, span("none", "00f067aa0ba902b7", "publish", 1), Instant.now()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Incident incident(String input) {
        return context.getBean(Incidents.class).latest().stream()
                .filter(incident -> incident.kind() == Incident.Kind.UNDECLARED_INPUT)
                .filter(incident -> incident.subject().endsWith(input))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] event(String input, String output) {
        return """
                {"eventType":"RUNNING","eventTime":"%s","producer":"https://example.org",
                "schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
                "run":{"runId":"%s"},"job":{"namespace":"finmesh","name":"treasury.fx-rates.v1"},
                "inputs":[{"namespace":"kafka://k:9092","name":"%s"}],
                "outputs":[{"namespace":"kafka://k:9092","name":"%s","facets":{"columnLineage":{
                "_producer":"https://example.org","_schemaURL":"https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json",
                "fields":{"rate":{"inputFields":[{"namespace":"kafka://k:9092","name":"%s","field":"value",
                "transformations":[{"type":"DIRECT","subtype":"TRANSFORMATION"}]}]}}}}}]}""".formatted(Instant.now(), UUID.randomUUID(), input, output, input)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] span(String trace, String span, String name, int second) {
        return """
                {"traceId":"%s","spanId":"%s","parentSpanId":null,"name":"%s","startedAt":"2026-11-25T03:00:0%dZ",
                "endedAt":"2026-11-25T03:00:0%dZ","attributes":{"topic":"treasury.fx-rates.v1","offset":17}}""".formatted(trace, span, name, second, second).getBytes(StandardCharsets.UTF_8);
    }
}
