package org.finmesh.platform.processing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.Payments.Order;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.record.JsonRecords;
import org.finmesh.platform.processing.record.Publishing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes with a record in its headers, wherever the record goes. */
class RecordHeadersTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACE_PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String PORT = "treasury.payments.v1";

    private final TopologyTestDriver driver = new TopologyTestDriver(topology(), settings());

    private static org.apache.kafka.streams.Topology topology() {
        var plumbing = new Plumbing(
                new Publishing(1, 2, null), id -> "", List.of(), new PortMeter(Payments.contract()), FlowObserver.NONE);
        return ContractStreams.build(new Payments(), Payments.product(), Payments.contract(), plumbing)
                .topology();
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "headers");
        return settings;
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private void pipe(String topic, Order order, Headers headers) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(new byte[] {'k'}, JsonRecords.write(order), headers, 12L));
    }

    private Headers only(String topic) {
        var bytes = new ByteArrayDeserializer();
        return driver.createOutputTopic(topic, bytes, bytes).readRecord().headers();
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Headers traced(String traceParent) {
        return new RecordHeaders()
                .add("event-time", "1763892000123456".getBytes(StandardCharsets.US_ASCII))
                .add("traceparent", traceParent.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR:", "XXX:.quarantine", "XTS:.filtered"})
    void trace_origin_and_event_time_go_on(String currencyAndTopic) {
        var parts = currencyAndTopic.split(":", 2);
        pipe(Payments.ORDERS, Order.of("P1").currency(parts[0]), traced(TRACE_PARENT));

        var headers = only(PORT + parts[1]);

        assertThat(text(headers, "event-time")).isEqualTo("1763892000123456");
        assertThat(text(headers, "origin")).isEqualTo("treasury.payment-orders/0/0");
        assertThat(text(headers, "traceparent"))
                .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                .isNotEqualTo(TRACE_PARENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void a_record_without_a_trace_that_can_be_read_begins_one(String traceParent) {
        pipe(Payments.ORDERS, Order.of("P1"), traced(traceParent));

        assertThat(text(only(PORT), "traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]")
                .doesNotContainIgnoringCase(TRACE);
    }

    @Test
    void a_replay_keeps_the_origin_of_the_first_time() {
        pipe(
                PORT + ".injected",
                Order.of("P1"),
                traced(TRACE_PARENT)
                        .add("source-topic", Payments.ORDERS.getBytes(StandardCharsets.UTF_8))
                        .add("origin", "treasury.payment-orders/3/17".getBytes(StandardCharsets.UTF_8)));

        assertThat(text(only(PORT), "origin")).isEqualTo("treasury.payment-orders/3/17");
    }

    @Test
    void a_replay_that_names_no_input_is_quarantined_with_where_it_was_put_in() {
        pipe(PORT + ".injected", Order.of("P1"), traced(TRACE_PARENT));

        var headers = only(PORT + ".quarantine");

        assertThat(text(headers, "reason-code")).isEqualTo("NO_READER");
        assertThat(text(headers, "origin")).isEqualTo(PORT + ".injected/0/0");
    }

    @Test
    void a_canary_comes_out_with_its_headers_and_bytes() {
        pipe(
                PORT + ".injected",
                Order.of("P1"),
                traced(TRACE_PARENT).add("canary", "17".getBytes(StandardCharsets.UTF_8)));

        var headers = only(PORT + ".canary");

        assertThat(text(headers, "canary")).isEqualTo("17");
        assertThat(text(headers, "traceparent")).isEqualTo(TRACE_PARENT);
        assertThat(text(headers, "event-time")).isEqualTo("1763892000123456");
    }
}
