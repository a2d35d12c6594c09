package org.finmesh.governance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.finmesh.platform.contract.Classification;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an expression sees of a contract, made of the document itself, so that it is there for contracts of others too
 * that say less than the mesh's own do. The keys are in governance/policies/README.md.
 */
final class ContractView {

    private ContractView() {}

    static Map<String, Object> of(JsonNode contract) {
        var fields = new ArrayList<Map<String, Object>>();
        contract.path("schema").forEach(object -> FieldView.addAll(object, fields));
        var custom = View.custom(contract.path("customProperties"));
        var promises = contract.path("slaProperties")
                .valueStream()
                .map(PromiseView::of)
                .toList();
        return new View()
                .putText("id", contract.path("id"))
                .putText("name", contract.path("name"))
                .putText("apiVersion", contract.path("apiVersion"))
                .putText("version", contract.path("version"))
                .put("major", major(contract.path("version").asString("")))
                .putText("status", contract.path("status"))
                .putText("purpose", contract.path("description").path("purpose"))
                .put(
                        "objects",
                        contract.path("schema")
                                .valueStream()
                                .map(ContractView::object)
                                .toList())
                .put("outlets", texts(contract.path("servers"), "type"))
                .put("classification", highest(fields))
                .put("fields", List.copyOf(fields))
                .put("qualityDimensions", qualityDimensions(contract.path("schema")))
                .put("promises", promises)
                .put("endOfSupport", PromiseView.valueOf("endofsupport", promises))
                .put("endOfLife", PromiseView.valueOf("endoflife", promises))
                .put(
                        "tags",
                        contract.path("tags")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList())
                .put("custom", custom)
                .put("regimes", custom.getOrDefault("regulatoryRegimes", List.of()))
                .build();
    }

    private static Map<String, Object> object(JsonNode object) {
        return new View()
                .putText("name", object.path("name"))
                .putText("granularity", object.path("dataGranularityDescription"))
                .put(
                        "quality",
                        object.path("quality").valueStream().map(View::value).toList())
                .build();
    }

    /** What the quality rules of objects and fields look at: {@code completeness}, {@code accuracy}… */
    private static List<String> qualityDimensions(JsonNode schema) {
        return schema.findValues("quality").stream()
                .flatMap(JsonNode::valueStream)
                .map(rule -> rule.path("dimension").asString(""))
                .filter(dimension -> !dimension.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> texts(JsonNode list, String key) {
        return list.valueStream()
                .map(item -> item.path(key).asString(""))
                .distinct()
                .toList();
    }

    private static Object major(String version) {
        var digits = version.replaceFirst("^v", "").split("\\.", 2)[0];
        return digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : -1L;
    }

    /** Of the fields that have one of the mesh's. */
    private static @Nullable String highest(List<Map<String, Object>> fields) {
        return fields.stream()
                .map(field -> field.get("classification"))
                .filter(Objects::nonNull)
                .flatMap(name -> known(name.toString()).stream())
                .max(Comparator.naturalOrder())
                .map(Classification::toString)
                .orElse(null);
    }

    private static Optional<Classification> known(String name) {
        return List.of(Classification.values()).stream()
                .filter(known -> known.toString().equals(name))
                .findFirst();
    }
}
