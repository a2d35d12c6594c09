package org.finmesh.platform.processing.runtime;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The registry by its Confluent-compatible API. Reads only: the platform registers schemas when it publishes a product. */
final class SchemaRegistry {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    SchemaRegistry(URI base) {
        this.base = base;
    }

    /**
     * The id under which the contract's own schema is registered.
     *
     * @throws ProcessingException NOT_PUBLISHED when it is not, UNAVAILABLE when the registry does not answer
     */
    int idOf(Contract contract) throws InterruptedException {
        return idOf(contract, contract.port().schemaSubject());
    }

    /** As {@link #idOf(Contract)}, of the masked topic; 0 where the port has none. */
    int maskedIdOf(Contract contract) throws InterruptedException {
        return contract.hasPersonalData() ? idOf(contract, contract.port().maskedSchemaSubject()) : 0;
    }

    private int idOf(Contract contract, String subject) throws InterruptedException {
        var body = JSON.writeValueAsString(Map.of("schema", AvroSchema.of(contract), "schemaType", "AVRO"));
        var request = HttpRequest.newBuilder(URI.create(base + "/subjects/" + subject))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        var answer = ask(
                request,
                () -> new ProcessingException(
                        ProcessingError.NOT_PUBLISHED,
                        "the registry has no schema of contract %s %s (subject %s): publish the product, mesh publish <its folder>"
                                .formatted(contract.port(), contract.version(), subject)));
        return answer.required("id").intValue();
    }

    /** The Avro schema with this id, as JSON text. */
    String schema(int id) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(base + "/schemas/ids/" + id)).GET();
        return ask(
                        request,
                        () -> new ProcessingException(
                                ProcessingError.NOT_PUBLISHED, "the registry has no schema with id %d".formatted(id)))
                .required("schema")
                .stringValue();
    }

    private interface Absent {
        ProcessingException error();
    }

    private JsonNode ask(HttpRequest.Builder request, Absent absent) throws InterruptedException {
        try {
            var response = http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> JSON.readTree(response.body());
                case 404 -> throw absent.error();
                default ->
                    throw new ProcessingException(
                            ProcessingError.UNAVAILABLE,
                            "registry %s answers %d".formatted(base, response.statusCode()));
            };
        } catch (IOException | JacksonException away) {
            throw new ProcessingException(
                    ProcessingError.UNAVAILABLE, "registry %s does not answer: %s".formatted(base, away), away);
        }
    }
}
