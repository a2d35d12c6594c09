package org.finmesh.platform.contract.diff;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.contract.Change;
import org.finmesh.platform.contract.Perspective;
import tools.jackson.databind.JsonNode;

/** A contract as a whole. */
public final class ContractDocument {

    private static final Map<String, Rule> RULES = Map.ofEntries(
            entry("version", Rule.IGNORED),
            entry("id", Rule.STATED),
            entry("kind", Rule.STATED),
            entry("status", Status::compare),
            entry("servers", Servers::compare),
            entry("schema", Elements::compareObjects),
            entry("slaDefaultElement", Rule.IGNORED), // withElements
            entry("slaProperties", ServiceLevels::compare),
            entry("roles", Roles::compare),
            entry("price", Price::compare),
            entry("customProperties", CustomProperties::compare));

    private static final Fields FIELDS = Fields.of(RULES, Rule.DOCUMENTED);

    private ContractDocument() {}

    /** Every change from one contract to the other, in the order of the documents. */
    public static List<Change> compare(JsonNode before, JsonNode after, Perspective perspective) {
        var found = new ArrayList<Change>();
        FIELDS.compare(withElements(before), withElements(after), new Place("", null, perspective, found));
        return found;
    }

    /** A contract may name the element of its service levels once for all of them. */
    private static JsonNode withElements(JsonNode root) {
        return root.has("slaDefaultElement")
                ? root.deepCopy().asObject().set("slaProperties", ServiceLevels.of(root))
                : root;
    }
}
