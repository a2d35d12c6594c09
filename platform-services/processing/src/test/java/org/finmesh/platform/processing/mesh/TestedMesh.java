package org.finmesh.platform.processing.mesh;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Columns;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real servers, with what publishing a product of the domain treasury would have made on them. */
public final class TestedMesh {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CLIENT_SECRET = "secret-of-treasury";
    private static final String DOMAIN_PASSWORD = "password-of-treasury";
    private static final String DBT_PASSWORD = "password-of-treasury-dbt";
    private static final TestedMesh SHARED = new TestedMesh();

    private final LocalStack stack =
            LocalStack.temporary(Server.POSTGRESQL, Server.KEYCLOAK, Server.REGISTRY, Server.KAFKA);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Admin admin =
            Admin.create(new HashMap<String, Object>(stack.kafka().adminProperties()));

    private TestedMesh() {
        makeClient();
        makeRoles();
    }

    /** One for all tests of a run; stopped when the JVM ends. */
    public static TestedMesh shared() {
        return SHARED;
    }

    public LocalStack stack() {
        return stack;
    }

    /** The environment of a process of the domain treasury. */
    public Map<String, String> environment(Path domainFolder, Path state) {
        try {
            var secrets = Files.createDirectories(state.resolve("secrets"));
            Files.writeString(secrets.resolve("client-secret"), CLIENT_SECRET);
            Files.writeString(secrets.resolve("database-password"), DOMAIN_PASSWORD);
            Files.writeString(secrets.resolve("dbt-password"), DBT_PASSWORD);
            return new HashMap<>(Map.of(
                    "FINMESH_HTTP_PORT", "0",
                    "FINMESH_DOMAIN_DIR", domainFolder.toString(),
                    "FINMESH_STATE_DIR", state.toString(),
                    "FINMESH_KAFKA_BOOTSTRAP", stack.kafka().bootstrap(),
                    "FINMESH_KEYCLOAK_URL", stack.keycloak().url(),
                    "FINMESH_REGISTRY_URL", stack.registry().url(),
                    "FINMESH_DATA_DB_URL", stack.postgreSql().meshJdbcUrl(),
                    "FINMESH_SECRETS_DIR", secrets.toString()));
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    /** Topics, rights, schema and table of each of the product's ports, empty. */
    public void publish(DataProduct product) {
        for (var contract : product.contracts()) {
            publishTable(contract);
            if (contract.server("kafka").isPresent()) {
                publishTopics(product, contract);
            }
        }
    }

    private void publishTopics(DataProduct product, Contract contract) {
        var port = contract.port();
        var topics = new ArrayList<>(List.of(port.topic(), "treasury.measurements"));
        topics.addAll(topicsBeside(port));
        topics.addAll(product.sourceTopics());
        topics.forEach(topic -> makeTopic(topic, topic.endsWith("measurements") ? 1 : 2));
        topics.forEach(
                topic -> allow(ResourceType.TOPIC, topic, PatternType.LITERAL, AclOperation.READ, AclOperation.WRITE));
        allow(
                ResourceType.TOPIC,
                port.applicationId() + "-",
                PatternType.PREFIXED,
                AclOperation.READ,
                AclOperation.WRITE,
                AclOperation.CREATE);
        allow(ResourceType.GROUP, port.applicationId(), PatternType.LITERAL, AclOperation.READ);
        allow(
                ResourceType.TRANSACTIONAL_ID,
                port.applicationId() + "-",
                PatternType.PREFIXED,
                AclOperation.WRITE,
                AclOperation.DESCRIBE);
        var body = JSON.writeValueAsString(Map.of("schema", AvroSchema.of(contract), "schemaType", "AVRO"));
        var request = HttpRequest.newBuilder(URI.create(
                        stack.registry().url() + "/apis/ccompat/v7/subjects/" + port.schemaSubject() + "/versions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        // After an outage of PostgreSQL that a test made, the registry fails once for each connection that it lost.
        await("the registry has the schema", () -> !call(request).isNull());
    }

    static List<String> topicsBeside(PortId port) {
        return List.of(port.quarantineTopic(), port.filteredTopic(), port.injectedTopic(), port.canaryTopic());
    }

    /** As provisioning makes topics: what the broker appends is dated when it is appended. */
    public void makeTopic(String name, int partitions) {
        try {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)
                            .configs(Map.of("message.timestamp.type", "LogAppendTime"))))
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(failed);
            }
        } catch (InterruptedException ending) {
            throw new IllegalStateException(ending);
        }
    }

    public void deleteTopic(String name) {
        await("topic %s is deleted".formatted(name), () -> {
            admin.deleteTopics(List.of(name)).all().get();
            return true;
        });
        await(
                "topic %s is gone".formatted(name),
                () -> !admin.listTopics().names().get().contains(name));
    }

    public boolean hasTopic(String name) {
        try {
            return admin.listTopics().names().get().contains(name);
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Collection<MemberDescription> members(String group) throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group))
                .all()
                .get()
                .get(group)
                .members();
    }

    /** Its offsets would be of the topics that were deleted. */
    public void forgetGroup(String group) {
        await("group %s is gone".formatted(group), () -> {
            try {
                if (!members(group).isEmpty()) {
                    // A member with an instance id stays until its session is over, for it may come back.
                    admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                            .all()
                            .get();
                }
                admin.deleteConsumerGroups(List.of(group)).all().get();
                return true;
            } catch (ExecutionException failed) {
                return failed.getCause() instanceof GroupIdNotFoundException;
            }
        });
    }

    /** Takes the domain's rights to a topic; publishing gives them again. */
    public void revokeTopic(String name) {
        var pattern = new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL);
        try {
            admin.deleteAcls(List.of(new AclBindingFilter(pattern.toFilter(), AccessControlEntryFilter.ANY)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void allow(ResourceType type, String name, PatternType pattern, AclOperation... operations) {
        var bindings = new ArrayList<AclBinding>();
        for (var operation : operations) {
            bindings.add(new AclBinding(
                    new ResourcePattern(type, name, pattern),
                    new AccessControlEntry("User:domain-treasury", "*", operation, AclPermissionType.ALLOW)));
        }
        try {
            admin.createAcls(bindings).all().get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void makeClient() {
        var form = Map.of(
                        "grant_type", "password",
                        "client_id", "admin-cli",
                        "username", "admin",
                        "password", stack.keycloak().adminPassword())
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var token = call(HttpRequest.newBuilder(
                                URI.create(stack.keycloak().url() + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .required("access_token")
                .asString();
        var client = Map.of(
                "clientId",
                "domain-treasury",
                "secret",
                CLIENT_SECRET,
                "publicClient",
                false,
                "serviceAccountsEnabled",
                true,
                "standardFlowEnabled",
                false,
                "defaultClientScopes",
                List.of("basic", "finmesh-data"));
        call(HttpRequest.newBuilder(URI.create(stack.keycloak().url() + "/admin/realms/finmesh/clients"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(client))));
    }

    private JsonNode call(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response.statusCode() + " " + response.body());
            }
            return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void makeRoles() {
        sql("create role domain_treasury login password '%s'".formatted(DOMAIN_PASSWORD));
        sql("create role dbt_treasury login password '%s'".formatted(DBT_PASSWORD));
        sql("grant connect, temporary on database mesh to domain_treasury, dbt_treasury");
        sql("create schema treasury");
        sql("create schema treasury_tables");
        sql("grant usage on schema treasury to domain_treasury, dbt_treasury");
        sql("grant usage on schema treasury_tables to domain_treasury");
        sql("""
                create table treasury_tables.table_port_offsets (
                    topic text, partition integer, next_offset bigint not null, primary key (topic, partition))""");
        sql("""
                create table treasury_tables.table_port_deletions (
                    topic text, key text, event_time timestamptz not null, deleted_at timestamptz not null,
                    primary key (topic, key))""");
        sql("grant select, insert, update, delete on treasury_tables.table_port_offsets to domain_treasury");
        sql("grant select, insert, update, delete on treasury_tables.table_port_deletions to domain_treasury");
    }

    /** Where dbt builds, empty. */
    public void makeDbtSchema() {
        sql("drop schema if exists treasury_dbt cascade");
        sql("create schema treasury_dbt");
        sql("grant usage, create on schema treasury_dbt to dbt_treasury");
        sql("grant usage on schema treasury_dbt to domain_treasury");
        try (var connection =
                        DriverManager.getConnection(stack.postgreSql().meshJdbcUrl(), "dbt_treasury", DBT_PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(
                    "alter default privileges in schema treasury_dbt grant select on tables to domain_treasury");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void publishTable(Contract contract) {
        var table = contract.port().table();
        var columns = Columns.of(contract).stream()
                .map(column ->
                        "%s %s%s".formatted(column.name(), column.sqlType(), column.nullable() ? "" : " not null"))
                .collect(Collectors.joining(", "));
        var key = contract.key().stream().map(Contract.Property::name).collect(Collectors.joining(", "));
        var names = Columns.of(contract).stream().map(Columns.Column::name).collect(Collectors.joining(", "));
        sql("drop table if exists %s cascade".formatted(table));
        sql("delete from treasury_tables.table_port_offsets where topic = '%s'"
                .formatted(contract.port().topic()));
        sql("create table %s (%s, event_time timestamptz not null, primary key (%s))".formatted(table, columns, key));
        sql("create view %s as select %s from %s".formatted(contract.port().view(), names, table));
        sql("grant select, insert, update, delete on %s to domain_treasury".formatted(table));
        sql("grant select on %s to domain_treasury, dbt_treasury"
                .formatted(contract.port().view()));
    }

    /** As the owner of the tables. */
    public void sql(String statement) {
        try (var connection = connection();
                var running = connection.createStatement()) {
            running.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public long count(String query) {
        return Long.parseLong(one(query));
    }

    public String one(String query) {
        try (var connection = connection();
                var running = connection.createStatement();
                var row = running.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getObject(1));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As the owner of the tables. */
    Connection connection() throws SQLException {
        return DriverManager.getConnection(
                stack.postgreSql().meshJdbcUrl(), "platform", stack.postgreSql().platformPassword());
    }

    public KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                new HashMap<>(stack.kafka().adminProperties()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** All that a reader of committed records gets from the topic now. */
    public List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        try (var consumer = committedFromTheStart(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** A reader of the topic's committed records, before the first. */
    public KafkaConsumer<byte[], byte[]> committedFromTheStart(String topic) {
        var properties = new HashMap<String, Object>(stack.kafka().adminProperties());
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** Polls a condition every 100 ms, for at most 90 s. */
    public static void await(String what, Callable<Boolean> condition) {
        var until = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        Exception last = null;
        while (System.nanoTime() < until) {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (Exception notYet) {
                last = notYet;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("not within 90 s: " + what, last);
    }
}
