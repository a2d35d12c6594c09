package org.finmesh.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final OfferedPort PORT = new OfferedPort(
            PortId.parse("retail-banking.payments.v1"),
            true,
            true,
            false,
            List.of(
                    new OfferedPort.Field("id", Classification.INTERNAL, false, false),
                    new OfferedPort.Field("customer", Classification.CONFIDENTIAL, true, false),
                    new OfferedPort.Field("merchant", Classification.CONFIDENTIAL, true, true)),
            "active",
            null,
            null,
            null);

    @Test
    void whatCanBeReadNowComesFirst() {
        var wide = reading(null, PersonalData.CLEAR, false);
        var narrow = reading(List.of("id"), PersonalData.MASKED, true);
        assertThat(sorted(wide, narrow)).containsExactly(narrow, wide);
    }

    @Test
    void aTopicCountsMoreThanColumns() {
        var withTopic = reading(List.of("id", "customer"), PersonalData.MASKED, true);
        var withoutTopic = reading(List.of("id", "customer"), PersonalData.CLEAR, true);
        assertThat(withTopic.entitlement().topic()).contains("retail-banking.payments.v1.masked");
        assertThat(withoutTopic.entitlement().topic()).isEmpty();
        assertThat(sorted(withoutTopic, withTopic)).containsExactly(withTopic, withoutTopic);
    }

    @Test
    void inClearCountsMoreThanMasked() {
        var masked = reading(null, PersonalData.MASKED, true);
        var clear = reading(null, PersonalData.CLEAR, true);
        assertThat(sorted(masked, clear)).containsExactly(clear, masked);
    }

    @Test
    void whyThereIsNoTopicNamesWhatItWouldShowAndIsNotAgreed() {
        assertThat(reading(List.of("id"), PersonalData.MASKED, true)
                        .entitlement()
                        .topicNote())
                .hasValueSatisfying(note -> assertThat(note).endsWith("not agreed are customer, merchant"));
        assertThat(reading(List.of("customer"), PersonalData.MASKED, true)
                        .entitlement()
                        .topicNote())
                .hasValueSatisfying(note -> assertThat(note).endsWith("not agreed are id"));
    }

    private static List<Reading> sorted(Reading... readings) {
        return Stream.of(readings).sorted(Reading.WIDEST_FIRST).toList();
    }

    private static Reading reading(@Nullable List<String> fields, PersonalData personal, boolean inForce) {
        return new Reading(
                new ConsumerId("customer-insight"), Terms.of(PORT, fields, personal, null, 30), PORT, inForce);
    }
}
