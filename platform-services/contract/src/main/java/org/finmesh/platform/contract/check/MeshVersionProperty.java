package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.CUSTOM_PROPERTY;

import java.util.Set;

/** What the mesh asks of a contract's custom property {@code versionProperty}: a field that every record has, in order. */
final class MeshVersionProperty {

    private static final Set<String> TYPES = Set.of("timestamp", "integer");

    private MeshVersionProperty() {}

    static void check(Element root) {
        var version = root.customProperty("versionProperty");
        if (version == null) {
            return;
        }
        if (version.text() == null) {
            version.problem(CUSTOM_PROPERTY, "versionProperty is a property's name, as text");
            return;
        }
        root.at("schema").items().stream()
                .flatMap(object -> object.at("properties").items().stream())
                .filter(property -> version.text().equals(property.text("name")))
                .findFirst()
                .ifPresentOrElse(
                        property -> checkProperty(version, property),
                        () -> version.problem(
                                CUSTOM_PROPERTY, "the contract has no property '%s'".formatted(version.text())));
    }

    private static void checkProperty(Element version, Element property) {
        var type = property.text("logicalType");
        if (type != null && !TYPES.contains(type)) {
            version.problem(
                    CUSTOM_PROPERTY,
                    "versions are told apart by a timestamp or an integer, and '%s' is a %s"
                            .formatted(version.text(), type));
        } else if (!property.isTrue("required")) {
            version.problem(
                    CUSTOM_PROPERTY,
                    "'%s' is not required, and a record without a version has no place among the others"
                            .formatted(version.text()));
        } else if (property.isTrue("primaryKey")) {
            version.problem(
                    CUSTOM_PROPERTY,
                    "'%s' is part of the key, so that no row would ever have another version"
                            .formatted(version.text()));
        }
    }
}
