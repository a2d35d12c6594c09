package org.finmesh.platform.provisioning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.provisioning.Resource.Acl;
import org.finmesh.platform.provisioning.Resource.Subject;
import org.finmesh.platform.provisioning.Resource.Topic;

/** A product's topics, their schemas, and what its domain's service account may do with them. */
final class DesiredKafka {

    /** Old readers must read new records and new readers old ones, over all versions of a major. */
    private static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private static final String QUARANTINE_RETENTION = Retention.millis("30d");
    /** Canaries come in here too, beside replays, which a domain that runs takes at once. */
    private static final String INJECTED_RETENTION = Retention.millis("7d");

    private static final String CANARY_RETENTION = Retention.millis("1d");
    private static final String MEASUREMENTS_RETENTION = Retention.millis("1d");

    /** So long every record stays, that whether each input came to something can be checked. */
    private static final String UNCOMPACTED = Retention.millis("1d");

    /** A source topic is bound by size, not by time: a source looks there for what it has written already. */
    private static final String SOURCE_BYTES_MAX = Long.toString(2L * 1024 * 1024 * 1024);

    private final DataProduct product;
    private final String principal;
    private final List<Resource> subjects = new ArrayList<>();
    private final List<Resource> topics = new ArrayList<>();
    private final List<Resource> acls = new ArrayList<>();

    private DesiredKafka(DataProduct product) {
        this.product = product;
        this.principal = "User:" + Desired.account(product);
    }

    static List<Resource> of(DataProduct product) {
        return new DesiredKafka(product).resources();
    }

    private List<Resource> resources() {
        product.contracts().stream().filter(Desired::hasTopic).forEach(this::addPort);
        addSources();
        addMeasurements();
        addInputs();
        var all = new ArrayList<>(subjects);
        all.addAll(topics);
        all.addAll(acls);
        return all;
    }

    private void addPort(Contract contract) {
        var port = contract.port();
        subjects.add(new Subject(port.schemaSubject(), AvroSchema.of(contract), COMPATIBILITY, null));
        topics.add(new Topic(port.topic(), partitions(contract), portConfig(contract)));
        for (var own : List.of(port.quarantineTopic(), port.filteredTopic())) {
            topics.add(new Topic(own, 1, config("delete", "retention.ms", QUARANTINE_RETENTION)));
        }
        topics.add(new Topic(port.injectedTopic(), 1, config("delete", "retention.ms", INJECTED_RETENTION)));
        topics.add(new Topic(port.canaryTopic(), 1, config("delete", "retention.ms", CANARY_RETENTION)));
        acls.add(Acl.literal(principal, "TOPIC", port.topic(), "READ", "WRITE"));
        Desired.topicsBeside(port).forEach(own -> acls.add(Acl.literal(principal, "TOPIC", own, "READ", "WRITE")));
        if (contract.hasPersonalData()) {
            subjects.add(new Subject(port.maskedSchemaSubject(), AvroSchema.of(contract), COMPATIBILITY, null));
            topics.add(new Topic(port.maskedTopic(), partitions(contract), portConfig(contract)));
            acls.add(Acl.literal(principal, "TOPIC", port.maskedTopic(), "READ", "WRITE"));
        }
        addApplication(port);
    }

    /** Kafka Streams makes and removes topics of its own, and only under its application's name. */
    private void addApplication(PortId port) {
        var prefix = port.applicationId() + "-";
        acls.add(Acl.prefixed(
                principal, "TOPIC", prefix, "READ", "WRITE", "CREATE", "DELETE", "DESCRIBE_CONFIGS", "ALTER_CONFIGS"));
        acls.add(Acl.literal(principal, "GROUP", port.applicationId(), "READ", "DELETE"));
        acls.add(Acl.prefixed(principal, "GROUP", prefix, "READ", "DELETE"));
        acls.add(Acl.literal(principal, "TRANSACTIONAL_ID", port.applicationId(), "WRITE", "DESCRIBE"));
        acls.add(Acl.prefixed(principal, "TRANSACTIONAL_ID", prefix, "WRITE", "DESCRIBE"));
    }

    private void addSources() {
        for (var source : product.sourceTopics()) {
            topics.add(new Topic(source, sourcePartitions(), sourceConfig()));
            acls.add(Acl.literal(principal, "TOPIC", source, "READ", "WRITE"));
        }
    }

    private int sourcePartitions() {
        return product.contracts().stream()
                .filter(Desired::hasTopic)
                .mapToInt(DesiredKafka::partitions)
                .max()
                .orElse(1);
    }

    private static Map<String, String> sourceConfig() {
        var config = config("delete", "retention.ms", "-1");
        config.put("retention.bytes", SOURCE_BYTES_MAX);
        return config;
    }

    private void addMeasurements() {
        var topic = product.id().domain() + ".measurements";
        topics.add(new Topic(topic, 1, config("delete", "retention.ms", MEASUREMENTS_RETENTION)));
        acls.add(Acl.literal(principal, "TOPIC", topic, "WRITE"));
    }

    /** Ports of the same domain; those of others come by agreement, as for every consumer. */
    private void addInputs() {
        product.inputPorts().stream()
                .filter(port -> port.product().domain().equals(product.id().domain()))
                .filter(port -> !ownPort(port))
                .filter(port -> product.processing().equals("kafka-streams"))
                .forEach(port -> acls.add(Acl.literal(principal, "TOPIC", port.topic(), "READ", "WRITE")));
    }

    private boolean ownPort(PortId port) {
        return port.product().equals(product.id());
    }

    private static int partitions(Contract contract) {
        var value = contract.server("kafka").orElseThrow().customProperties().get("partitions");
        return value == null ? 1 : value.asInt();
    }

    private static Map<String, String> portConfig(Contract contract) {
        var properties = contract.server("kafka").orElseThrow().customProperties();
        var cleanup = properties.get("cleanupPolicy");
        var retention = properties.get("retention");
        var config = config(cleanup == null ? "delete" : cleanup.asString());
        if (config.get("cleanup.policy").contains("compact")) {
            config.put("min.compaction.lag.ms", UNCOMPACTED);
        }
        if (retention != null) {
            config.put("retention.ms", Retention.millis(retention.asString()));
        }
        return config;
    }

    /** Retention counts from when the broker got a record: its event may be years old, and is in the header. */
    private static Map<String, String> config(String cleanupPolicy, String... more) {
        var config = new HashMap<String, String>();
        config.put("cleanup.policy", cleanupPolicy);
        config.put("message.timestamp.type", "LogAppendTime");
        for (var i = 0; i < more.length; i += 2) {
            config.put(more[i], more[i + 1]);
        }
        return config;
    }
}
