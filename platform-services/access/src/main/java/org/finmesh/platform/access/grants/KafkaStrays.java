package org.finmesh.platform.access.grants;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.finmesh.platform.access.OfferedPort;

/**
 * Which ACLs let somebody at a port's topics whom no agreement lets there: also by a prefix or a wildcard that covers them.
 * What only shows that a topic is there, as monitoring needs it, lets nobody at records; what denies takes nothing from
 * anybody that is not theirs. Superusers need no ACL, so nothing is taken from them here.
 *
 * @param platform the platform's own principal
 */
record KafkaStrays(String platform, Collection<OfferedPort> ports) {

    private static final Set<AclOperation> SHOWS_NO_RECORD =
            Set.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);

    boolean contains(AclBinding binding) {
        var principal = binding.entry().principal();
        return binding.pattern().resourceType() == ResourceType.TOPIC
                && binding.entry().permissionType() == AclPermissionType.ALLOW
                && !SHOWS_NO_RECORD.contains(binding.entry().operation())
                && !principal.equals(platform)
                && KafkaRights.holder(binding).isEmpty()
                && ports.stream()
                        .filter(port -> !principal.equals(
                                "User:domain-" + port.port().product().domain()))
                        .flatMap(KafkaStrays::topics)
                        .anyMatch(topic -> covers(binding.pattern(), topic));
    }

    private static Stream<String> topics(OfferedPort port) {
        return port.hasTopic() ? Stream.of(port.port().topic(), port.port().maskedTopic()) : Stream.empty();
    }

    private static boolean covers(ResourcePattern pattern, String topic) {
        return pattern.patternType() == PatternType.PREFIXED
                ? topic.startsWith(pattern.name())
                : pattern.name().equals(topic) || pattern.name().equals(ResourcePattern.WILDCARD_RESOURCE);
    }
}
