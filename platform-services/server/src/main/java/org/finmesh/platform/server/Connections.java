package org.finmesh.platform.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.ws.rs.client.Client;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.SaslConfigs;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.ClientBuilderWrapper;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The server's connections to the mesh's other processes. The database {@code platform} is Spring Boot's own data
 * source; the one below, {@code mesh}, holds the data products.
 */
@Configuration(proxyBeanMethods = false)
class Connections {

    /** Not more than this many of PostgreSQL's connections for work on data products. */
    private static final int MESH_CONNECTIONS_MAX = 6;

    @Bean(defaultCandidate = false)
    @Qualifier("mesh")
    DataSource meshDataSource(MeshSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("mesh");
        config.setJdbcUrl(settings.dataDbUrl());
        config.setUsername(settings.dbUser());
        config.setPassword(settings.dbPassword());
        config.setMaximumPoolSize(MESH_CONNECTIONS_MAX);
        config.setMinimumIdle(1);
        config.addDataSourceProperty("socketTimeout", "30");
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("mesh")
    JdbcClient meshJdbcClient(@Qualifier("mesh") DataSource mesh) {
        return JdbcClient.create(mesh);
    }

    @Bean
    KafkaAdminAccess kafkaAdminAccess(MeshSettings settings) {
        var kafka = settings.kafka();
        return new KafkaAdminAccess(Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                kafka.adminBootstrap(),
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                "SASL_PLAINTEXT",
                SaslConfigs.SASL_MECHANISM,
                "SCRAM-SHA-512",
                SaslConfigs.SASL_JAAS_CONFIG,
                KafkaAdminAccess.scramLogin(kafka.adminUser(), kafka.adminPassword()),
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                CommonClientConfigs.CLIENT_ID_CONFIG,
                "finmesh-platform"));
    }

    @Bean(destroyMethod = "close")
    @Lazy
    Admin kafkaAdmin(KafkaAdminAccess access) {
        var config = new java.util.HashMap<>(access.clientConfig());
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        return Admin.create(config);
    }

    @Bean(destroyMethod = "close")
    @Lazy
    Keycloak keycloak(MeshSettings settings) {
        return KeycloakBuilder.builder()
                .serverUrl(settings.keycloakUrl().toString())
                .realm(MeshSettings.REALM)
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId("finmesh-platform")
                .clientSecret(settings.keycloakClientSecret())
                .resteasyClient(boundedHttpClient())
                .build();
    }

    /** As the admin client makes its own, but with time limits: a Keycloak that hangs must not hang who asks it. */
    private static Client boundedHttpClient() {
        return ClientBuilderWrapper.create(null, false)
                .connectTimeout(2, TimeUnit.SECONDS)
                .readTimeout(10, TimeUnit.SECONDS)
                .register(JacksonProvider.class, 100)
                .build();
    }

    @Bean
    @Lazy
    RealmResource realm(Keycloak keycloak) {
        return keycloak.realm(MeshSettings.REALM);
    }
}
