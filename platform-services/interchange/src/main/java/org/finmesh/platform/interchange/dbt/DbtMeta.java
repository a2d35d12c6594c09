package org.finmesh.platform.interchange.dbt;

import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The place in dbt's YAML where a contract's own words stand: {@code config.meta.odcs}. */
final class DbtMeta {

    private static final String OWN = "odcs";

    private DbtMeta() {}

    static void put(ObjectNode described, @Nullable JsonNode rest) {
        if (rest != null) {
            Nodes.objectAt(Nodes.objectAt(described, "config"), "meta").set(OWN, Jinja.escaped(rest));
        }
    }

    /** A contract's own words in what dbt describes, taken; empty where it has none. */
    static ObjectNode own(Place described) {
        for (var meta : new Place[] {described.at("config").at("meta"), described.at("meta")}) {
            if (meta.at(OWN).look().isObject() && Jinja.plain(meta.at(OWN).take()) instanceof ObjectNode own) {
                return own;
            }
        }
        return Nodes.object();
    }

    /** What else is in {@code meta} as custom properties, and tags as tags. */
    static void readOthers(Place described, ObjectNode target) {
        for (var place : new Place[] {described, described.at("config")}) {
            for (var entry : place.at("meta").members()) {
                if (!entry.key().equals(OWN) || !entry.look().isObject()) {
                    Nodes.custom(target, entry.key(), entry.take());
                }
            }
            var tags = place.at("tags");
            var texts = tags.look().isString() ? Nodes.list().add(tags.take()) : Nodes.list(tags.takeTexts());
            texts.forEach(tag -> Nodes.listAt(target, "tags").add(tag));
        }
    }

    /** What a contract said itself comes before what was read; lists of both are joined. */
    static void merge(ObjectNode target, ObjectNode own) {
        own.forEachEntry((key, value) -> {
            switch (value) {
                case ArrayNode list
                when target.get(key) instanceof ArrayNode read -> {
                    var joined = list.deepCopy();
                    read.forEach(joined::add);
                    target.set(key, joined);
                }
                case ObjectNode mapping when target.get(key) instanceof ObjectNode read -> merge(read, mapping);
                default -> target.set(key, value);
            }
        });
    }
}
