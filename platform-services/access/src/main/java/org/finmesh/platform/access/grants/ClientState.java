package org.finmesh.platform.access.grants;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.finmesh.platform.access.ConsumerId;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * A consumer's client in Keycloak.
 *
 * @param enabled whether it gets tokens
 * @param asMade whether it still is what was made: client credentials and nothing else
 */
record ClientState(boolean enabled, boolean asMade) implements Held {

    static final ClientState LOCKED = new ClientState(false, true);

    /** They carry the subject, the audience that Kafka asks for, and the client's id. */
    static final List<String> SCOPES = List.of("basic", "finmesh-data", "service_account");

    private static final String DEVICE_FLOW = "oauth2.device.authorization.grant.enabled";

    @Override
    public SortedSet<String> rights() {
        var rights = new TreeSet<String>();
        if (enabled) {
            rights.add("client enabled");
        }
        rights.add(asMade ? "client credentials only" : "settings other than those made");
        return rights;
    }

    static ClientState of(ClientRepresentation client) {
        return new ClientState(client.isEnabled(), hasOnlyClientCredentials(client) && hasOnlyOurScopes(client));
    }

    private static boolean hasOnlyClientCredentials(ClientRepresentation client) {
        return is(client.isServiceAccountsEnabled())
                && !is(client.isPublicClient())
                && !is(client.isStandardFlowEnabled())
                && !is(client.isImplicitFlowEnabled())
                && !is(client.isDirectAccessGrantsEnabled())
                && !is(client.isFullScopeAllowed())
                && !"true".equals(attributes(client).get(DEVICE_FLOW))
                && (client.getProtocolMappers() == null
                        || client.getProtocolMappers().isEmpty());
    }

    private static boolean hasOnlyOurScopes(ClientRepresentation client) {
        return Set.copyOf(client.getDefaultClientScopes()).equals(Set.copyOf(SCOPES))
                && client.getOptionalClientScopes().isEmpty();
    }

    private static Map<String, String> attributes(ClientRepresentation client) {
        return client.getAttributes() == null ? Map.of() : client.getAttributes();
    }

    private static boolean is(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    static ClientRepresentation newClient(ConsumerId consumer) {
        var client = new ClientRepresentation();
        client.setClientId(consumer.clientId());
        client.setName("Consumer " + consumer);
        client.setDescription("Made and kept by Finmesh from the agreements of '%s'".formatted(consumer));
        return shaped(client, true);
    }

    /** With everything that {@link #asMade} asks for. */
    static ClientRepresentation shaped(ClientRepresentation client, boolean enabled) {
        client.setEnabled(enabled);
        client.setProtocol("openid-connect");
        client.setPublicClient(false);
        client.setServiceAccountsEnabled(true);
        client.setStandardFlowEnabled(false);
        client.setImplicitFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setFullScopeAllowed(false);
        client.setAttributes(Map.of(DEVICE_FLOW, "false"));
        client.setDefaultClientScopes(SCOPES);
        client.setOptionalClientScopes(List.of());
        return client;
    }
}
