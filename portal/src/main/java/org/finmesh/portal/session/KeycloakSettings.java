package org.finmesh.portal.session;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people sign in.
 *
 * @param url Keycloak as this process reaches it
 * @param publicUrl Keycloak as browsers reach it; the same as {@code url} unless containers lie between
 * @param clientSecret of the client {@code finmesh-portal}
 */
@ConfigurationProperties("finmesh.keycloak")
public record KeycloakSettings(String url, String publicUrl, String realm, String clientId, String clientSecret) {

    public KeycloakSettings {
        if (clientSecret.isBlank()) {
            throw new IllegalArgumentException(
                    "the portal has no client secret: put it into the file keycloak-client-secret in FINMESH_SECRETS_DIR");
        }
        clientSecret = clientSecret.strip();
    }

    /** What tokens name as their issuer. */
    String issuer() {
        return publicUrl + "/realms/" + realm;
    }

    String publicEndpoint(String name) {
        return issuer() + "/protocol/openid-connect/" + name;
    }

    String endpoint(String name) {
        return url + "/realms/" + realm + "/protocol/openid-connect/" + name;
    }

    @Override
    public String toString() {
        return "KeycloakSettings[url=%s, publicUrl=%s, realm=%s, clientId=%s]"
                .formatted(url, publicUrl, realm, clientId);
    }
}
