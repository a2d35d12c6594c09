package org.finmesh.platform.access.grants;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
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
    private static final int AT_ONCE = 6;

    private final RealmResource realm;

    KeycloakGate(RealmResource realm) {
        this.realm = realm;
    }

    @Override
    public GrantSystem system() {
        return GrantSystem.KEYCLOAK;
    }

    @Override
    public ClientState intended(ConsumerId consumer, Allowance allowance) {
        return new ClientState(!allowance.isNothing(), true);
    }

    @Override
    public Map<ConsumerId, ClientState> actual(Collection<ConsumerId> consumers) {
        var clients = new ConcurrentHashMap<ConsumerId, ClientState>();
        reporting(() -> atOnce(consumers.stream()
                .<Runnable>map(consumer ->
                        () -> find(consumer).ifPresent(client -> clients.put(consumer, ClientState.of(client))))
                .toList()));
        return clients;
    }

    @Override
    public Look<ClientState> look(Collection<OfferedPort> ports) {
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
            return new Look<>(clients, List.of());
        });
    }

    @Override
    public Map<ConsumerId, RuntimeException> change(Map<ConsumerId, Correction<ClientState>> changes) {
        var failures = new ConcurrentHashMap<ConsumerId, RuntimeException>();
        reporting(() -> atOnce(changes.entrySet().stream()
                .<Runnable>map(entry -> () -> {
                    try {
                        change(entry.getKey(), entry.getValue().intended());
                    } catch (WebApplicationException e) {
                        failures.put(entry.getKey(), failed(e));
                    }
                })
                .toList()));
        return failures;
    }

    private void change(ConsumerId consumer, ClientState intended) {
        find(consumer).ifPresentOrElse(client -> update(client, intended), () -> create(consumer));
    }

    /** Not more than {@value #AT_ONCE} at a time; the first failure is thrown when all have ended. */
    private static boolean atOnce(List<Runnable> calls) {
        try (var threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("keycloak-", 0).factory())) {
            var running = calls.stream()
                    .map(call -> CompletableFuture.runAsync(call, threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(running).join();
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
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
            throw failed(e);
        }
    }

    private static AccessException failed(RuntimeException e) {
        return new AccessException(AccessError.KEYCLOAK_FAILED, "Keycloak's clients: " + e.getMessage(), e);
    }
}
