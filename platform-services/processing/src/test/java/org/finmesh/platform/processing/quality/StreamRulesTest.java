package org.finmesh.platform.processing.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.Payments.Order;
import org.finmesh.platform.processing.testing.TestedTopology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StreamRulesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestedTopology payments = TestedTopology.of(new Payments(), Payments.FOLDER);

    @AfterEach
    void close() {
        payments.close();
    }

    @Test
    void a_record_that_breaks_a_rule_is_counted_though_it_is_in_quarantine_with_its_origin_and_key() {
        pipe(Order.of("P1").note("paid"));
        pipe(Order.of("P2").currency("euro").note("paid"));
        pipe(Order.of("P3").currency("usd").note("paid"));

        var rule = reports().get("amount_currency-invalidValues");

        assertThat(rule.path("value").intValue()).isEqualTo(2);
        assertThat(rule.path("records").intValue()).isEqualTo(3);
        assertThat(rule.path("passed").booleanValue()).isFalse();
        assertThat(rule.path("field").stringValue()).isEqualTo("amount_currency");
        assertThat(rule.path("firstFailure").stringValue()).isEqualTo("treasury.payment-orders/0/1");
        assertThat(rule.path("sampleKeys").valueStream().map(JsonNode::asString))
                .containsExactly("P2|1", "P3|1");
        assertThat(payments.quarantined()).hasSize(2);
    }

    @Test
    void a_window_begins_anew_and_says_nothing_where_nothing_came() {
        pipe(Order.of("P1").currency("euro"));
        assertThat(reports().get("amount_currency-invalidValues").path("passed").booleanValue())
                .isFalse();

        assertThat(payments.quality()).isEmpty();

        pipe(Order.of("P2"));
        assertThat(reports().get("amount_currency-invalidValues").path("passed").booleanValue())
                .isTrue();
    }

    @Test
    void a_share_is_held_against_a_share() {
        pipe(Order.of("P1").note("-"));
        pipe(Order.of("P2").note(null));
        pipe(Order.of("P3").note("paid"));
        pipe(Order.of("P4").note("paid"));
        pipe(Order.of("P5").note("paid"));

        var rule = reports().get("note-missingValues");

        assertThat(rule.path("value").doubleValue()).isEqualTo(40.0);
        assertThat(rule.path("unit").stringValue()).isEqualTo("percent");
        assertThat(rule.path("severity").stringValue()).isEqualTo("warning");
        assertThat(rule.path("passed").booleanValue()).isTrue();
    }

    @Test
    void what_goes_to_quarantine_unread_counts_against_completeness() {
        pipe(Order.of("P1"));
        payments.pipe(Payments.ORDERS, "k", "not json", Instant.EPOCH);

        var share = reports().get("quarantined-share");

        assertThat(share.path("value").doubleValue()).isEqualTo(50.0);
        assertThat(share.path("dimension").stringValue()).isEqualTo("completeness");
        assertThat(share.path("firstFailure").stringValue()).isEqualTo("treasury.payment-orders/0/1");
    }

    private void pipe(Order order) {
        payments.pipe(Payments.ORDERS, "any", order, Instant.EPOCH);
    }

    private Map<String, JsonNode> reports() {
        List<String> reports = payments.quality();
        return reports.stream()
                .map(JSON::readTree)
                .collect(Collectors.toMap(report -> report.path("rule").stringValue(), report -> report));
    }
}
