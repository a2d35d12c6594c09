package org.finmesh.platform.provisioning.systems;

import org.finmesh.platform.provisioning.DomainClients;
import org.finmesh.platform.provisioning.ProvisioningError;
import org.finmesh.platform.provisioning.ProvisioningException;
import org.keycloak.admin.client.resource.RealmResource;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The secrets of the domains' service accounts in Keycloak. */
@Component
class KeycloakDomainClients implements DomainClients {

    private final RealmResource realm;

    KeycloakDomainClients(@Lazy RealmResource realm) {
        this.realm = realm;
    }

    @Override
    public boolean exists(String clientId) {
        return ClientHolder.call(() -> !realm.clients().findByClientId(clientId).isEmpty());
    }

    @Override
    public String newSecret(String clientId) {
        return ClientHolder.call(() -> {
            var client = realm.clients().findByClientId(clientId).stream()
                    .findFirst()
                    .orElseThrow(() -> new ProvisioningException(
                            ProvisioningError.UNKNOWN_DOMAIN, "Keycloak has no client " + clientId));
            return realm.clients().get(client.getId()).generateNewSecret().getValue();
        });
    }
}
