package org.finmesh.platform.interchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.YamlFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Contracts and other files for tests. */
final class Contracts {

    static final ContractHead HEAD = new ContractHead("shop-orders", "2.3.1", "active", null, null);

    private Contracts() {}

    /** A contract that uses every section of the standard, with several objects, nesting and odd characters. */
    static SourceFile rich() {
        return resource("rich.odcs.yaml");
    }

    static SourceFile resource(String name) {
        return read(Path.of("src/test/resources").resolve(name));
    }

    /** Those of the sample domains. */
    static Stream<SourceFile> ofMesh() {
        try (var files = Files.walk(Path.of("../../domains"))) {
            var found = files.filter(file -> file.toString().endsWith(".odcs.yaml")
                            && !file.toString().contains("target"))
                    .sorted()
                    .map(Contracts::read)
                    .toList();
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile read(Path file) {
        try {
            return SourceFile.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(String yaml) {
        return YamlFile.read(new SourceFile("result.yaml", yaml));
    }

    static SourceFile contract(JsonNode document) {
        return new SourceFile("contract.odcs.yaml", YamlFile.write(document));
    }

    static Carried export(ExportFormat format, SourceFile contract) {
        return Export.of(format, contract, null);
    }

    static Carried imported(ImportFormat format, String text) {
        return Import.of(format, new SourceFile("source", text), HEAD);
    }

    /** The first object of a contract's schema. */
    static JsonNode object(JsonNode contract) {
        return contract.path("schema").path(0);
    }

    static JsonNode property(JsonNode object, String name) {
        return object.path("properties")
                .valueStream()
                .filter(property -> name.equals(property.path("name").asString("")))
                .findFirst()
                .orElseThrow();
    }

    static @Nullable JsonNode custom(JsonNode described, String name) {
        return described
                .path("customProperties")
                .valueStream()
                .filter(custom -> name.equals(custom.path("property").asString("")))
                .map(custom -> custom.path("value"))
                .findFirst()
                .orElse(null);
    }

    /** A contract with one object of these properties, written in YAML at the depth of a property. */
    static SourceFile withProperties(String properties) {
        return new SourceFile("contract.odcs.yaml", """
                apiVersion: v3.1.0
                kind: DataContract
                id: shop-orders
                version: 2.3.1
                status: active
                schema:
                  - name: orders
                    logicalType: object
                    properties:
                """ + properties.indent(6));
    }

    static List<String> paths(Carried carried) {
        return carried.notes().stream().map(Note::path).toList();
    }
}
