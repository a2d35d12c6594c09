package org.finmesh.platform.provisioning.systems;

import java.util.List;
import java.util.Optional;
import org.finmesh.platform.provisioning.Desired;
import org.finmesh.platform.provisioning.Resource;
import org.finmesh.platform.provisioning.Resource.Subject;
import org.finmesh.platform.provisioning.ResourceHolder;
import org.finmesh.platform.provisioning.Step;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Subjects of the schema registry. */
@Component
@Order(2)
class RegistryHolder implements ResourceHolder {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Registry registry;

    RegistryHolder(Registry registry) {
        this.registry = registry;
    }

    @Override
    public boolean holds(Resource resource) {
        return resource instanceof Subject;
    }

    @Override
    public List<Resource> actual(Desired desired) {
        return desired.resources().stream()
                .filter(Subject.class::isInstance)
                .map(Subject.class::cast)
                .<Resource>flatMap(subject -> actual(subject).stream())
                .toList();
    }

    private Optional<Subject> actual(Subject desired) {
        return registry.latestSchema(desired.subject()).map(latest -> {
            var same = tree(latest).equals(tree(desired.schema()));
            return new Subject(
                    desired.subject(),
                    same ? desired.schema() : latest,
                    registry.compatibility(desired.subject()).orElse("the registry's default"),
                    same
                            ? null
                            : registry.objection(desired.subject(), desired.schema())
                                    .orElse(null));
        });
    }

    /** A schema is its tree: spaces and the like do not make another. */
    private static JsonNode tree(String schema) {
        return JSON.readTree(schema);
    }

    @Override
    public void apply(Step step) {
        if (step.resource() instanceof Subject subject && !(step instanceof Step.Keep)) {
            registry.register(subject.subject(), subject.schema());
            registry.setCompatibility(subject.subject(), subject.compatibility());
        }
    }
}
