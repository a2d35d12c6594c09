package org.finmesh.platform.localstack;

import java.nio.file.Path;
import java.util.Optional;

/** A broker's {@code server.properties}; it holds passwords. */
record KafkaProperties(
        MeshPorts ports, Path data, String adminPassword, String controllerPassword, Optional<Keycloak> keycloak) {

    String text() {
        return listeners() + controller() + admin() + keycloak.map(this::client).orElse("") + singleNode();
    }

    private String listeners() {
        var client = keycloak.isPresent() ? "CLIENT://127.0.0.1:%d,".formatted(ports.kafkaClient()) : "";
        var advertised = keycloak.isPresent() ? "CLIENT://localhost:%d,".formatted(ports.kafkaClient()) : "";
        return """
                process.roles=broker,controller
                node.id=1
                log.dirs=%s
                listeners=%sADMIN://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
                advertised.listeners=%sADMIN://localhost:%d
                listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,ADMIN:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                allow.everyone.if.no.acl.found=false
                super.users=User:%s;User:controller
                auto.create.topics.enable=false
                """.formatted(
                        data,
                        client,
                        ports.kafkaAdmin(),
                        ports.kafkaController(),
                        advertised,
                        ports.kafkaAdmin(),
                        Kafka.ADMIN_USER);
    }

    /** PLAIN, not SCRAM: SCRAM's credentials are in the metadata that this listener is needed to read. */
    private String controller() {
        return """
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@127.0.0.1:%1$d
                sasl.mechanism.controller.protocol=PLAIN
                listener.name.controller.sasl.enabled.mechanisms=PLAIN
                listener.name.controller.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
                username="controller" password="%2$s" user_controller="%2$s";
                """.formatted(ports.kafkaController(), controllerPassword);
    }

    private String admin() {
        return """
                inter.broker.listener.name=ADMIN
                sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
                listener.name.admin.sasl.enabled.mechanisms=SCRAM-SHA-512
                listener.name.admin.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \
                username="%s" password="%s";
                """.formatted(Kafka.ADMIN_USER, adminPassword);
    }

    /** A session lives as long as its token: a client has to come with a new one, which Keycloak may refuse. */
    private String client(Keycloak server) {
        return """
                listener.name.client.sasl.enabled.mechanisms=OAUTHBEARER
                listener.name.client.connections.max.reauth.ms=300000
                listener.name.client.oauthbearer.sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;
                listener.name.client.oauthbearer.sasl.server.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler
                sasl.oauthbearer.jwks.endpoint.url=%s
                sasl.oauthbearer.expected.issuer=%s
                sasl.oauthbearer.expected.audience=finmesh-data
                sasl.oauthbearer.sub.claim.name=client_id
                sasl.oauthbearer.jwks.endpoint.refresh.ms=60000
                """.formatted(server.keysUrl(), server.issuer());
    }

    private static String singleNode() {
        return """
                num.partitions=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=8
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=16777216
                """;
    }
}
