package org.finmesh.platform.access.grants;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.finmesh.platform.access.AccessError;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.access.OfferedPort;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.springframework.stereotype.Component;

/** Consumers' clients in Keycloak: enabled while there is something to read, disabled when there is not. */
@Component
class KeycloakGate implements Gate<ClientState> {

    private static final int PAGE = 200;

    private final RealmResource realm;

    KeycloakGate(RealmResource realm) {
        this.realm = realm;
    }

    @Override
    public GrantSystem system() {
        return GrantSystem.KEYCLOAK;
    }

    @Override
    public ClientState intended(ConsumerId consumer, Set<OfferedPort> ports) {
        return new ClientState(!ports.isEmpty(), true);
    }

    @Override
    public Map<ConsumerId, ClientState> actual() {
        return reporting(() -> {
            var clients = new HashMap<ConsumerId, ClientState>();
            List<ClientRepresentation> page;
            var first = 0;
            do {
                page = realm.clients().findAll("consumer-", null, true, first, PAGE);
                page.forEach(client -> ConsumerId.ofClientId(client.getClientId())
                        .ifPresent(consumer -> clients.put(consumer, ClientState.of(client))));
                first += PAGE;
            } while (page.size() == PAGE);
            return clients;
        });
    }

    @Override
    public void change(ConsumerId consumer, ClientState actual, ClientState intended) {
        reporting(() -> {
            find(consumer).ifPresentOrElse(client -> update(client, intended), () -> create(consumer));
            return consumer;
        });
    }

    /** A new secret; the earlier one stops working. */
    String newSecret(ConsumerId consumer) {
        return reporting(() -> find(consumer)
                .map(client -> resource(client).generateNewSecret().getValue())
                .orElseThrow(() -> new AccessException(
                        AccessError.KEYCLOAK_FAILED,
                        "the client %s is not there yet; it is made within seconds of an approval: try again"
                                .formatted(consumer.clientId()))));
    }

    private void create(ConsumerId consumer) {
        try (var response = realm.clients().create(ClientState.newClient(consumer))) {
            if (response.getStatus() / 100 != 2) {
                throw new WebApplicationException(response);
            }
        }
    }

    private void update(ClientRepresentation client, ClientState intended) {
        var resource = resource(client);
        resource.update(ClientState.shaped(client, intended.enabled()));
        var unwanted = resource.getDefaultClientScopes().stream()
                .filter(scope -> !ClientState.SCOPES.contains(scope.getName()))
                .toList();
        unwanted.forEach(scope -> resource.removeDefaultClientScope(scope.getId()));
        resource.getOptionalClientScopes().forEach(scope -> resource.removeOptionalClientScope(scope.getId()));
        realm.clientScopes().findAll().stream()
                .filter(scope -> ClientState.SCOPES.contains(scope.getName()))
                .forEach(scope -> resource.addDefaultClientScope(scope.getId()));
        var mappers = resource.getProtocolMappers();
        mappers.getMappers().forEach(mapper -> mappers.delete(mapper.getId()));
    }

    private Optional<ClientRepresentation> find(ConsumerId consumer) {
        return realm.clients().findByClientId(consumer.clientId()).stream().findFirst();
    }

    private ClientResource resource(ClientRepresentation client) {
        return realm.clients().get(client.getId());
    }

    private static <T> T reporting(Supplier<T> work) {
        try {
            return work.get();
        } catch (WebApplicationException | ProcessingException e) {
            throw new AccessException(AccessError.KEYCLOAK_FAILED, "Keycloak's clients: " + e.getMessage(), e);
        }
    }
}
