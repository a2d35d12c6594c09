package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.DANGLING_REFERENCE;
import static org.finmesh.platform.contract.ProblemCode.DUPLICATE_ID;
import static org.finmesh.platform.contract.ProblemCode.DUPLICATE_NAME;
import static org.finmesh.platform.contract.ProblemCode.PRIMARY_KEY;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.finmesh.platform.contract.ProblemCode;

/** What a contract or product contradicts in itself, whoever wrote it: names, ids, keys and references. */
public final class StandardMeaning {

    private StandardMeaning() {}

    public static void check(Element root) {
        for (var section : List.of("servers", "schema", "slaProperties", "roles", "support")) {
            unique(root.at(section).items(), "id", DUPLICATE_ID);
        }
        unique(root.at("servers").items(), "server", DUPLICATE_NAME);
        unique(root.at("schema").items(), "name", DUPLICATE_NAME);
        root.at("schema").items().forEach(StandardMeaning::checkProperties);
        uniquePorts(root.at("inputPorts").items());
        uniquePorts(root.at("outputPorts").items());
        var elements = elementNames(root);
        root.at("slaProperties").items().forEach(level -> checkElement(level, elements));
        root.at("schema").items().forEach(object -> checkRelationships(object, elements));
    }

    private static void checkProperties(Element object) {
        var properties = object.at("properties").items();
        unique(properties, "id", DUPLICATE_ID);
        unique(properties, "name", DUPLICATE_NAME);
        checkPositions(properties);
        properties.forEach(LogicalTypeOptions::check);
        properties.forEach(StandardMeaning::checkProperties);
    }

    private static void checkPositions(List<Element> properties) {
        var positions = new HashSet<Integer>();
        for (var property : properties) {
            var position = property.at("primaryKeyPosition");
            if (position.integer().isEmpty() || position.integer().getAsInt() == -1) {
                continue;
            }
            if (!property.isTrue("primaryKey")) {
                position.problem(PRIMARY_KEY, "a position without primaryKey: true: add it, or remove the position");
            } else if (!positions.add(position.integer().getAsInt())) {
                position.problem(PRIMARY_KEY, "another property has the same position in the primary key");
            }
        }
    }

    private static void unique(List<Element> items, String key, ProblemCode code) {
        var seen = new HashSet<String>();
        for (var item : items) {
            var value = item.text(key);
            if (value != null && !seen.add(value)) {
                item.at(key).problem(code, "%s '%s' is there twice: each needs its own".formatted(key, value));
            }
        }
    }

    private static void uniquePorts(List<Element> ports) {
        var seen = new HashSet<String>();
        for (var port : ports) {
            if (port.text("name") != null && !seen.add(port.text("name") + "\n" + port.text("version"))) {
                port.problem(
                        DUPLICATE_NAME,
                        "port %s in version %s is there twice".formatted(port.text("name"), port.text("version")));
            }
        }
    }

    /** {@code object}, {@code object.property}, {@code object.property.nested}. */
    private static Set<String> elementNames(Element root) {
        var names = new HashSet<String>();
        root.at("schema").items().forEach(object -> addNames("", object, names));
        return names;
    }

    private static void addNames(String prefix, Element element, Set<String> names) {
        var name = element.text("name");
        if (name != null) {
            names.add(prefix + name);
            element.at("properties").items().forEach(child -> addNames(prefix + name + ".", child, names));
        }
    }

    private static void checkElement(Element level, Set<String> elements) {
        var named = level.text("element");
        if (named == null || elements.isEmpty()) {
            return;
        }
        for (var element : named.split(",")) {
            if (!elements.contains(element.strip())) {
                level.at("element").problem(DANGLING_REFERENCE, noSuchElement(element.strip()));
            }
        }
    }

    private static void checkRelationships(Element object, Set<String> elements) {
        var sides = new HashMap<String, Element>();
        for (var relationship : object.at("relationships").items()) {
            sides.put("from", relationship.at("from"));
            sides.put("to", relationship.at("to"));
            sides.values().forEach(side -> checkTargets(side, elements));
            if (sides.get("from").items().size() != sides.get("to").items().size()) {
                relationship.problem(DANGLING_REFERENCE, "from and to name different numbers of properties");
            }
        }
        for (var property : object.at("properties").items()) {
            property.at("relationships").items().forEach(relation -> checkTargets(relation.at("to"), elements));
        }
    }

    private static void checkTargets(Element side, Set<String> elements) {
        checkTarget(side, elements);
        side.items().forEach(item -> checkTarget(item, elements));
    }

    private static void checkTarget(Element target, Set<String> elements) {
        var name = target.text();
        if (name != null && !name.contains("/") && !name.contains("#") && !elements.contains(name)) {
            target.problem(DANGLING_REFERENCE, noSuchElement(name));
        }
    }

    private static String noSuchElement(String name) {
        return "'%s' is no object or object.property of this contract".formatted(name);
    }
}
