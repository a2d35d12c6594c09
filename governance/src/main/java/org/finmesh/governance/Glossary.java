package org.finmesh.governance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.YamlFile;
import tools.jackson.databind.JsonNode;

/** The business concepts that fields are about: what contracts' {@code businessDefinition} URLs point to. */
public record Glossary(List<Concept> concepts) {

    /**
     * @param id kebab-case; the URL of the concept is {@code governance/standards/glossary.yaml#<id>}
     * @param owner the domain that answers for the definition, or {@code council}
     * @param type the logical type of ODCS that its values have
     */
    public record Concept(String id, String name, String definition, String owner, String type) {}

    public Glossary {
        concepts = List.copyOf(concepts);
    }

    List<String> ids() {
        return concepts.stream().map(Concept::id).toList();
    }

    /** @throws GovernanceException when a concept is incomplete or there twice */
    static Glossary read(SourceFile file) {
        try {
            return glossary(YamlFile.read(file));
        } catch (InvalidContractException | IllegalArgumentException e) {
            throw RuleFiles.unusable(file.name(), e.getMessage(), e);
        }
    }

    private static Glossary glossary(JsonNode root) {
        var concepts = new ArrayList<Concept>();
        var ids = new HashSet<String>();
        for (var node : root.path("concepts")) {
            var concept = new Concept(
                    text(node, "id"),
                    text(node, "name"),
                    text(node, "definition"),
                    text(node, "owner"),
                    text(node, "type"));
            if (!ids.add(concept.id())) {
                throw new IllegalArgumentException("concept '%s' is there twice".formatted(concept.id()));
            }
            concepts.add(concept);
        }
        return new Glossary(concepts);
    }

    private static String text(JsonNode concept, String key) {
        if (!concept.path(key).isString()) {
            throw new IllegalArgumentException("a concept misses '%s': %s".formatted(key, concept));
        }
        return concept.path(key).stringValue();
    }
}
