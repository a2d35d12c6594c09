package org.finmesh.platform.access.grants;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.finmesh.platform.access.AccessError;
import org.finmesh.platform.access.AccessException;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.GrantSystem;
import org.finmesh.platform.access.OfferedPort;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Kafka's ACLs of principals {@code User:consumer-*}, of {@code User:domain-*} on other domains' ports, and whoever else's on
 * the topics of ports.
 */
@Component
class KafkaGate implements Gate<KafkaRights> {

    /** From so many principals on, one answer with everybody's ACLs is cheaper than one for each. */
    private static final int ASKED_SINGLY_MAX = 8;

    private final Admin kafka;
    private final String platform;

    KafkaGate(Admin kafka, @Value("${finmesh.kafka.admin-user}") String adminUser) {
        this.kafka = kafka;
        this.platform = "User:" + adminUser;
    }

    @Override
    public GrantSystem system() {
        return GrantSystem.KAFKA;
    }

    @Override
    public KafkaRights intended(ConsumerId consumer, Allowance allowance) {
        return KafkaRights.of(consumer, allowance);
    }

    @Override
    public Map<ConsumerId, KafkaRights> actual(Collection<ConsumerId> consumers) {
        if (consumers.size() > ASKED_SINGLY_MAX) {
            var actual = byConsumer(described(AclBindingFilter.ANY));
            actual.keySet().retainAll(Set.copyOf(consumers));
            return actual;
        }
        var bindings = new ArrayList<AclBinding>();
        consumers.stream()
                .flatMap(consumer -> Stream.of(consumer.kafkaPrincipal(), consumer.domainPrincipal()))
                .map(principal -> kafka.describeAcls(ofPrincipal(principal)).values())
                .toList()
                .forEach(answer -> bindings.addAll(result(answer)));
        return byConsumer(bindings);
    }

    @Override
    public Look<KafkaRights> look(Collection<OfferedPort> ports) {
        var bindings = described(AclBindingFilter.ANY);
        var strays = new KafkaStrays(platform, ports);
        return new Look<>(
                byConsumer(bindings),
                bindings.stream().filter(strays::contains).map(this::stray).toList());
    }

    private Stray stray(AclBinding binding) {
        return new Stray(binding.entry().principal(), KafkaRights.words(binding), () -> delete(List.of(binding)));
    }

    private static AclBindingFilter ofPrincipal(String principal) {
        return new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(principal, null, AclOperation.ANY, AclPermissionType.ANY));
    }

    private Collection<AclBinding> described(AclBindingFilter filter) {
        return result(kafka.describeAcls(filter).values());
    }

    private static Map<ConsumerId, KafkaRights> byConsumer(Collection<AclBinding> bindings) {
        var sets = new HashMap<ConsumerId, Set<AclBinding>>();
        for (var binding : bindings) {
            KafkaRights.holder(binding)
                    .ifPresent(consumer ->
                            sets.computeIfAbsent(consumer, _ -> new HashSet<>()).add(binding));
        }
        var rights = new HashMap<ConsumerId, KafkaRights>();
        sets.forEach((consumer, set) -> rights.put(consumer, new KafkaRights(set)));
        return rights;
    }

    /** Everybody's in one request each way; what is taken goes first. */
    @Override
    public Map<ConsumerId, RuntimeException> change(Map<ConsumerId, Correction<KafkaRights>> changes) {
        var surplus = new ArrayList<AclBinding>();
        var missing = new ArrayList<AclBinding>();
        changes.values().forEach(change -> {
            surplus.addAll(change.actual().without(change.intended()));
            missing.addAll(change.intended().without(change.actual()));
        });
        delete(surplus);
        if (!missing.isEmpty()) {
            result(kafka.createAcls(missing).all());
        }
        return Map.of();
    }

    private void delete(List<AclBinding> bindings) {
        if (!bindings.isEmpty()) {
            result(kafka.deleteAcls(bindings.stream().map(AclBinding::toFilter).toList())
                    .all());
        }
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
