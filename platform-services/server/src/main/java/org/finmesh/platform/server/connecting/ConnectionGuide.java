package org.finmesh.platform.server.connecting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.api.ProductsApi.Connection;
import org.finmesh.platform.api.ProductsApi.Snippet;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.server.MeshSettings;
import org.finmesh.platform.server.access.Actors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a consumer connects to a port: addresses and names; secrets are placeholders. */
@Component
public class ConnectionGuide {

    static final String SECRET = "<client-secret>";
    private static final String OAUTH = "org.apache.kafka.common.security.oauthbearer.";

    private final MeshSettings settings;
    private final Actors actors;

    ConnectionGuide(MeshSettings settings, Actors actors) {
        this.settings = settings;
        this.actors = actors;
    }

    /**
     * @param consumer one that the caller belongs to; null for the caller's only team, else for the caller
     * @throws AccessException NOT_A_MEMBER, CONSUMER_NAME
     */
    public Connection connection(Contract contract, @Nullable String consumer) {
        var reader = actors.current().consumer(consumer).id();
        var port = contract.port();
        var topic = contract.server("kafka").isPresent() ? port.topic() : null;
        var view = contract.server("postgres").isPresent() ? port.view().toString() : null;
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
            snippets.addAll(sqlSnippets(port, reader, contract));
        }
        return new Connection(
                port.toString(),
                reader.value(),
                kafka,
                topic,
                topic == null ? null : registryUrl(),
                view == null ? null : settings.publicDataDbUrl(),
                view == null ? null : reader.databaseRole(),
                view,
                snippets);
    }

    private List<Snippet> sqlSnippets(PortId port, ConsumerId reader, Contract contract) {
        return new SqlSnippets(settings.publicDataDbUrl(), reader.databaseRole(), port, contract).all();
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
