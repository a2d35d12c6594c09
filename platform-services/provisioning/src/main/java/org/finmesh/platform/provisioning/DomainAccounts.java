package org.finmesh.platform.provisioning;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.finmesh.platform.contract.DomainName;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The accounts that a domain's process runs with. */
@Service
public class DomainAccounts {

    private static final int PASSWORD_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource mesh;
    private final DomainClients clients;

    DomainAccounts(@Qualifier("mesh") DataSource mesh, DomainClients clients) {
        this.mesh = mesh;
        this.clients = clients;
    }

    /** Keycloak's client, and Kafka's principal: {@code domain-treasury}. */
    public static String clientId(DomainName domain) {
        return "domain-" + domain;
    }

    /** Writes the domain's tables: {@code domain_treasury}. */
    public static String databaseRole(DomainName domain) {
        return "domain_" + domain.sqlSchema();
    }

    /** Builds in the domain's dbt schema: {@code dbt_treasury}. */
    public static String dbtRole(DomainName domain) {
        return "dbt_" + domain.sqlSchema();
    }

    /**
     * New secrets; earlier ones stop working. Nothing of them is kept in clear: Keycloak and PostgreSQL have what they
     * need to check them.
     *
     * @throws ProvisioningException when the domain has no accounts yet, or a system cannot be reached
     */
    public DomainCredentials issue(DomainName domain) {
        requirePublished(domain);
        var password = password();
        var dbtPassword = password();
        setPassword(databaseRole(domain), password);
        setPassword(dbtRole(domain), dbtPassword);
        return new DomainCredentials(
                clientId(domain),
                clients.newSecret(clientId(domain)),
                databaseRole(domain),
                password,
                dbtRole(domain),
                dbtPassword);
    }

    private void requirePublished(DomainName domain) {
        var roles = JdbcClient.create(mesh)
                .sql("select count(*) from pg_roles where rolname in (:roles)")
                .param("roles", List.of(databaseRole(domain), dbtRole(domain)))
                .query(Integer.class)
                .single();
        if (roles < 2 || !clients.exists(clientId(domain))) {
            throw new ProvisioningException(
                    ProvisioningError.UNKNOWN_DOMAIN,
                    "domain %s has no accounts yet: they are made when its first product is published"
                            .formatted(domain));
        }
    }

    /** The driver sends PostgreSQL a verifier only, so that the password is in no log of its. */
    private void setPassword(String role, String password) {
        try (var connection = mesh.getConnection()) {
            connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
        } catch (SQLException failure) {
            throw new ProvisioningException(
                    ProvisioningError.DATABASE_UNAVAILABLE,
                    "PostgreSQL did not take a new password for %s; see that it runs, then ask again".formatted(role),
                    failure);
        }
    }

    private static String password() {
        var bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
