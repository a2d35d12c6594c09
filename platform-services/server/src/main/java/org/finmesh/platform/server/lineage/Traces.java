package org.finmesh.platform.server.lineage;

import java.util.List;
import org.finmesh.platform.api.LineageApi;
import org.finmesh.platform.api.LineageApi.Trace;
import org.finmesh.platform.lineage.LineageError;
import org.finmesh.platform.lineage.LineageException;
import org.finmesh.platform.lineage.Span;
import org.finmesh.platform.lineage.Spans;
import org.finmesh.platform.server.identity.Caller;
import org.springframework.stereotype.Component;

/** The paths of single records, for those who may know them. */
@Component
class Traces {

    private final Spans spans;

    Traces(Spans spans) {
        this.spans = spans;
    }

    /** @throws LineageException TRACE_UNKNOWN, NOT_YOURS_TO_TRACE */
    Trace of(String traceId, Caller reader) {
        if (!reader.platform() && !reader.auditor() && reader.owns().isEmpty()) {
            throw notYours(reader);
        }
        var found = spans.of(traceId);
        if (found.isEmpty()) {
            throw new LineageException(
                    LineageError.TRACE_UNKNOWN,
                    "nothing is known of trace '%s': spans are kept for a day, and only some records are traced"
                            .formatted(traceId));
        }
        if (!reader.platform() && !reader.auditor() && !wentThroughTheirs(found, reader)) {
            throw notYours(reader);
        }
        return new Trace(traceId, found.stream().map(Traces::answer).toList());
    }

    private static boolean wentThroughTheirs(List<Span> spans, Caller reader) {
        return spans.stream().anyMatch(span -> reader.owns(span.port().product().domain()));
    }

    private static LineageException notYours(Caller reader) {
        return new LineageException(
                LineageError.NOT_YOURS_TO_TRACE,
                "the record went through no domain that %s owns; the platform team and auditors see every trace"
                        .formatted(reader.user()));
    }

    private static LineageApi.Span answer(Span span) {
        return new LineageApi.Span(
                span.spanId(),
                span.parentSpanId(),
                span.port().toString(),
                span.name(),
                span.startedAt().toString(),
                span.endedAt().toString(),
                span.attributes());
    }
}
