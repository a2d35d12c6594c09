package org.finmesh.platform.cli.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.finmesh.platform.cli.CliError;
import org.finmesh.platform.cli.CommandFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts forms to Keycloak and reads what it answers. */
final class FormPost {

    private final Duration timeout;

    FormPost(Duration timeout) {
        this.timeout = timeout;
    }

    /** @param body JSON, or empty when Keycloak answered something else */
    record Answer(int status, JsonNode body) {

        boolean isOk() {
            return status == 200;
        }

        String text(String name) {
            return body.path(name).asString();
        }

        String errorCode() {
            return body.path("error").asString("");
        }

        /** For people. */
        String error() {
            return "Keycloak answered %d, %s"
                    .formatted(status, body.path("error_description").asString(errorCode()));
        }
    }

    Answer post(String url, Map<String, String> parameters) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(timeout)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(parameters)))
                .build();
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response.body()));
        } catch (IOException e) {
            throw NotRunning.failure(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(CliError.SIGN_IN_FAILED, "interrupted while calling " + url, e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException _) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
