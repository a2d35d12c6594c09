package org.finmesh.platform.access;

import java.net.URI;

/**
 * Where consumers come in, as the platform reaches it.
 *
 * @param token of Keycloak, where a client gets its token
 * @param kafkaBootstrap of Kafka's listener CLIENT
 */
public record ConsumerEndpoints(URI token, String kafkaBootstrap) {}
