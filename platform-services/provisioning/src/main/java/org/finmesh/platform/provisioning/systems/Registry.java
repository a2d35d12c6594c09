package org.finmesh.platform.provisioning.systems;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.finmesh.platform.provisioning.ProvisioningError;
import org.finmesh.platform.provisioning.ProvisioningException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of the Confluent-compatible API, version 7, that publishing needs. */
@Component
class Registry {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    /** @param url of the registry, without a path */
    Registry(@Value("${finmesh.registry-url}") URI url) {
        this.base = URI.create(url.toString().replaceAll("/+$", "") + "/apis/ccompat/v7/");
    }

    Optional<String> latestSchema(String subject) {
        return found(call("GET", "subjects/" + subject + "/versions/latest", null))
                .map(answer -> answer.get("schema").asString());
    }

    /** The subject's own level; empty where it has none and the registry's applies. */
    Optional<String> compatibility(String subject) {
        return found(call("GET", "config/" + subject, null))
                .map(answer -> answer.get("compatibilityLevel").asString());
    }

    /** Why the registry would refuse the schema; empty when it would take it. */
    Optional<String> objection(String subject, String schema) {
        var answer = found(
                call("POST", "compatibility/subjects/" + subject + "/versions?verbose=true", body("schema", schema)));
        if (answer.isEmpty() || answer.get().get("is_compatible").asBoolean()) {
            return Optional.empty();
        }
        var messages = answer.get().get("messages");
        return Optional.of(
                messages == null || messages.isEmpty()
                        ? "the registry gives no reason"
                        : messages.valueStream().map(JsonNode::asString).collect(Collectors.joining("; ")));
    }

    void register(String subject, String schema) {
        expectOk(call("POST", "subjects/" + subject + "/versions", body("schema", schema)));
    }

    void setCompatibility(String subject, String level) {
        expectOk(call("PUT", "config/" + subject, body("compatibility", level)));
    }

    private static String body(String name, String value) {
        return JSON.writeValueAsString(Map.of(name, value));
    }

    private Optional<JsonNode> found(HttpResponse<String> response) {
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(JSON.readTree(expectOk(response)));
    }

    private String expectOk(HttpResponse<String> response) {
        if (response.statusCode() / 100 == 2) {
            return response.body();
        }
        var kind = response.statusCode() >= 500
                ? ProvisioningError.REGISTRY_UNAVAILABLE
                : ProvisioningError.UNEXPECTED_ANSWER;
        throw new ProvisioningException(
                kind,
                "the schema registry answered %d to %s: %s"
                        .formatted(
                                response.statusCode(), response.request().uri().getPath(), response.body()));
    }

    private HttpResponse<String> call(String method, String path, @Nullable String body) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", MEDIA_TYPE)
                .header("Accept", MEDIA_TYPE + ", application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw unavailable(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw unavailable(interruption);
        }
    }

    private ProvisioningException unavailable(Exception cause) {
        return new ProvisioningException(
                ProvisioningError.REGISTRY_UNAVAILABLE,
                "the schema registry at %s does not answer. See that it runs, then publish again: what is done stays done"
                        .formatted(base),
                cause);
    }
}
