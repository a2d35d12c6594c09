package org.finmesh.platform.contract.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a contract or product contradicts in itself, whoever wrote it. It follows the standards' text; where that leaves
 * room, nothing is said. Of a document whose structure is wrong, it judges what it can read.
 *
 * @see <a href="https://github.com/bitol-io/open-data-contract-standard/tree/main/docs">ODCS</a>
 * @see <a href="https://github.com/bitol-io/open-data-product-standard/tree/main/docs">ODPS</a>
 */
public final class StandardMeaning {

    private StandardMeaning() {}

    public static void check(Element root) {
        Uniqueness.check(root);
        Team.check(root.at("team"));
        Ports.check(root);
        var objects = root.at("schema").items();
        References.check(root, objects);
        for (var object : objects) {
            KeyPositions.check(object);
            QualityRules.ofObject(object);
            object.at("properties").items().forEach(StandardMeaning::checkProperty);
        }
    }

    private static void checkProperty(Element property) {
        KeyPositions.check(property);
        LogicalTypeOptions.check(property);
        Enumeration.check(property);
        QualityRules.ofProperty(property);
        parts(property).forEach(StandardMeaning::checkProperty);
    }

    /** What a property consists of: an object's properties, a list's items, a map's keys and values. */
    static List<Element> parts(Element property) {
        var parts = property.at("properties").items();
        parts.addAll(nameless(property));
        return parts;
    }

    /** Of a property's parts those that need no name. */
    static List<Element> nameless(Element property) {
        var map = property.at("map");
        return Stream.of(property.at("items"), map.at("key"), map.at("value"))
                .filter(part -> part.node().isObject())
                .toList();
    }
}
