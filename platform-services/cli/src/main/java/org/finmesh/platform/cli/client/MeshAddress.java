package org.finmesh.platform.cli.client;

import java.nio.file.Path;

/**
 * Where the API and Keycloak are, and where the operator's secret is.
 *
 * @param operatorSecrets the folder with {@code keycloak-client-secret}
 */
public record MeshAddress(String apiUrl, String keycloakUrl, Path operatorSecrets) {

    String tokenUrl() {
        return keycloakUrl + "/realms/finmesh/protocol/openid-connect/token";
    }

    String deviceUrl() {
        return keycloakUrl + "/realms/finmesh/protocol/openid-connect/auth/device";
    }
}
