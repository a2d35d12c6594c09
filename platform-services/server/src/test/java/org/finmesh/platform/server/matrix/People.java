package org.finmesh.platform.server.matrix;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finmesh.platform.localstack.Keycloak;
import org.finmesh.platform.server.MeshSettings;
import org.finmesh.platform.server.TestingPlatform;
import org.finmesh.platform.server.matrix.Role.Side;
import org.finmesh.platform.server.matrix.RoleTable.Cell;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/** Who calls as what: demo users where they are nothing else besides, and people made for it where they are not. */
final class People implements AutoCloseable {

    private static final String PASSWORD = "finmesh";
    /** Somewhat shorter than a token lives. */
    private static final int TOKEN_SECONDS = 40;

    private static final String ANONYMOUS = "nobody";

    /** Who has every role there is, and belongs to the consumer too. */
    static final String EVERYTHING = "pandora";

    /** Is in the consumer's team until they {@link #leave} it. */
    static final String LEAVER = "levi";

    /** Who is in one group each, and so has the rights of one role; and who has all. */
    private static final Map<String, List<String>> MADE = Map.ofEntries(
            made("signe"),
            made("cora", "/teams/customer-insight"),
            made(LEAVER, "/teams/customer-insight"),
            made("manon", "/teams/customer-insight/managers"),
            made("marek", "/teams/valuation-control/managers"),
            made("ruben", "/teams/retail-banking"),
            made("thea", "/teams/treasury"),
            made("olga", "/domains/retail-banking/owners"),
            made("otto", "/domains/treasury/owners"),
            made("stella", "/domains/retail-banking/stewards"),
            made("stefan", "/domains/treasury/stewards"),
            made(
                    EVERYTHING,
                    "/teams/customer-insight",
                    "/teams/customer-insight/managers",
                    "/teams/retail-banking",
                    "/domains/retail-banking/owners",
                    "/domains/retail-banking/stewards",
                    "/council",
                    "/platform",
                    "/auditors"));

    private record Token(String text, Instant until) {}

    private final TestingPlatform platform;
    private final org.keycloak.admin.client.Keycloak keycloak;
    private final Map<String, Token> tokens = new HashMap<>();

    People(TestingPlatform platform) {
        this.platform = platform;
        var server = platform.stack().keycloak();
        this.keycloak = KeycloakBuilder.builder()
                .serverUrl(server.url())
                .realm("master")
                .clientId("admin-cli")
                .username(Keycloak.ADMIN)
                .password(server.adminPassword())
                .build();
        MADE.forEach(this::make);
    }

    /** The names of those that a cell is tried as. */
    static List<String> of(Cell cell) {
        var own = cell.side() == Side.OWN;
        return switch (cell.role()) {
            case ANONYMOUS -> List.of(ANONYMOUS);
            case SIGNED_IN -> List.of("signe");
            // Who asks, and who is in the same team and did not.
            case CONSUMER -> own ? List.of("clara", "cora") : List.of("viktor");
            case MANAGER -> List.of(own ? "manon" : "marek");
            case COLLEAGUE -> List.of(own ? "ruben" : "thea");
            case OWNER -> List.of(own ? "olga" : "otto");
            case STEWARD -> List.of(own ? "stella" : "stefan");
            case COUNCIL -> List.of("kofi");
            case PLATFORM -> List.of("paul");
            case AUDITOR -> List.of("alma");
            case OPERATOR -> List.of("finmesh-operator");
            case DOMAIN_ACCOUNT -> List.of("domain-retail-banking");
            case CONSUMER_ACCOUNT -> List.of("consumer-customer-insight");
        };
    }

    /** Empty for who has none. */
    Optional<String> token(String name) {
        if (name.equals(ANONYMOUS)) {
            return Optional.empty();
        }
        var known = tokens.get(name);
        if (known == null || Instant.now().isAfter(known.until())) {
            var text = name.contains("-") ? accountToken(name) : platform.token(name);
            known = new Token(text, Instant.now().plusSeconds(TOKEN_SECONDS));
            tokens.put(name, known);
        }
        return Optional.of(known.text());
    }

    /** The secret that a client has now. */
    String secret(String client) {
        var clients = realm().clients();
        return clients.get(clients.findByClientId(client).getFirst().getId())
                .getSecret()
                .getValue();
    }

    void leave(String name, String group) {
        var id = realm().users().searchByUsername(name, true).getFirst().getId();
        realm().users().get(id).leaveGroup(group(group).getId());
        tokens.remove(name);
    }

    private String accountToken(String client) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", client);
        form.add("client_secret", secret(client));
        var answer = RestClient.create()
                .post()
                .uri(platform.stack().keycloak().tokenUrl())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Map.class);
        return (String) answer.get("access_token");
    }

    private static Map.Entry<String, List<String>> made(String name, String... groups) {
        return Map.entry(name, List.of(groups));
    }

    private void make(String name, List<String> groups) {
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(PASSWORD);
        password.setTemporary(false);
        var user = new UserRepresentation();
        user.setUsername(name);
        user.setFirstName(name);
        user.setLastName("Matrix");
        user.setEmail(name + "@finmesh.example");
        user.setEmailVerified(true);
        user.setEnabled(true);
        user.setCredentials(List.of(password));
        try (var answer = realm().users().create(user)) {
            if (answer.getStatus() != 201) {
                throw new AssertionError("Keycloak made no %s: %s".formatted(name, answer.readEntity(String.class)));
            }
        }
        var id = realm().users().searchByUsername(name, true).getFirst().getId();
        groups.forEach(path -> realm().users().get(id).joinGroup(group(path).getId()));
    }

    private GroupRepresentation group(String path) {
        return realm().getGroupByPath(path.substring(1));
    }

    private RealmResource realm() {
        return keycloak.realm(MeshSettings.REALM);
    }

    @Override
    public void close() {
        keycloak.close();
    }
}
