package org.finmesh.platform.server.publishing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.finmesh.platform.server.TestingPlatform;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What there is in Kafka, PostgreSQL and the registry, seen past the server. */
final class TestingSystems implements AutoCloseable {

    private final TestingPlatform platform;
    private final Admin admin;

    TestingSystems(TestingPlatform platform) {
        this.platform = platform;
        this.admin =
                Admin.create(new java.util.HashMap<>(platform.stack().kafka().adminProperties()));
    }

    JdbcClient mesh() {
        var postgreSql = platform.stack().postgreSql();
        return JdbcClient.create(login("platform", postgreSql.platformPassword()));
    }

    JdbcClient platformDatabase() {
        var postgreSql = platform.stack().postgreSql();
        return JdbcClient.create(
                new DriverManagerDataSource(postgreSql.platformJdbcUrl(), "platform", postgreSql.platformPassword()));
    }

    DataSource login(String user, String password) {
        return new DriverManagerDataSource(platform.stack().postgreSql().meshJdbcUrl(), user, password);
    }

    Set<String> topics() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }

    int partitions(String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    String config(String topic, String name) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }

    /** All that bears the domain's name, as texts: topics, ACLs, relations with their grants. */
    Set<String> everythingOf(TestingProduct product) throws ExecutionException, InterruptedException {
        var all = new TreeSet<String>();
        var name = product.port().toString();
        topics().stream().filter(topic -> topic.startsWith(name)).forEach(all::add);
        admin.describeAcls(AclBindingFilter.ANY).values().get().stream()
                .map(AclBinding::toString)
                .filter(acl -> acl.contains(name))
                .forEach(all::add);
        all.addAll(mesh().sql(
                        "select c.oid || ' ' || relname || ' ' || coalesce(relacl::text, '') from pg_class c join pg_namespace n on n.oid = relnamespace where relname = :name and nspname in (:schemas)")
                .param("name", product.port().view().name())
                .param(
                        "schemas",
                        List.of(
                                product.port().view().schema(),
                                product.port().table().schema()))
                .query(String.class)
                .list());
        return all;
    }

    int registryStatus(String path) throws Exception {
        var url = URI.create(platform.stack().registry().url() + "/apis/ccompat/v7" + path);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        admin.close();
    }
}
