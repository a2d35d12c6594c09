package org.finmesh.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What exists in the mesh. For everybody who is signed in. */
@HttpExchange("/api/v1")
public interface ProductsApi {

    /** @param q words to look for in ids, names, descriptions, fields and tags; all products when absent or blank */
    @GetExchange("/products")
    List<ProductSummary> products(@RequestParam(name = "q", required = false) @Nullable String q);

    /** 404 when there is none of that id. */
    @GetExchange("/products/{id}")
    ProductDetail product(@PathVariable("id") String id);

    /**
     * Some of the newest rows of a port's view: only for who may read it: the owning domain, and consumers with an
     * active agreement, these as they are entitled to: the agreed columns, masked where masked is agreed. 403 for all others.
     *
     * @param limit 1 to 50
     */
    @GetExchange("/ports/{port}/sample")
    Sample sample(@PathVariable("port") String port, @RequestParam(name = "limit", defaultValue = "10") int limit);

    /**
     * How a consumer connects to a port: addresses and names, no secrets. What is named is what the consumer's agreement
     * entitles to; to the caller of another consumer, or before there is an agreement, what the whole port with its personal
     * fields masked would.
     */
    @GetExchange("/ports/{port}/connection")
    Connection connection(
            @PathVariable("port") String port,
            @RequestParam(name = "consumer", required = false) @Nullable String consumer);

    /**
     * @param port the one of the highest major version, which all below is about
     * @param match why a search found it, e.g. {@code field rate}; null without a search
     */
    record ProductSummary(
            String id,
            String port,
            String domain,
            String name,
            String purpose,
            String owner,
            String version,
            String status,
            String classification,
            boolean personalData,
            List<String> outlets,
            List<String> tags,
            Freshness freshness,
            @Nullable String match) {}

    /**
     * @param freshnessMs age of what a reader sees, measured from the events' own time; null while unmeasured
     * @param promiseMs the contract's bound; null when it promises none
     * @param state {@code kept}, {@code breached} or {@code unmeasured}
     * @param measuredAt ISO 8601 instant, UTC; null while unmeasured
     */
    record Freshness(
            @Nullable Long freshnessMs,
            @Nullable Long promiseMs,
            String state,
            @Nullable Double recordsPerSecond,
            @Nullable String measuredAt) {}

    record ProductDetail(
            ProductSummary summary,
            @Nullable String limitations,
            @Nullable String usage,
            @Nullable String support,
            String processing,
            List<String> inputs,
            List<Port> ports,
            List<Edge> lineage) {}

    /**
     * An output port: one contract, read as topic, as view, or both.
     *
     * @param id {@code treasury.fx-rates.v1}
     * @param status of the contract: {@code draft}, {@code active}, {@code deprecated}…; {@code retired} from the port's end
     *     of life on
     * @param end when and how the port ends; null when that is not announced
     * @param topic null when it has no topic outlet
     * @param view null when it has no table outlet
     * @param contractYaml the contract as its authors wrote it
     */
    record Port(
            String id,
            int major,
            String version,
            String status,
            @Nullable PortEnd end,
            String classification,
            boolean personalData,
            @Nullable String granularity,
            @Nullable String topic,
            @Nullable String view,
            List<Field> fields,
            List<Promise> promises,
            Freshness freshness,
            String contractYaml,
            String avroSchema,
            List<String> regulations) {}

    /**
     * The announced end of a port. Instants are ISO 8601, UTC.
     *
     * @param endOfSupport from when on it takes no requests; null when that is not announced
     * @param endOfLife from when on nothing is published and nobody reads
     * @param successor the port to move to; null while there is none
     * @param migrationGuide how to move there, as text or URL
     */
    record PortEnd(
            @Nullable String endOfSupport,
            String endOfLife,
            @Nullable String successor,
            @Nullable String migrationGuide) {}

    record Field(
            String name,
            String businessName,
            @Nullable String description,
            String type,
            boolean required,
            boolean key,
            String classification,
            boolean personal,
            boolean criticalDataElement,
            @Nullable String concept,
            List<String> examples) {}

    /**
     * @param measured what was last measured, in the promise's unit; null when this promise is not measured
     * @param kept whether the promise holds now; null when not measured
     */
    record Promise(
            String property,
            String value,
            @Nullable String unit,
            @Nullable String description,
            @Nullable String measured,
            @Nullable Boolean kept) {}

    /** An observed flow from one topic or table to another. */
    record Edge(String from, String to, String observedAt) {}

    /** @param rows values as text, null for SQL's null, in the order of {@code columns} */
    record Sample(String port, List<String> columns, List<List<@Nullable String>> rows) {}

    /**
     * @param kafkaProperties of a Kafka client, {@code client.secret} left as a placeholder
     * @param topic null when the port has no topic outlet, or one that would show more than is agreed
     * @param topicNote why there is no topic, where the port has one; null where there is nothing to say
     * @param jdbcUrl null when the port has no table outlet
     * @param columns of the view that can be read, in the contract's order
     * @param snippets ready to copy, in the order to show them
     */
    record Connection(
            String port,
            String consumer,
            java.util.Map<String, String> kafkaProperties,
            @Nullable String topic,
            @Nullable String topicNote,
            @Nullable String registryUrl,
            @Nullable String jdbcUrl,
            @Nullable String databaseUser,
            @Nullable String view,
            List<String> columns,
            List<Snippet> snippets) {}

    /** @param language {@code properties}, {@code sh}, {@code sql}, {@code java}, {@code python} */
    record Snippet(String title, String language, String text) {}
}
