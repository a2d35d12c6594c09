#!/bin/bash
# A broker, its own controller, as the local stack runs it; a test holds the two settings against each other.
set -euo pipefail
umask 077
admin_password=$(cat /run/secrets/kafka-admin-password)
controller_password=$(cat /run/secrets/controller-password)
settings=/tmp/server.properties
cat >$settings <<PROPERTIES
process.roles=broker,controller
node.id=1
log.dirs=/var/lib/kafka/data
listeners=CLIENT://:18004,INSIDE://:19004,ADMIN://:18005,CONTROLLER://127.0.0.1:18006
advertised.listeners=CLIENT://localhost:18004,INSIDE://kafka:19004,ADMIN://kafka:18005
listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,INSIDE:SASL_PLAINTEXT,ADMIN:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
allow.everyone.if.no.acl.found=false
super.users=User:platform;User:controller
auto.create.topics.enable=false
controller.listener.names=CONTROLLER
controller.quorum.voters=1@127.0.0.1:18006
sasl.mechanism.controller.protocol=PLAIN
listener.name.controller.sasl.enabled.mechanisms=PLAIN
listener.name.controller.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="controller" password="$controller_password" user_controller="$controller_password";
inter.broker.listener.name=ADMIN
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
listener.name.admin.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.admin.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="platform" password="$admin_password";
listener.name.client.sasl.enabled.mechanisms=OAUTHBEARER
listener.name.client.connections.max.reauth.ms=300000
listener.name.client.oauthbearer.sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;
listener.name.client.oauthbearer.sasl.server.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler
listener.name.inside.sasl.enabled.mechanisms=OAUTHBEARER
listener.name.inside.connections.max.reauth.ms=300000
listener.name.inside.oauthbearer.sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;
listener.name.inside.oauthbearer.sasl.server.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler
sasl.oauthbearer.jwks.endpoint.url=$FINMESH_KEYCLOAK_URL/realms/finmesh/protocol/openid-connect/certs
sasl.oauthbearer.expected.issuer=$FINMESH_KEYCLOAK_URL/realms/finmesh
sasl.oauthbearer.expected.audience=finmesh-data
sasl.oauthbearer.sub.claim.name=client_id
sasl.oauthbearer.jwks.endpoint.refresh.ms=60000
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
PROPERTIES

# By an argument file, because a command line can be read by everybody.
cat >/tmp/format-arguments <<ARGUMENTS
-cp "/opt/kafka/libs/*"
kafka.tools.StorageTool format --ignore-formatted
--config "$settings"
--cluster-id finmesh-containers-000
--add-scram "SCRAM-SHA-512=[name=platform,password=$admin_password]"
ARGUMENTS
java @/tmp/format-arguments
rm /tmp/format-arguments
export KAFKA_HEAP_OPTS='-Xms128m -Xmx448m'
export KAFKA_OPTS="-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=$FINMESH_KEYCLOAK_URL/realms/finmesh/protocol/openid-connect/certs"
exec /opt/kafka/bin/kafka-server-start.sh $settings
