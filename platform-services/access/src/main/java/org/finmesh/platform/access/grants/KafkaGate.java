package org.finmesh.platform.access.grants;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.finmesh.platform.access.AccessError;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.access.OfferedPort;
import org.springframework.stereotype.Component;

/**
 * Kafka's ACLs of principals {@code User:consumer-*}, and of nobody else: literal, READ and DESCRIBE on each topic, READ
 * on the consumer's own group.
 */
@Component
class KafkaGate implements Gate<Set<AclBinding>> {

    private static final String ANY_HOST = "*";

    private final Admin kafka;

    KafkaGate(Admin kafka) {
        this.kafka = kafka;
    }

    @Override
    public GrantSystem system() {
        return GrantSystem.KAFKA;
    }

    @Override
    public Set<AclBinding> intended(ConsumerId consumer, Set<OfferedPort> ports) {
        var bindings = new HashSet<AclBinding>();
        ports.stream().flatMap(port -> port.topic().stream()).forEach(topic -> {
            bindings.add(allow(consumer, ResourceType.TOPIC, topic, AclOperation.READ));
            bindings.add(allow(consumer, ResourceType.TOPIC, topic, AclOperation.DESCRIBE));
            bindings.add(allow(consumer, ResourceType.GROUP, consumer.kafkaGroup(), AclOperation.READ));
        });
        return bindings;
    }

    private static AclBinding allow(ConsumerId consumer, ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry(consumer.kafkaPrincipal(), ANY_HOST, operation, AclPermissionType.ALLOW));
    }

    @Override
    public Map<ConsumerId, Set<AclBinding>> actual() {
        var actual = new HashMap<ConsumerId, Set<AclBinding>>();
        for (var binding : result(kafka.describeAcls(AclBindingFilter.ANY).values())) {
            ConsumerId.ofKafkaPrincipal(binding.entry().principal())
                    .ifPresent(consumer -> actual.computeIfAbsent(consumer, _ -> new HashSet<>())
                            .add(binding));
        }
        return actual;
    }

    @Override
    public void change(ConsumerId consumer, Set<AclBinding> actual, Set<AclBinding> intended) {
        var surplus = minus(actual, intended).stream().map(AclBinding::toFilter).toList();
        if (!surplus.isEmpty()) {
            result(kafka.deleteAcls(surplus).all());
        }
        var missing = minus(intended, actual);
        if (!missing.isEmpty()) {
            result(kafka.createAcls(missing).all());
        }
    }

    private static Set<AclBinding> minus(Set<AclBinding> from, Collection<AclBinding> what) {
        var rest = new HashSet<>(from);
        rest.removeAll(what);
        return rest;
    }

    /** Waits as long as the client's own time limit lets it. */
    private static <T> T result(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AccessException(
                    AccessError.KAFKA_FAILED, "Kafka's ACLs: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccessException(AccessError.KAFKA_FAILED, "stopped while waiting for Kafka's ACLs", e);
        }
    }
}
