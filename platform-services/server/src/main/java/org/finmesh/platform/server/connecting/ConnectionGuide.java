package org.finmesh.platform.server.connecting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.finmesh.platform.access.Access;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.access.Reading;
import org.finmesh.platform.api.ProductsApi.Connection;
import org.finmesh.platform.api.ProductsApi.Snippet;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.server.MeshSettings;
import org.finmesh.platform.server.access.Actors;
import org.finmesh.platform.server.identity.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a consumer connects to a port: addresses and names; secrets are placeholders. */
@Component
public class ConnectionGuide {

    static final String SECRET = "<client-secret>";
    private static final String OAUTH = "org.apache.kafka.common.security.oauthbearer.";

    private final MeshSettings settings;
    private final CurrentCaller caller;
    private final Access access;
    private final Actors actors;

    ConnectionGuide(MeshSettings settings, CurrentCaller caller, Access access, Actors actors) {
        this.settings = settings;
        this.caller = caller;
        this.access = access;
        this.actors = actors;
    }

    /** @param consumer null for the caller's only team, else for the caller */
    public Connection connection(Contract contract, @Nullable String consumer) {
        var reader = new ConsumerId(consumer == null || consumer.isBlank() ? ownConsumer() : consumer);
        var entitlement = entitlement(contract.port(), reader);
        var topic = entitlement.topic().orElse(null);
        var view = entitlement.view().orElse(null);
        var columns = Columns.of(contract, entitlement);
        var kafka = topic == null ? Map.<String, String>of() : kafkaProperties(reader);
        var snippets = new ArrayList<Snippet>();
        if (topic != null) {
            snippets.addAll(new KafkaSnippets(
                            topic,
                            tokenUrl(),
                            registryUrl(),
                            reader.clientId(),
                            settings.kafka().bootstrap(),
                            kafka)
                    .all());
        }
        if (view != null) {
            snippets.addAll(
                    new SqlSnippets(settings.publicDataDbUrl(), reader.databaseRole(), view, Columns.quoted(columns))
                            .all());
        }
        return new Connection(
                contract.port().toString(),
                reader.value(),
                kafka,
                topic,
                entitlement.topicNote().orElse(null),
                topic == null ? null : registryUrl(),
                view == null ? null : settings.publicDataDbUrl(),
                view == null ? null : reader.databaseRole(),
                view == null ? null : view.toString(),
                columns,
                snippets);
    }

    private Entitlement entitlement(PortId port, ConsumerId reader) {
        return access.readings(actors.current(), port).stream()
                .filter(reading -> reading.consumer().equals(reader))
                .findFirst()
                .map(Reading::entitlement)
                .orElseGet(() -> access.offer(port));
    }

    private String ownConsumer() {
        var asking = caller.get();
        return asking.teams().size() == 1 ? asking.teams().first() : asking.user();
    }

    /** For Kafka's Java clients from 4.1 on. */
    private Map<String, String> kafkaProperties(ConsumerId reader) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("bootstrap.servers", settings.kafka().bootstrap());
        properties.put("security.protocol", "SASL_PLAINTEXT");
        properties.put("sasl.mechanism", "OAUTHBEARER");
        properties.put("sasl.jaas.config", OAUTH + "OAuthBearerLoginModule required;");
        properties.put("sasl.login.callback.handler.class", OAUTH + "OAuthBearerLoginCallbackHandler");
        properties.put("sasl.oauthbearer.token.endpoint.url", tokenUrl());
        properties.put("sasl.oauthbearer.client.credentials.client.id", reader.clientId());
        properties.put("sasl.oauthbearer.client.credentials.client.secret", SECRET);
        properties.put("group.id", reader.kafkaGroup());
        properties.put("auto.offset.reset", "earliest");
        // Topic ports are written in transactions: what was not committed was not published.
        properties.put("isolation.level", "read_committed");
        return properties;
    }

    private String tokenUrl() {
        return settings.realmUrl() + "/protocol/openid-connect/token";
    }

    private String registryUrl() {
        return settings.publicRegistryUrl().toString().replaceAll("/+$", "") + "/apis/ccompat/v7";
    }
}
