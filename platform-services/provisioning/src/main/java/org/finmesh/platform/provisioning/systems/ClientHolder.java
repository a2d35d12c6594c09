package org.finmesh.platform.provisioning.systems;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.finmesh.platform.provisioning.Desired;
import org.finmesh.platform.provisioning.ProvisioningError;
import org.finmesh.platform.provisioning.ProvisioningException;
import org.finmesh.platform.provisioning.Resource;
import org.finmesh.platform.provisioning.Resource.Client;
import org.finmesh.platform.provisioning.ResourceHolder;
import org.finmesh.platform.provisioning.Step;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The domains' service accounts in Keycloak. */
@Component
@Order(4)
class ClientHolder implements ResourceHolder {

    private static final int CONFLICT = 409;

    private final RealmResource realm;

    ClientHolder(@Lazy RealmResource realm) {
        this.realm = realm;
    }

    @Override
    public boolean holds(Resource resource) {
        return resource instanceof Client;
    }

    @Override
    public List<Resource> actual(Desired desired) {
        return desired.resources().stream()
                .filter(Client.class::isInstance)
                .<Resource>flatMap(client -> find(((Client) client).clientId()).map(ClientHolder::asResource).stream())
                .toList();
    }

    private static Client asResource(ClientRepresentation found) {
        var usable = Boolean.TRUE.equals(found.isEnabled()) && Boolean.TRUE.equals(found.isServiceAccountsEnabled());
        return new Client(
                found.getClientId(), usable ? new TreeSet<>(found.getDefaultClientScopes()) : new TreeSet<>());
    }

    @Override
    public void apply(Step step) {
        switch (step) {
            case Step.Create(Client client) -> create(client);
            case Step.Change(Client client, var from, var detail) -> change(client);
            case Step.Keep keep -> {}
            case Step other ->
                throw new IllegalStateException("no such step in Keycloak: " + other.action() + " "
                        + other.resource().key());
        }
    }

    private void create(Client client) {
        call(() -> {
            try (var response = realm.clients().create(representation(client))) {
                if (response.getStatus() / 100 != 2 && response.getStatus() != CONFLICT) {
                    throw new WebApplicationException(response);
                }
                return client;
            }
        });
    }

    private static ClientRepresentation representation(Client client) {
        var representation = new ClientRepresentation();
        representation.setClientId(client.clientId());
        representation.setName(client.clientId());
        representation.setDescription("Service account of a domain, made by publishing its first product");
        representation.setProtocol("openid-connect");
        representation.setEnabled(true);
        representation.setPublicClient(false);
        representation.setClientAuthenticatorType("client-secret");
        representation.setServiceAccountsEnabled(true);
        representation.setStandardFlowEnabled(false);
        representation.setImplicitFlowEnabled(false);
        representation.setDirectAccessGrantsEnabled(false);
        representation.setFullScopeAllowed(false);
        representation.setDefaultClientScopes(List.copyOf(client.scopes()));
        return representation;
    }

    private void change(Client client) {
        call(() -> {
            var found = find(client.clientId()).orElseThrow();
            var resource = realm.clients().get(found.getId());
            found.setEnabled(true);
            found.setServiceAccountsEnabled(true);
            resource.update(found);
            realm.clientScopes().findAll().stream()
                    .filter(scope -> client.scopes().contains(scope.getName()))
                    .forEach(scope -> resource.addDefaultClientScope(scope.getId()));
            return found;
        });
    }

    private Optional<ClientRepresentation> find(String clientId) {
        return call(() -> realm.clients().findByClientId(clientId).stream().findFirst());
    }

    static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException | ProcessingException failure) {
            throw new ProvisioningException(
                    ProvisioningError.IDENTITY_UNAVAILABLE,
                    "Keycloak did not do what the product needs (%s). See that it runs, then publish again: what is done stays done"
                            .formatted(failure.getMessage()),
                    failure);
        }
    }
}
