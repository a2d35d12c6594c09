package org.finmesh.platform.processing.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.Payments.Order;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.ProductStreams;
import org.finmesh.platform.processing.ProductTopology;
import org.finmesh.platform.processing.testing.TestedTopology;
import org.finmesh.platform.processing.testing.TestedTopology.LeftOut;
import org.finmesh.platform.processing.testing.TestedTopology.Published;
import org.finmesh.platform.processing.testing.TestedTopology.Quarantined;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentsTopologyTest {

    private static final Instant EVENT_TIME = Instant.parse("2026-11-23T10:00:00.123456Z");

    private final TestedTopology payments = TestedTopology.of(new Payments(), Payments.FOLDER);

    @AfterEach
    void close() {
        payments.close();
    }

    @Test
    void a_good_record_is_published_by_the_contract_with_its_key_and_event_time() {
        payments.pipe(Payments.ORDERS, "any", Order.of("P1").amount("0.5"), EVENT_TIME);

        assertThat(payments.published())
                .containsExactly(new Published(
                        "P1|1",
                        Map.of(
                                "payment_id",
                                "P1",
                                "leg",
                                1L,
                                "booked_at",
                                EVENT_TIME,
                                "value_date",
                                LocalDate.of(2026, 11, 24),
                                "amount",
                                new BigDecimal("0.50"),
                                "amount_currency",
                                "EUR",
                                "direction",
                                "debit",
                                "urgent",
                                false),
                        EVENT_TIME));
        assertThat(payments.quarantined()).isEmpty();
    }

    @Test
    void what_breaks_the_contract_is_quarantined_with_a_reason_that_names_the_field_and_not_its_value() {
        payments.pipe(Payments.ORDERS, "k1", Order.of("P1").amount("1.005"), EVENT_TIME);
        payments.pipe(Payments.ORDERS, "k2", Order.of("P2").amount("-7"), EVENT_TIME);
        payments.pipe(Payments.ORDERS, "k3", Order.of("P3").amount("99999999999999"), EVENT_TIME);
        payments.pipe(Payments.ORDERS, "k4", Order.of("Q4"), EVENT_TIME);
        payments.pipe(Payments.ORDERS, "k5", Order.of("P5").note("Erika Mustermann\0"), EVENT_TIME);
        payments.pipe(Payments.ORDERS, "k6", Order.of("P6").note("x".repeat(21)), EVENT_TIME);
        payments.pipe(Payments.ORDERS, "k7", Order.of("P7").currency("euro"), EVENT_TIME);

        var quarantined = payments.quarantined();
        assertThat(quarantined)
                .extracting(Quarantined::key, Quarantined::reasonCode, Quarantined::reason)
                .containsExactly(
                        tuple("k1", "PRECISION", "field 'amount' has more than 15 digits, 2 of them after the point"),
                        tuple("k2", "BOUNDS", "field 'amount' is not above 0"),
                        tuple("k3", "PRECISION", "field 'amount' has more than 15 digits, 2 of them after the point"),
                        tuple("k4", "PATTERN", "field 'payment_id' does not match P[0-9]+"),
                        tuple(
                                "k5",
                                "TEXT",
                                "field 'note' has a character that cannot be stored (U+0000, or half of a surrogate pair)"),
                        tuple("k6", "LENGTH", "field 'note' has more than 20 characters"),
                        tuple("k7", "PATTERN", "field 'amount_currency' does not match [A-Z]{3}"));
        assertThat(quarantined.getFirst().value()).contains("\"amount\":\"1.005\"");
        assertThat(payments.published()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            not json                      ; UNREADABLE    ; the record is no JSON object
            [1]                           ; UNREADABLE    ; the record is no JSON object of the expected form
            null                          ; UNREADABLE    ; the record is JSON null
            {"id":"P1"}                   ; MISSING_FIELD ; field 'leg' is absent
            {"id":"P1","leg":1.5}         ; UNREADABLE    ; field 'leg' has a value of another type
            {"id":"P1","leg":"1"}         ; UNREADABLE    ; field 'leg' has a value of another type
            {"id":"P1","id":"P2"}         ; UNREADABLE    ; the record is no JSON object
            {"id":"P1","leg":1,"booked_at":12} ; UNREADABLE ; field 'booked_at' has a value of another type
            {"id":"P1","leg":1,"amount":1E999999999}   ; UNREADABLE ; field 'amount' has a value of another type
            {"id":"P1","leg":1,"amount":"1E999999999"} ; UNREADABLE ; field 'amount' has a value of another type
            {"id":"P1","leg":1,"amount":"12,5"}        ; UNREADABLE ; field 'amount' has a value of another type
            {"id":"P1","leg":1,"amount":true}          ; UNREADABLE ; field 'amount' has a value of another type
            {"id":7,"leg":1}              ; UNREADABLE    ; field 'id' has a value of another type
            """)
    void what_cannot_be_read_is_quarantined(String json, String reasonCode, String reason) {
        payments.pipe(Payments.ORDERS, "k", json, EVENT_TIME);

        assertThat(payments.quarantined())
                .containsExactly(new Quarantined("k", json, reasonCode, reason, Payments.ORDERS + "/0/0"));
    }

    @Test
    void a_record_without_a_field_that_must_be_there_is_not_read_as_zero_or_null() {
        var json = """
                {"id":"P1","leg":1,"booked_at":"2026-11-23T10:00:00Z","value_date":"2026-11-24","amount":1.25,"direction":"debit","urgent":%s%s}""";
        payments.pipe(Payments.ORDERS, "1", json.formatted("true", ""), EVENT_TIME);
        payments.pipe(Payments.ORDERS, "2", json.formatted("true", ",\"currency\":null"), EVENT_TIME);
        payments.pipe(Payments.ORDERS, "3", json.formatted("1", ",\"currency\":\"EUR\""), EVENT_TIME);
        payments.pipe(Payments.ORDERS, "4", json.formatted("true", ",\"currency\":\"EUR\",\"new\":1"), EVENT_TIME);

        assertThat(payments.quarantined())
                .extracting(Quarantined::key, Quarantined::reasonCode, Quarantined::reason)
                .containsExactly(
                        tuple("1", "MISSING_FIELD", "field 'currency' is absent"),
                        tuple("2", "MISSING_FIELD", "field 'currency' is absent"),
                        tuple("3", "UNREADABLE", "field 'urgent' has a value of another type"));
        assertThat(payments.published()).extracting(Published::key).containsExactly("P1|1");
    }

    @Test
    void a_mapping_may_reject_or_leave_out_and_its_defects_stop_nothing() {
        payments.pipe(Payments.ORDERS, "1", Order.of("P1").currency("XXX"), EVENT_TIME);
        payments.pipe(Payments.ORDERS, "2", Order.of("P2").currency("XTS"), EVENT_TIME);
        payments.pipe(Payments.ORDERS, "3", Order.of("P3").currency("BUG"), EVENT_TIME);
        payments.pipe(Payments.ORDERS, "4", Order.of("P4"), EVENT_TIME);

        assertThat(payments.quarantined())
                .extracting(Quarantined::key, Quarantined::reasonCode, Quarantined::reason)
                .containsExactly(
                        tuple("1", "NO_CURRENCY", "field 'currency' is XXX, which stands for no currency"),
                        tuple("3", "MAPPING_FAILED", "operator 'to-payment' failed with IllegalStateException"));
        assertThat(payments.published()).extracting(Published::key).containsExactly("P4|1");
        assertThat(payments.filtered())
                .containsExactly(
                        new LeftOut(Payments.ORDERS + "/0/1", "LEFT_OUT", "operator 'to-payment' leaves it out"));
    }

    @Test
    void the_topology_is_what_it_was() throws IOException {
        assertThat(payments.description())
                .isEqualTo(Files.readString(Path.of("src/test/resources/products/payments/topology.txt")));
    }

    @Test
    void a_topology_that_reads_an_undeclared_topic_is_refused() {
        var topology = new Publishing(Payments.Payment.class, "treasury.secrets");

        assertThatThrownBy(() -> TestedTopology.of(topology, Payments.FOLDER))
                .isInstanceOf(ProcessingException.class)
                .hasMessageContaining("'treasury.secrets'")
                .hasMessageContaining("sourceTopics");
    }

    @Test
    void a_record_type_that_does_not_match_the_contract_is_refused_naming_every_component() {
        assertThatThrownBy(() -> TestedTopology.of(new Publishing(Wrong.class, Payments.ORDERS), Payments.FOLDER))
                .isInstanceOf(ProcessingException.class)
                .hasMessageContaining("component leg is missing (property leg, a integer)")
                .hasMessageContaining("component amount is double, but property amount is a number: make it BigDecimal")
                .hasMessageContaining(
                        "component note is never null, but property note is not required: make it @Nullable")
                .hasMessageContaining("component extra is no property of the contract");
    }

    record Wrong(String paymentId, double amount, String note, String extra) {}

    private record Publishing(Class<? extends Record> type, String topic) implements ProductTopology {

        @Override
        public PortId port() {
            return PortId.parse("treasury.payments.v1");
        }

        @Override
        public Topology build(ProductStreams streams) {
            return streams.source(topic, Order.class)
                    .<Record>map("to-any", order -> order)
                    .publish(type);
        }
    }
}
