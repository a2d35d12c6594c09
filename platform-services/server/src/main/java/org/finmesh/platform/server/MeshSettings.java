package org.finmesh.platform.server;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the mesh's other processes are; see docs/architecture.md for the environment variables behind it.
 *
 * @param dataDbUrl JDBC URL of the database {@code mesh}, as the server reaches it
 * @param publicDataDbUrl the same database, as consumers reach it
 * @param keycloakUrl without a path; the realm is {@code finmesh}
 * @param registryUrl of the schema registry, without a path
 * @param publicRegistryUrl the same registry, as consumers reach it
 */
@ConfigurationProperties("finmesh")
public record MeshSettings(
        String dataDbUrl,
        String publicDataDbUrl,
        String dbUser,
        String dbPassword,
        Kafka kafka,
        URI keycloakUrl,
        String keycloakClientSecret,
        URI registryUrl,
        URI publicRegistryUrl) {

    public static final String REALM = "finmesh";

    /**
     * @param bootstrap of the listener CLIENT, told to consumers
     * @param adminBootstrap of the listener ADMIN, for the server alone
     */
    public record Kafka(String bootstrap, String adminBootstrap, String adminUser, String adminPassword) {}

    /** The issuer of the realm's tokens. */
    public URI realmUrl() {
        return URI.create(withoutTrailingSlash(keycloakUrl) + "/realms/" + REALM);
    }

    private static String withoutTrailingSlash(URI uri) {
        var text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
