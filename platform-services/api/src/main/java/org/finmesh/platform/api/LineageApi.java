package org.finmesh.platform.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * What flows into what, as observed. A dataset is a port's id, for its topic and its view; a source topic; {@code
 * schema.table}; or {@code <namespace>/<name>} where it is outside the mesh. A field is {@code <dataset>:<field>}. Instants
 * are ISO 8601, UTC.
 */
@HttpExchange("/api/v1/lineage")
public interface LineageApi {

    /**
     * Takes an event by OpenLineage 2-0-2, as any client of OpenLineage sends it: of the platform team, and of owners whose
     * domain its outputs are of. 403 for a job that claims to write a product of another domain; 422 with all that is wrong
     * for what is no such event.
     *
     * @param event JSON, at most 4 MiB
     */
    @PostExchange
    Taken take(@RequestBody byte[] event);

    /** @param isNew false for an event that was taken before: nothing has changed */
    record Taken(boolean isNew) {}

    /**
     * Which fields a field is made of, or is used for, over all steps, nearest first.
     *
     * @param of a field; {@code *} as the field's name for all of a dataset
     * @param direction {@code upstream} or {@code downstream}
     * @param direct whether to leave out what only decides whether, where or of which rows a value is made
     */
    @GetExchange("/fields")
    FieldLineage fields(
            @RequestParam("of") String of,
            @RequestParam(name = "direction", defaultValue = "upstream") String direction,
            @RequestParam(name = "direct", defaultValue = "false") boolean direct);

    record FieldLineage(String of, String direction, List<FieldFlow> flows) {}

    /**
     * @param how in OpenLineage's words, such as {@code IDENTITY}, {@code TRANSFORMATION}, {@code JOIN}
     * @param job who said so
     * @param stale whether it was not seen for so long that it may be over
     */
    record FieldFlow(
            String from,
            String to,
            boolean direct,
            String how,
            String job,
            String firstSeen,
            String lastSeen,
            boolean stale) {}

    /** Which datasets a dataset is made of, or is used for, over all steps, nearest first. */
    @GetExchange("/datasets")
    DatasetLineage datasets(
            @RequestParam("of") String of,
            @RequestParam(name = "direction", defaultValue = "upstream") String direction);

    record DatasetLineage(String of, String direction, List<DatasetFlow> flows) {}

    record DatasetFlow(String from, String to, String job, String firstSeen, String lastSeen, boolean stale) {}

    /** What a change of a dataset or a field reaches: ports in the mesh, their fields, and who reads these by agreement. */
    @GetExchange("/impact")
    Impact impact(@RequestParam("of") String of);

    record Impact(String of, List<AffectedPort> ports) {}

    /**
     * @param owner who answers for the product; null where it is published no more
     * @param consumers who reads one of the fields; null where it is not for the caller to know: it is for owners of the
     *     port's domain and of the domain that changes something, the platform team and auditors
     */
    record AffectedPort(
            String port,
            @Nullable String owner,
            List<String> fields,
            @Nullable List<String> consumers) {}

    /** Where the personal fields of the mesh's ports go, or those of one port. */
    @GetExchange("/personal")
    List<PersonalField> personal(@RequestParam(name = "port", required = false) @Nullable String port);

    /** @param reaches what is made from it, directly or over other fields */
    record PersonalField(String field, List<ReachedField> reaches) {}

    /**
     * @param marked whether its contract says that it is personal; false where it does not, or where there is no contract
     */
    record ReachedField(String field, boolean marked) {}

    /** What products read and do not declare: what they still do first, at most 500. */
    @GetExchange("/undeclared")
    List<Undeclared> undeclared();

    /**
     * @param saidBy the job whose event said so, or {@code measurement}
     * @param endedAt null while it is so
     */
    record Undeclared(
            String port,
            String input,
            String saidBy,
            String firstSeen,
            String lastSeen,
            @Nullable String endedAt) {}

    /**
     * The path of one record by its trace, in the order of time, kept for a day: for the platform team, auditors, and owners
     * of a domain that it went through. 404 where nothing of it is known.
     *
     * @param traceId 32 hexadecimal digits: the second part of the header {@code traceparent}
     */
    @GetExchange("/traces/{traceId}")
    Trace trace(@PathVariable("traceId") String traceId);

    record Trace(String traceId, List<Span> spans) {}

    /** @param attributes such as {@code topic}, {@code partition}, {@code offset}; never the record's values */
    record Span(
            String spanId,
            @Nullable String parentSpanId,
            String port,
            String name,
            String startedAt,
            String endedAt,
            Map<String, String> attributes) {}
}
