package org.finmesh.platform.provisioning.systems;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.finmesh.platform.provisioning.Desired;
import org.finmesh.platform.provisioning.Resource;
import org.finmesh.platform.provisioning.Resource.Topic;
import org.finmesh.platform.provisioning.ResourceHolder;
import org.finmesh.platform.provisioning.Step;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Topics. */
@Component
@Order(3)
class KafkaHolder implements ResourceHolder {

    /** The settings that contracts decide; what else somebody set on a topic is left alone. */
    private static final Set<String> DECIDED = Set.of(
            "cleanup.policy", "retention.ms", "retention.bytes", "min.compaction.lag.ms", "message.timestamp.type");

    private final Admin admin;

    KafkaHolder(@Lazy Admin admin) {
        this.admin = admin;
    }

    @Override
    public boolean holds(Resource resource) {
        return resource instanceof Topic;
    }

    @Override
    public List<Resource> actual(Desired desired) {
        var names = new TreeSet<String>();
        desired.resources().stream().filter(this::holds).forEach(topic -> names.add(((Topic) topic).topic()));
        desired.undeclared().stream().filter(key -> key.kind().equals("topic")).forEach(key -> names.add(key.name()));
        names.retainAll(Kafka.answer(admin.listTopics().names()));
        if (names.isEmpty()) {
            return List.of();
        }
        var configs = configs(names);
        return Kafka.answer(admin.describeTopics(names).allTopicNames()).values().stream()
                .<Resource>map(topic -> new Topic(
                        topic.name(), topic.partitions().size(), configs.getOrDefault(topic.name(), Map.of())))
                .toList();
    }

    private Map<String, Map<String, String>> configs(Collection<String> names) {
        var resources = names.stream().map(KafkaHolder::configOf).toList();
        return Kafka.answer(admin.describeConfigs(resources).all()).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), entry -> decided(entry.getValue())));
    }

    private static Map<String, String> decided(Config config) {
        var decided = new HashMap<String, String>();
        config.entries().stream()
                .filter(entry -> entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG && DECIDED.contains(entry.name()))
                .forEach(entry -> decided.put(entry.name(), entry.value()));
        return decided;
    }

    @Override
    public void apply(Step step) {
        switch (step) {
            case Step.Create(Topic topic) -> create(topic);
            case Step.Change(Topic topic, Topic from, var detail) -> change(topic, from);
            case Step.Keep keep -> {}
            case Step other ->
                throw new IllegalStateException("no such step on a topic: " + other.action() + " "
                        + other.resource().key());
        }
    }

    /** With the broker's own replication factor. A topic that is there already is one that a crash left us. */
    private void create(Topic topic) {
        var created = new NewTopic(topic.topic(), java.util.Optional.of(topic.partitions()), java.util.Optional.empty())
                .configs(topic.config());
        Kafka.answerUnless(
                TopicExistsException.class, admin.createTopics(List.of(created)).all());
    }

    private void change(Topic topic, Topic from) {
        var changes = new ArrayList<AlterConfigOp>();
        topic.config()
                .forEach((name, value) -> changes.add(new AlterConfigOp(new ConfigEntry(name, value), OpType.SET)));
        from.config().keySet().stream()
                .filter(name -> !topic.config().containsKey(name))
                .forEach(name -> changes.add(new AlterConfigOp(new ConfigEntry(name, ""), OpType.DELETE)));
        Kafka.answer(admin.incrementalAlterConfigs(Map.of(configOf(topic.topic()), changes))
                .all());
    }

    private static ConfigResource configOf(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
