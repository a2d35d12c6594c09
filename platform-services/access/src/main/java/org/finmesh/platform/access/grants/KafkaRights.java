package org.finmesh.platform.access.grants;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.contract.PortId;

/** The ACLs of one consumer: of its principal and, on ports of other domains, of the domain's whose team it is. */
record KafkaRights(Set<AclBinding> bindings) implements Held {

    private static final String ANY_HOST = "*";

    KafkaRights {
        bindings = Set.copyOf(bindings);
    }

    /** Literal, never prefixed: a name that is made later is not covered. The group and the transactional id are its own. */
    static KafkaRights of(ConsumerId consumer, Allowance allowance) {
        var principal = consumer.kafkaPrincipal();
        var bindings = new HashSet<AclBinding>();
        topics(allowance).forEach(topic -> bindings.addAll(reading(principal, topic)));
        if (!bindings.isEmpty()) {
            var transactionalId = consumer.kafkaTransactionalId();
            bindings.add(allow(principal, ResourceType.GROUP, consumer.kafkaGroup(), AclOperation.READ));
            bindings.add(allow(principal, ResourceType.TRANSACTIONAL_ID, transactionalId, AclOperation.WRITE));
            bindings.add(allow(principal, ResourceType.TRANSACTIONAL_ID, transactionalId, AclOperation.DESCRIBE));
        }
        if (allowance.asDomain()) {
            topics(allowance)
                    .filter(topic -> isOfOthers(consumer, topic))
                    .forEach(topic -> bindings.addAll(reading(consumer.domainPrincipal(), topic)));
        }
        return new KafkaRights(bindings);
    }

    /**
     * Whose rights an ACL is among: a consumer's own, and a domain's on a topic, by its full name, of another domain's
     * port. On its own domain's a domain has what publishing gave it, and whatever covers more than one name is a stray's.
     */
    static Optional<ConsumerId> holder(AclBinding binding) {
        var principal = binding.entry().principal();
        var pattern = binding.pattern();
        return ConsumerId.ofKafkaPrincipal(principal)
                .or(() -> ConsumerId.ofDomainPrincipal(principal)
                        .filter(_ -> pattern.resourceType() == ResourceType.TOPIC
                                && pattern.patternType() == PatternType.LITERAL)
                        .filter(consumer -> isOfOthers(consumer, pattern.name())));
    }

    private static Stream<String> topics(Allowance allowance) {
        return allowance.entitlements().stream().flatMap(entitlement -> entitlement.topic().stream());
    }

    private static boolean isOfOthers(ConsumerId consumer, String topic) {
        return PortId.ofTopic(topic)
                .map(port -> port.product().domain().value())
                .filter(domain -> !domain.equals(consumer.value()))
                .isPresent();
    }

    private static List<AclBinding> reading(String principal, String topic) {
        return List.of(
                allow(principal, ResourceType.TOPIC, topic, AclOperation.READ),
                allow(principal, ResourceType.TOPIC, topic, AclOperation.DESCRIBE));
    }

    private static AclBinding allow(String principal, ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry(principal, ANY_HOST, operation, AclPermissionType.ALLOW));
    }

    Set<AclBinding> without(KafkaRights others) {
        var rest = new HashSet<>(bindings);
        rest.removeAll(others.bindings);
        return rest;
    }

    @Override
    public SortedSet<String> rights() {
        var rights = new TreeSet<String>();
        bindings.forEach(binding -> rights.add(words(binding) + ofDomain(binding)));
        return rights;
    }

    private static String ofDomain(AclBinding binding) {
        var principal = binding.entry().principal();
        return ConsumerId.ofDomainPrincipal(principal).isPresent() ? " as " + principal : "";
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
