package org.finmesh.platform.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where Keycloak sends people back to. The realm file says it when the realm is made; a later start on other ports has to
 * tell Keycloak the new address.
 *
 * @param remembered the file with the address that Keycloak was told last
 */
record PortalAddress(Keycloak keycloak, String portalUrl, Path remembered) {

    private static final String CLIENTS = "/admin/realms/finmesh/clients";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Tells Keycloak when it does not know. */
    void tell() {
        try {
            if (!Files.exists(remembered) || !Files.readString(remembered).equals(portalUrl)) {
                change();
                Files.writeString(remembered, portalUrl);
            }
        } catch (IOException e) {
            throw new StackException(
                    StackError.SETUP_FAILED, "Keycloak runs, but could not be told the portal's address: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(
                    StackError.SETUP_FAILED, "interrupted while telling Keycloak the portal's address", e);
        }
    }

    private void change() throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            var token = send(http, token()).path("access_token").asString();
            var found = send(
                    http,
                    authorized(token, CLIENTS + "?clientId=finmesh-portal")
                            .GET()
                            .build());
            var client = (ObjectNode) found.path(0);
            var change = authorized(token, CLIENTS + "/" + client.path("id").asString())
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(moved(client).toString()))
                    .build();
            send(http, change);
        }
    }

    private ObjectNode moved(ObjectNode client) {
        client.put("rootUrl", portalUrl);
        client.putArray("redirectUris").add(portalUrl + "/*");
        client.putArray("webOrigins").add(portalUrl);
        client.withObject("/attributes").put("post.logout.redirect.uris", portalUrl + "/*");
        return client;
    }

    private HttpRequest token() {
        var form = "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                .formatted(Keycloak.ADMIN, keycloak.adminPassword());
        return HttpRequest.newBuilder(URI.create(keycloak.url() + "/realms/master/protocol/openid-connect/token"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private HttpRequest.Builder authorized(String token, String path) {
        return HttpRequest.newBuilder(URI.create(keycloak.url() + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private static JsonNode send(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("%s answers %d".formatted(request.uri(), answer.statusCode()));
        }
        return JsonMapper.shared().readTree(answer.body());
    }
}
