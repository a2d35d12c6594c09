package org.finmesh.platform.processing.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacetFieldsAdditional;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientUtils;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.Payments.Order;
import org.finmesh.platform.processing.Payments.Payment;
import org.finmesh.platform.processing.report.Report;
import org.finmesh.platform.processing.report.Reports;
import org.junit.jupiter.api.Test;

/** The events are read by OpenLineage's own client. */
class StreamsRunTest {

    private static final Instant START = Instant.parse("2026-11-25T03:00:00Z");

    private final Reports reports = new Reports();
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicLong nanoTime = new AtomicLong();
    private final PortFlows flows = new PortFlows(Runnable::run, Duration.ofMinutes(1), nanoTime::get);
    private final StreamsRun run = new StreamsRun(
            Payments.contract(), "kafka:9092", List.of(Payments.ORDERS), flows, reports, () -> 17, now::get);

    StreamsRunTest() {
        flows.reads("read-orders", Payments.ORDERS, Order.class);
        flows.follows("to-payment", Set.of("read-orders"));
        flows.publishes(Set.of("to-payment"), Payment.class);
    }

    @Test
    void startsWhenTheTopologyRunsAndTellsEachThingOnce() {
        run.tellNews();
        assertThat(told()).isEmpty();

        flows.runs(true);
        run.tellNews();
        run.tellNews();

        assertThat(told()).extracting(RunEvent::getEventType).containsExactly(RunEvent.EventType.START);
    }

    @Test
    void tellsWhatItLearnsAsItLearnsItAndAllAgainEveryFiveMinutes() {
        flows.runs(true);
        run.tellNews();
        observe();
        run.tellNews();
        observe();
        run.tellNews();
        now.set(START.plusSeconds(301));
        run.tellNews();
        run.end(true);
        run.end(true);

        var events = told();
        assertThat(events)
                .extracting(RunEvent::getEventType)
                .containsExactly(
                        RunEvent.EventType.START,
                        RunEvent.EventType.RUNNING,
                        RunEvent.EventType.RUNNING,
                        RunEvent.EventType.COMPLETE);
        assertThat(events)
                .extracting(event -> event.getRun().getRunId())
                .containsOnly(events.getFirst().getRun().getRunId());
        assertThat(events.getFirst().getOutputs().getFirst().getFacets().getColumnLineage())
                .as("nothing is claimed before something was seen")
                .isNull();
    }

    @Test
    void saysWhatFlowsIntoWhatInTheWordsOfOpenLineage() {
        observe();
        flows.runs(true);
        run.tellNews();

        var event = told().getFirst();
        assertThat(event.getJob().getNamespace()).isEqualTo("finmesh");
        assertThat(event.getJob().getName()).isEqualTo("treasury.payments.v1");
        assertThat(event.getJob().getFacets().getJobType().getProcessingType()).isEqualTo("STREAMING");
        assertThat(event.getJob().getFacets().getJobType().getIntegration()).isEqualTo("KAFKA_STREAMS");
        assertThat(event.getRun().getFacets().getProcessing_engine().getName()).isEqualTo("Kafka Streams");
        assertThat(event.getInputs()).singleElement().satisfies(input -> {
            assertThat(input.getNamespace()).isEqualTo("kafka://kafka:9092");
            assertThat(input.getName()).isEqualTo(Payments.ORDERS);
        });
        assertThat(event.getOutputs())
                .extracting(output -> output.getNamespace() + " " + output.getName())
                .containsExactly("kafka://kafka:9092 treasury.payments.v1", "postgres://mesh treasury.payments_v1");
        var facets = event.getOutputs().getFirst().getFacets();
        assertThat(facets.getSchema().getFields())
                .hasSameSizeAs(Payments.contract().properties());
        assertThat(facets.getDataQualityMetrics().getRowCount()).isEqualTo(17);
        var fields = facets.getColumnLineage().getFields().getAdditionalProperties();
        assertThat(inputs(fields.get("payment_id"))).containsExactly("treasury.payment-orders:id DIRECT IDENTITY");
        assertThat(inputs(fields.get("amount"))).contains("treasury.payment-orders:amount DIRECT " + amountHow());
    }

    /** As the mapping has it: copied, or calculated. */
    private static String amountHow() {
        var order = Order.of("P1");
        return Payment.of(order).amount().compareTo(order.amount()) == 0 ? "IDENTITY" : "TRANSFORMATION";
    }

    @Test
    void looksAtTheFirstRecordsAndThenAtOneInTenSeconds() {
        var wanted = 0;
        for (var i = 0; i < 1_000; i++) {
            nanoTime.incrementAndGet();
            wanted += flows.wants("to-payment", "order") ? 1 : 0;
        }
        assertThat(wanted).isEqualTo(50);
        nanoTime.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(flows.wants("to-payment", "order")).isTrue();
        assertThat(flows.wants("to-payment", "order")).isFalse();
        assertThat(flows.wants("to-payment", 17)).as("another kind of records").isTrue();
        assertThat(flows.wants("another", "order")).isTrue();
    }

    private void observe() {
        flows.mapped("to-payment", StreamsRunTest::payment, Order.of("P1"), List.of());
    }

    private static List<Payment> payment(Order order) {
        return List.of(Objects.requireNonNull(Payment.of(order)));
    }

    private static List<String> inputs(ColumnLineageDatasetFacetFieldsAdditional field) {
        var inputs = new ArrayList<String>();
        field.getInputFields()
                .forEach(input -> input.getTransformations()
                        .forEach(how -> inputs.add("%s:%s %s %s"
                                .formatted(input.getName(), input.getField(), how.getType(), how.getSubtype()))));
        return inputs;
    }

    private List<RunEvent> told() {
        var events = new ArrayList<RunEvent>();
        for (var report = reports.next(); report != null; report = reports.next()) {
            assertThat(report.kind()).isEqualTo(Report.Kind.LINEAGE);
            events.add(OpenLineageClientUtils.runEventFromJson(new String(report.json(), StandardCharsets.UTF_8)));
        }
        return events;
    }
}
