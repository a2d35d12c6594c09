package org.finmesh.platform.access.proof;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.finmesh.platform.access.ConsumerEndpoints;
import org.finmesh.platform.access.ConsumerId;
import org.keycloak.admin.client.resource.RealmResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks Keycloak for a token as the consumer's client does. Its secret is read for the moment, and neither it nor the token is
 * kept.
 */
@Component
class KeycloakTrial {

    private static final Duration ANSWER_TIME_MAX = Duration.ofSeconds(8);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ConsumerEndpoints endpoints;
    private final RealmResource realm;

    KeycloakTrial(ConsumerEndpoints endpoints, RealmResource realm) {
        this.endpoints = endpoints;
        this.realm = realm;
    }

    /** @param token there when the outcome is that it was given */
    record Answer(Seen seen, Optional<String> token) {

        static Answer without(Seen seen) {
            return new Answer(seen, Optional.empty());
        }

        @Override
        public String toString() {
            return "Answer[%s]".formatted(seen);
        }
    }

    Answer token(ConsumerId consumer) {
        try {
            var secret = secret(consumer);
            return secret.isEmpty()
                    ? Answer.without(Seen.refused("there is no client " + consumer.clientId()))
                    : ask(consumer, secret.get());
        } catch (WebApplicationException | ProcessingException | IOException | JacksonException e) {
            return Answer.without(Seen.failed(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.without(Seen.failed(e));
        }
    }

    private Optional<String> secret(ConsumerId consumer) {
        return realm.clients().findByClientId(consumer.clientId()).stream()
                .findFirst()
                .map(client -> realm.clients().get(client.getId()).getSecret().getValue());
    }

    private Answer ask(ConsumerId consumer, String secret) throws IOException, InterruptedException {
        var form = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(consumer.clientId(), URLEncoder.encode(secret, StandardCharsets.UTF_8));
        var response = http.send(
                HttpRequest.newBuilder(endpoints.token())
                        .timeout(ANSWER_TIME_MAX)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        return switch (response.statusCode()) {
            case 200 ->
                new Answer(
                        Seen.allowed("a token was given"),
                        Optional.of(JSON.readTree(response.body())
                                .path("access_token")
                                .asString()));
            case 400, 401 -> Answer.without(Seen.refused(reason(response.body())));
            default -> throw new IOException("Keycloak answered " + response.statusCode());
        };
    }

    private static String reason(String body) {
        var answer = JSON.readTree(body);
        return "%s: %s"
                .formatted(
                        answer.path("error").asString("refused"),
                        answer.path("error_description").asString(""));
    }
}
