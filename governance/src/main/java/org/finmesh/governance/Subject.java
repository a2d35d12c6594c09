package org.finmesh.governance;

import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an expression sees of products and contracts; the keys are in governance/policies/README.md. What is absent has
 * no key: {@code has(product.support)}.
 *
 * @param glossary the ids of all concepts
 */
record Subject(List<String> glossary) {

    /** What a breach is about. */
    static String name(Map<String, Object> subject) {
        var named = (Map<?, ?>) subject.getOrDefault("contract", subject.get("product"));
        return String.valueOf(named.get("id"));
    }

    Map<String, Object> ofProduct(DataProduct product) {
        return Map.of("product", view(product), "glossary", glossary);
    }

    Map<String, Object> ofContract(DataProduct product, Contract contract) {
        return Map.of("product", view(product), "contract", view(contract), "glossary", glossary);
    }

    private static Map<String, Object> view(DataProduct product) {
        return present(
                "id", product.id().toString(),
                "domain", product.id().domain().value(),
                "name", product.name(),
                "status", product.status(),
                "purpose", product.purpose(),
                "limitations", product.limitations(),
                "usage", product.usage(),
                "owner", product.owner(),
                "support", product.supportChannel(),
                "processing", product.processing(),
                "sourceTopics", product.sourceTopics(),
                "inputs", product.inputPorts().stream().map(Object::toString).toList(),
                "tags", product.tags(),
                "custom", values(product.customProperties()),
                "contracts", product.contracts().stream().map(Subject::view).toList());
    }

    private static Map<String, Object> view(Contract contract) {
        return present(
                "id", contract.id(),
                "version", contract.version().toString(),
                "major", (long) contract.version().major(),
                "status", contract.status(),
                "purpose", contract.purpose(),
                "granularity", contract.granularity(),
                "outlets",
                        contract.servers().stream().map(Contract.Server::type).toList(),
                "classification", contract.classification().toString(),
                "properties", contract.properties().stream().map(Subject::view).toList(),
                "promises", contract.serviceLevels().stream().map(Subject::view).toList(),
                "tags", contract.tags(),
                "custom", values(contract.customProperties()),
                "regimes", regimes(contract));
    }

    private static List<String> regimes(Contract contract) {
        var regimes = contract.customProperties().get("regulatoryRegimes");
        return regimes == null
                ? List.of()
                : regimes.valueStream().map(JsonNode::asString).toList();
    }

    private static Map<String, Object> view(Contract.Property property) {
        return present(
                "name", property.name(),
                "businessName", property.businessName(),
                "description", property.description(),
                "type", property.logicalType(),
                "required", property.required(),
                "key", property.key(),
                "classification", property.classification().toString(),
                "personal", property.personal(),
                "criticalDataElement", property.criticalDataElement(),
                "concept", property.concept(),
                "options", values(property.options()),
                "custom", values(property.customProperties()));
    }

    private static Map<String, Object> view(Contract.ServiceLevel level) {
        return present(
                "property", level.property().toLowerCase(Locale.ROOT),
                "value", level.value(),
                "unit", level.unit(),
                "driver", level.driver(),
                "millis", level.duration().map(Duration::toMillis).orElse(null));
    }

    private static Map<String, Object> present(@Nullable Object... keysAndValues) {
        var view = new HashMap<String, Object>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] != null) {
                view.put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return view;
    }

    private static Map<String, Object> values(Map<String, JsonNode> nodes) {
        var values = new HashMap<String, Object>();
        nodes.forEach((name, node) -> {
            if (!node.isNull()) {
                values.put(name, value(node));
            }
        });
        return values;
    }

    /** As CEL has it: int64, double, string, bool, list, map. */
    private static Object value(JsonNode node) {
        if (node.isObject()) {
            var values = new HashMap<String, Object>();
            node.forEachEntry((key, child) -> values.put(key, value(child)));
            return values;
        }
        if (node.isArray()) {
            return node.valueStream().map(Subject::value).toList();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() && node.canConvertToLong()
                    ? (Object) node.longValue()
                    : number(node.decimalValue());
        }
        return node.isNull() ? NullValue.NULL_VALUE : node.stringValue();
    }

    private static double number(BigDecimal decimal) {
        return decimal.doubleValue();
    }
}
