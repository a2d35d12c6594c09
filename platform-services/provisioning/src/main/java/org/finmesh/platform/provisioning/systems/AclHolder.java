package org.finmesh.platform.provisioning.systems;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.provisioning.Desired;
import org.finmesh.platform.provisioning.Resource;
import org.finmesh.platform.provisioning.Resource.Acl;
import org.finmesh.platform.provisioning.ResourceHolder;
import org.finmesh.platform.provisioning.Step;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a domain's service account may do in Kafka. Consumers' rights are none of its business. */
@Component
@Order(3)
class AclHolder implements ResourceHolder {

    private static final String ANY_HOST = "*";

    private final Admin admin;

    AclHolder(@Lazy Admin admin) {
        this.admin = admin;
    }

    @Override
    public boolean holds(Resource resource) {
        return resource instanceof Acl;
    }

    /** The principal's rights: those desired, and those on names that can be none but this product's, ended ports' too. */
    @Override
    public List<Resource> actual(Desired desired) {
        var wanted = desired.resources().stream().map(Resource::key).toList();
        var ports = Stream.concat(desired.ports().stream(), desired.ended().stream())
                .toList();
        return desired.resources().stream()
                .filter(Acl.class::isInstance)
                .map(acl -> ((Acl) acl).principal())
                .distinct()
                .flatMap(principal -> ofPrincipal(principal).stream())
                .filter(acl -> wanted.contains(acl.key()) || bearsNameOfAny(ports, acl))
                .map(Resource.class::cast)
                .toList();
    }

    private static boolean bearsNameOfAny(List<PortId> ports, Acl acl) {
        return ports.stream()
                .anyMatch(port -> acl.name().equals(port.topic())
                        || Desired.topicsBeside(port).contains(acl.name())
                        || acl.name().equals(port.applicationId())
                        || acl.name().equals(port.applicationId() + "-"));
    }

    private Collection<Acl> ofPrincipal(String principal) {
        var filter = new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(principal, ANY_HOST, AclOperation.ANY, AclPermissionType.ALLOW));
        var acls = new TreeMap<String, Acl>();
        for (var binding : Kafka.answer(admin.describeAcls(filter).values())) {
            var acl = asResource(binding);
            acls.merge(acl.key().name(), acl, AclHolder::together);
        }
        return acls.values();
    }

    private static Acl asResource(AclBinding binding) {
        var pattern = binding.pattern();
        return new Acl(
                binding.entry().principal(),
                pattern.resourceType().name(),
                pattern.name(),
                pattern.patternType() == PatternType.PREFIXED,
                new TreeSet<>(List.of(binding.entry().operation().name())));
    }

    private static Acl together(Acl one, Acl other) {
        var operations = new TreeSet<>(one.operations());
        operations.addAll(other.operations());
        return new Acl(one.principal(), one.type(), one.name(), one.prefixed(), operations);
    }

    @Override
    public void apply(Step step) {
        switch (step) {
            case Step.Create(Acl acl) -> create(bindings(acl));
            case Step.Change(Acl acl, Acl from, var detail) -> {
                create(bindings(acl));
                var surplus = new ArrayList<>(bindings(from));
                surplus.removeAll(bindings(acl));
                delete(surplus);
            }
            case Step.Remove(Acl acl) -> delete(bindings(acl));
            case Step.Keep keep -> {}
            case Step other ->
                throw new IllegalStateException("no such step on an ACL: " + other.action() + " "
                        + other.resource().key());
        }
    }

    private void create(Collection<AclBinding> bindings) {
        Kafka.answer(admin.createAcls(bindings).all());
    }

    private void delete(Collection<AclBinding> bindings) {
        if (!bindings.isEmpty()) {
            Kafka.answer(
                    admin.deleteAcls(bindings.stream().map(AclBinding::toFilter).toList())
                            .all());
        }
    }

    private static List<AclBinding> bindings(Acl acl) {
        var pattern = new ResourcePattern(
                ResourceType.valueOf(acl.type()),
                acl.name(),
                acl.prefixed() ? PatternType.PREFIXED : PatternType.LITERAL);
        return acl.operations().stream()
                .map(operation -> new AclBinding(
                        pattern,
                        new AccessControlEntry(
                                acl.principal(), ANY_HOST, AclOperation.valueOf(operation), AclPermissionType.ALLOW)))
                .toList();
    }
}
