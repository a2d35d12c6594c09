package org.finmesh.platform.processing.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    /** The specification's own example. */
    private static final String EXAMPLE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void what_is_written_is_read_again() {
        for (var sampled : new boolean[] {true, false}) {
            var begun = TraceContext.begin(sampled);

            assertThat(TraceContext.of(header(begun.toString()))).contains(begun);
        }
        assertThat(TraceContext.of(header(EXAMPLE)).orElseThrow()).hasToString(EXAMPLE);
    }

    @Test
    void the_next_span_is_of_the_same_trace_and_as_sampled() {
        var first = TraceContext.of(header(EXAMPLE)).orElseThrow();

        var next = first.next();

        assertThat(next.traceId()).isEqualTo(first.traceId());
        assertThat(next.sampled()).isTrue();
        assertThat(next.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(first.spanId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"
            })
    void what_the_specification_does_not_allow_is_no_context(String traceparent) {
        assertThat(TraceContext.of(header(traceparent))).isEmpty();
        assertThat(TraceContext.of(new RecordHeaders())).isEmpty();
    }

    private static RecordHeaders header(String traceparent) {
        return (RecordHeaders)
                new RecordHeaders().add(TraceContext.HEADER, traceparent.getBytes(StandardCharsets.ISO_8859_1));
    }
}
