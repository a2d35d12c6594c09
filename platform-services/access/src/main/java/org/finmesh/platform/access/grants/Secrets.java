package org.finmesh.platform.access.grants;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import javax.sql.DataSource;
import org.finmesh.platform.access.AccessError;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.ConsumerCredentials;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Makes new secrets for consumers; none is kept, and none reaches a server in clear that does not make it itself. */
@Component
public class Secrets {

    private static final int PASSWORD_BYTES = 32;
    private static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    private final SecureRandom random = new SecureRandom();
    private final SystemLocks locks;
    private final KeycloakGate keycloak;
    private final DataSource mesh;

    Secrets(SystemLocks locks, KeycloakGate keycloak, @Qualifier("mesh") DataSource mesh) {
        this.locks = locks;
        this.keycloak = keycloak;
        this.mesh = mesh;
    }

    /** @throws AccessException SYSTEM_BUSY, KEYCLOAK_FAILED, POSTGRESQL_FAILED */
    public ConsumerCredentials issue(ConsumerId consumer) {
        var password = newPassword();
        locks.holding(GrantSystem.POSTGRESQL, LOCK_WAIT, () -> setPassword(consumer, password));
        var secret = locks.holding(GrantSystem.KEYCLOAK, LOCK_WAIT, () -> keycloak.newSecret(consumer));
        return new ConsumerCredentials(consumer, consumer.clientId(), secret, consumer.databaseRole(), password);
    }

    private String newPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The driver sends the SCRAM verifier, so that the password is in no log and no view of running statements. */
    private String setPassword(ConsumerId consumer, String password) {
        try (var connection = mesh.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(consumer.databaseRole(), password.toCharArray(), "scram-sha-256");
            return consumer.databaseRole();
        } catch (SQLException e) {
            throw new AccessException(
                    AccessError.POSTGRESQL_FAILED,
                    "the password of %s could not be set: %s".formatted(consumer.databaseRole(), e.getMessage()),
                    e);
        }
    }
}
