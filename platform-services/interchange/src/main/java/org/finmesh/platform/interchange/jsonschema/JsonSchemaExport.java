package org.finmesh.platform.interchange.jsonschema;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import tools.jackson.databind.node.ObjectNode;

/** A contract as JSON Schema: of one object, or of any of several, which then stand in {@code $defs}. */
public final class JsonSchemaExport {

    /** Read by every validator of today, and by OpenAPI 3.1. */
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private JsonSchemaExport() {}

    public static String write(ContractSource contract) {
        var schema = Nodes.object().put("$schema", DIALECT);
        var version = contract.root().at("version").takeText();
        schema.put(
                "$comment",
                "Contract %s, version %s".formatted(contract.root().at("id").takeText(), version));
        if (contract.objects().size() == 1) {
            schema.setAll(object(contract.objects().getFirst()));
        } else {
            var definitions = Nodes.object();
            var any = schema.putArray("anyOf");
            for (var object : contract.objects()) {
                var name = ContractSource.name(object);
                definitions.set(name, object(object));
                any.addObject().put("$ref", "#/$defs/" + pointer(name));
            }
            schema.set("$defs", definitions);
        }
        return schema.toPrettyString() + "\n";
    }

    /** One object as a schema of its own. */
    public static ObjectNode object(Place object) {
        var schema = Nodes.object().put("title", ContractSource.name(object));
        object.at("description").takeText(text -> schema.put("description", text));
        if ("object".equals(object.at("logicalType").text())) {
            object.at("logicalType").take();
        }
        schema.put("type", "object");
        JsonTypes.putProperties(schema, object);
        return schema;
    }

    /** Of a URI fragment: RFC 6901, then what may not stand in a URI is percent-encoded. */
    private static String pointer(String name) {
        return URLEncoder.encode(name.replace("~", "~0").replace("/", "~1"), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
