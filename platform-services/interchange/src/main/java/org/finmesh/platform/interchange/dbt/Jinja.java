package org.finmesh.platform.interchange.dbt;

import java.util.function.UnaryOperator;
import org.finmesh.platform.interchange.document.Nodes;
import tools.jackson.databind.JsonNode;

/** dbt runs what stands in double braces, in descriptions too: a contract's text must stay text. */
final class Jinja {

    private Jinja() {}

    /** So that dbt reads the same text again. */
    static String escaped(String text) {
        return text.replaceAll("\\{([{%#])", "{{ '{$1' }}");
    }

    /** What {@link #escaped} was made of. */
    static String plain(String text) {
        return text.replaceAll("\\{\\{ '\\{([{%#])' }}", "{$1");
    }

    static JsonNode escaped(JsonNode tree) {
        return mapped(tree, Jinja::escaped);
    }

    static JsonNode plain(JsonNode tree) {
        return mapped(tree, Jinja::plain);
    }

    private static JsonNode mapped(JsonNode tree, UnaryOperator<String> mapping) {
        if (tree.isString()) {
            return Nodes.text(mapping.apply(tree.stringValue()));
        }
        if (tree.isArray()) {
            var list = Nodes.list();
            tree.forEach(item -> list.add(mapped(item, mapping)));
            return list;
        }
        if (!tree.isObject()) {
            return tree;
        }
        var object = Nodes.object();
        tree.forEachEntry((key, value) -> object.set(mapping.apply(key), mapped(value, mapping)));
        return object;
    }
}
