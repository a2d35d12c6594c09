package org.finmesh.platform.contract.yaml;

import org.finmesh.platform.contract.ProblemCode;
import org.finmesh.platform.contract.check.Place;
import org.finmesh.platform.contract.check.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The plain key {@code <<} of YAML 1.1, which the field's tools read: the mapping takes over the entries of another, or
 * of several, where it has none of that key itself.
 *
 * @see <a href="https://yaml.org/type/merge.html">Merge key</a>
 */
final class MergeKey {

    static final String KEY = "<<";

    private MergeKey() {}

    /** Replaces the entry {@code <<} by what it stands for; of two sources the earlier wins. */
    static void resolve(ObjectNode mapping, Place place, Problems problems) {
        var sources = mapping.remove(KEY);
        var at = place.remove(KEY);
        if (sources == null || at == null) {
            return;
        }
        if (sources.isObject()) {
            takeOver(sources, at, mapping, place);
        } else if (sources.isArray() && sources.valueStream().allMatch(JsonNode::isObject)) {
            for (var i = 0; i < sources.size(); i++) {
                takeOver(sources.get(i), at.item(i), mapping, place);
            }
        } else {
            problems.addAtLine(
                    ProblemCode.ALIAS, at.line(), "<< takes over a mapping, or a list of mappings: quote it as a key");
        }
    }

    private static void takeOver(JsonNode source, @Nullable Place from, ObjectNode mapping, Place place) {
        source.forEachEntry((key, value) -> {
            if (!mapping.has(key)) {
                mapping.set(key, value);
                var part = from == null ? null : from.part(key);
                place.put(key, part == null ? new Place(place.line()) : part);
            }
        });
    }
}
