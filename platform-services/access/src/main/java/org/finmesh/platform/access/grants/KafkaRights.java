package org.finmesh.platform.access.grants;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Entitlement;

/** The ACLs of one consumer's principal. */
record KafkaRights(Set<AclBinding> bindings) implements Held {

    private static final String ANY_HOST = "*";

    KafkaRights {
        bindings = Set.copyOf(bindings);
    }

    /** Literal, never prefixed: a name that is made later is not covered. The group and the transactional id are its own. */
    static KafkaRights of(ConsumerId consumer, Set<Entitlement> entitlements) {
        var bindings = new HashSet<AclBinding>();
        entitlements.stream()
                .flatMap(entitlement -> entitlement.topic().stream())
                .forEach(topic -> {
                    bindings.add(allow(consumer, ResourceType.TOPIC, topic, AclOperation.READ));
                    bindings.add(allow(consumer, ResourceType.TOPIC, topic, AclOperation.DESCRIBE));
                });
        if (!bindings.isEmpty()) {
            var transactionalId = consumer.kafkaTransactionalId();
            bindings.add(allow(consumer, ResourceType.GROUP, consumer.kafkaGroup(), AclOperation.READ));
            bindings.add(allow(consumer, ResourceType.TRANSACTIONAL_ID, transactionalId, AclOperation.WRITE));
            bindings.add(allow(consumer, ResourceType.TRANSACTIONAL_ID, transactionalId, AclOperation.DESCRIBE));
        }
        return new KafkaRights(bindings);
    }

    private static AclBinding allow(ConsumerId consumer, ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry(consumer.kafkaPrincipal(), ANY_HOST, operation, AclPermissionType.ALLOW));
    }

    Set<AclBinding> without(KafkaRights others) {
        var rest = new HashSet<>(bindings);
        rest.removeAll(others.bindings);
        return rest;
    }

    @Override
    public SortedSet<String> rights() {
        var rights = new TreeSet<String>();
        bindings.forEach(binding -> rights.add(words(binding)));
        return rights;
    }

    static String words(AclBinding binding) {
        var pattern = binding.pattern();
        var entry = binding.entry();
        return "%s %s on %s%s %s%s"
                .formatted(
                        entry.permissionType(),
                        entry.operation(),
                        pattern.patternType() == PatternType.LITERAL ? "" : pattern.patternType() + " ",
                        pattern.resourceType(),
                        pattern.name(),
                        entry.host().equals(ANY_HOST) ? "" : " from " + entry.host());
    }
}
