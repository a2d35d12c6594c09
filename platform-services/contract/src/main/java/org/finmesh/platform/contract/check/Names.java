package org.finmesh.platform.contract.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the elements of a contract's schema are called: in dots by name ({@code orders.address.city}), and in slashes by
 * id ({@code schema/orders_tbl/properties/address_field}). A list's items and a map's values are called as what holds
 * them.
 */
final class Names {

    /** Of the looking up of one file, whose names may be made to match in as many ways as possible. */
    private static final int STEPS_MAX = 1_000_000;

    private static final int PATH_LENGTH_MAX = 1_000;

    /** An element and what it consists of; a physical name stands for a name, and a name for an id that is not given. */
    private static final class Named {

        private final @Nullable String name;
        private final Map<String, Named> byName = new HashMap<>();
        private final Map<String, Named> byId = new HashMap<>();

        private Named(@Nullable String name) {
            this.name = name;
        }

        /** Two of one name are one here: that they are two is said elsewhere, and what points to either is there. */
        private Named part(@Nullable String partName) {
            var known = partName == null ? null : byName.get(partName);
            return known != null && partName.equals(known.name) ? known : new Named(partName);
        }
    }

    private final Named schema = new Named(null);
    private final @Nullable Named onlyObject;

    /** Physical names of properties that say something else than the name. */
    private final Set<String> physicalNames = new HashSet<>();

    private int steps;

    Names(List<Element> objects) {
        objects.forEach(object -> add(object, schema));
        onlyObject = objects.size() == 1 && !schema.byName.isEmpty()
                ? schema.byName.values().iterator().next()
                : null;
    }

    private void add(Element element, Named to) {
        var name = element.text("name");
        var named = to.part(name);
        var physicalName = element.text("physicalName");
        if (name != null) {
            to.byName.put(name, named);
        }
        if (physicalName != null && !physicalName.equals(name)) {
            to.byName.putIfAbsent(physicalName, named);
            physicalNames.add(physicalName);
        }
        var id = element.text("id") == null ? name : element.text("id");
        if (id != null) {
            to.byId.put(id, named);
        }
        addParts(element, named);
    }

    private void addParts(Element element, Named named) {
        element.at("properties").items().forEach(property -> add(property, named));
        for (var part : StandardMeaning.nameless(element)) {
            addParts(part, named);
        }
    }

    boolean isEmpty() {
        return schema.byName.isEmpty();
    }

    /** Whether some element has that path; what points out of the file, or to other sections of it, is not judged. */
    boolean has(String reference) {
        var hash = reference.indexOf('#');
        if (hash > 0 || reference.length() > PATH_LENGTH_MAX) {
            return true;
        }
        var path = reference.substring(hash + 1);
        var slashed = path.startsWith("/") ? path.substring(1) : path;
        return slashed.contains("/") ? hasSlashed(slashed.split("/")) : hasDotted(path, schema);
    }

    /** Where there is one object only, its name may be left out. */
    boolean hasOfOnlyObject(String path) {
        return onlyObject != null && hasDotted(path, onlyObject);
    }

    /**
     * Whether {@code path} speaks of a column, and of a table that the contract need not name: it may be called otherwise
     * on each server.
     */
    boolean hasColumn(String path) {
        var column = path.substring(path.lastIndexOf('.') + 1);
        return physicalNames.contains(column) || schema.byName.size() > 1 && hasOfOnlyObject(column);
    }

    /** Whether {@code path} begins with the name of an object. */
    boolean startsWithObject(String path) {
        var dot = path.indexOf('.');
        return schema.byName.containsKey(dot < 0 ? path : path.substring(0, dot));
    }

    /** A name may hold dots itself. */
    private boolean hasDotted(String path, Named within) {
        if (within.byName.containsKey(path)) {
            return true;
        }
        for (var dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (++steps > STEPS_MAX) {
                return true;
            }
            var next = within.byName.get(path.substring(0, dot));
            if (next != null && hasDotted(path.substring(dot + 1), next)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasSlashed(String[] path) {
        var at = schema;
        var sections = Set.of("schema", "properties");
        for (var i = 0; i < path.length - 1; i += 2) {
            if (!sections.contains(path[i])) {
                return true;
            }
            at = at.byId.get(path[i + 1]);
            if (at == null) {
                return false;
            }
        }
        return true;
    }
}
