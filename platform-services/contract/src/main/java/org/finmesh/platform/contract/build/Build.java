package org.finmesh.platform.contract.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.InputPort;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.contract.SemanticVersion;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.check.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes records of documents in which nothing is wrong; for others it may throw anything. */
public final class Build {

    private Build() {}

    public static DataProduct product(Element root, SourceFile file, List<Contract> contracts) {
        var description = root.at("description");
        var sourceTopics = root.customProperty("sourceTopics");
        return new DataProduct(
                ProductId.parse(required(root, "id")),
                required(root, "name"),
                required(root, "status"),
                description.text("purpose"),
                description.text("limitations"),
                description.text("usage"),
                owner(root),
                root.at("support").items().stream()
                        .findFirst()
                        .map(Build::supportChannel)
                        .orElse(null),
                Objects.requireNonNull(Objects.requireNonNull(root.customProperty("processing"))
                        .text()),
                sourceTopics == null ? List.of() : sourceTopics.texts(),
                root.at("inputPorts").items().stream().map(Build::input).toList(),
                root.at("tags").texts(),
                customProperties(root),
                contracts,
                root.node(),
                file);
    }

    private static InputPort input(Element input) {
        return new InputPort(
                PortId.parse(required(input, "contractId")),
                customText(input, "purpose"),
                customText(input, "legalBasis"));
    }

    private static @Nullable String customText(Element element, String property) {
        var value = element.customProperty(property);
        return value == null ? null : value.text();
    }

    private static String owner(Element root) {
        return root.at("team").at("members").items().stream()
                .filter(member -> "owner".equals(member.text("role")))
                .map(member -> required(member, "username"))
                .findFirst()
                .orElseThrow();
    }

    /** Where it has one, with the address, so that a reader can write there. */
    private static String supportChannel(Element support) {
        var channel = required(support, "channel");
        return support.text("url") == null ? channel : support.text("url");
    }

    public static Contract contract(Element root, SourceFile file) {
        var description = root.at("description");
        var object = root.at("schema").items().getFirst();
        var id = required(root, "id");
        return new Contract(
                PortId.parse(id),
                id,
                SemanticVersion.parse(required(root, "version")),
                required(root, "status"),
                root.text("name") == null ? id : required(root, "name"),
                description.text("purpose"),
                description.text("limitations"),
                description.text("usage"),
                root.at("servers").items().stream().map(Build::server).toList(),
                required(object, "name"),
                object.text("dataGranularityDescription"),
                object.at("properties").items().stream().map(Build::property).toList(),
                root.at("slaProperties").items().stream()
                        .map(Build::serviceLevel)
                        .toList(),
                root.at("tags").texts(),
                customProperties(root),
                root.node(),
                file);
    }

    private static Contract.Server server(Element server) {
        var environment = server.text("environment");
        return new Contract.Server(
                required(server, "server"),
                required(server, "type"),
                environment == null ? "" : environment,
                customProperties(server));
    }

    private static Contract.ServiceLevel serviceLevel(Element level) {
        return new Contract.ServiceLevel(
                required(level, "property"),
                level.at("value").node().asString(),
                level.text("unit"),
                level.text("driver"),
                level.text("description"));
    }

    private static Contract.Property property(Element property) {
        var custom = property.customProperties();
        var values = custom.get("enum");
        return new Contract.Property(
                required(property, "name"),
                required(property, "businessName"),
                property.text("description"),
                required(property, "logicalType"),
                property.isTrue("required"),
                property.isTrue("unique"),
                property.isTrue("primaryKey")
                        ? property.at("primaryKeyPosition").integer().orElse(1)
                        : 0,
                Classification.parse(required(property, "classification")),
                custom.containsKey("personalData")
                        && custom.get("personalData").node().booleanValue(),
                property.isTrue("criticalDataElement"),
                concept(property),
                custom.containsKey("precision") ? custom.get("precision").node().intValue() : null,
                custom.containsKey("scale") ? custom.get("scale").node().intValue() : null,
                entries(property.at("logicalTypeOptions").node()),
                values == null ? List.of() : values.texts(),
                property.at("examples").items().stream()
                        .map(example -> example.node().asString())
                        .toList(),
                customProperties(property));
    }

    private static @Nullable String concept(Element property) {
        return property.at("authoritativeDefinitions").items().stream()
                .filter(definition -> "businessDefinition".equals(definition.text("type")))
                .map(definition -> required(definition, "url"))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, JsonNode> customProperties(Element element) {
        var values = new LinkedHashMap<String, JsonNode>();
        element.customProperties().forEach((name, value) -> values.put(name, value.node()));
        return values;
    }

    private static Map<String, JsonNode> entries(JsonNode node) {
        var entries = new LinkedHashMap<String, JsonNode>();
        node.forEachEntry(entries::put);
        return entries;
    }

    private static String required(Element element, String key) {
        return Objects.requireNonNull(element.text(key), key);
    }
}
