package org.finmesh.platform.server.access;

import java.net.URI;
import org.finmesh.platform.access.ConsumerEndpoints;
import org.finmesh.platform.server.MeshSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells access where consumers come in, so that it can try as one. */
@Configuration(proxyBeanMethods = false)
class ConsumerWays {

    @Bean
    ConsumerEndpoints consumerEndpoints(MeshSettings settings) {
        return new ConsumerEndpoints(
                URI.create(settings.realmUrl() + "/protocol/openid-connect/token"),
                settings.kafka().bootstrap());
    }
}
