package org.finmesh.platform.server.matrix;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.finmesh.platform.server.TestingPlatform;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of the running server over HTTP, as whoever. */
final class Calls implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @param type of the body, as the server names it; empty when it names none */
    record Reply(int status, String type, String body) {

        boolean succeeded() {
            return status / 100 == 2;
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestingPlatform platform;
    private final People people;

    Calls(TestingPlatform platform, People people) {
        this.platform = platform;
        this.people = people;
    }

    /** @param body JSON; null for none */
    Reply send(String name, String method, String uri, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create(platform.url() + uri))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        people.token(name).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("%s %s got no answer".formatted(method, uri), e);
        }
    }

    /** What has to go well for a call to be tried at all. */
    JsonNode post(String name, String uri, String body) {
        return required("POST", uri, send(name, "POST", uri, body)).json();
    }

    String get(String name, String uri) {
        return required("GET", uri, send(name, "GET", uri, null)).body();
    }

    /** As the platform team sees it, who sees everything of this. */
    JsonNode seen(String uri) {
        return required("GET", uri, send("paul", "GET", uri, null)).json();
    }

    private static Reply required(String method, String uri, Reply reply) {
        if (!reply.succeeded()) {
            throw new AssertionError("%s %s: %s".formatted(method, uri, reply));
        }
        return reply;
    }

    @Override
    public void close() {
        http.close();
    }
}
