package org.finmesh.platform.interchange.sql;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.finmesh.platform.interchange.Note;
import org.finmesh.platform.interchange.document.Nodes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The tables that were read as the {@code schema} of a contract. */
final class SqlDocument {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final List<String> PROPERTY_ORDER = List.of(
            "description",
            "logicalType",
            "logicalTypeOptions",
            "physicalType",
            "items",
            "required",
            "unique",
            "primaryKey",
            "primaryKeyPosition",
            "relationships",
            "customProperties");

    private SqlDocument() {}

    static ObjectNode of(Collection<Table> tables, Map<Table, List<Table.ForeignKey>> foreignKeys, List<Note> notes) {
        var names = names(tables);
        foreignKeys.forEach((table, keys) -> keys.forEach(key -> relate(table, key, tables, names, notes)));
        var document = Nodes.object();
        var schema = document.putArray("schema");
        tables.forEach(table -> schema.add(object(table, String.valueOf(names.get(table)))));
        return document;
    }

    /** A table's name; where two schemas have one of that name, with the schema. */
    private static Map<Table, String> names(Collection<Table> tables) {
        var names = new HashMap<Table, String>();
        for (var table : tables) {
            var twice = tables.stream()
                            .filter(other -> other.name.name().equals(table.name.name()))
                            .count()
                    > 1;
            names.put(table, twice ? table.name.schema() + "_" + table.name.name() : table.name.name());
        }
        return names;
    }

    private static ObjectNode object(Table table, String name) {
        var object = Nodes.object().put("name", name);
        if (table.name.schema() != null || !table.name.name().equals(name) || !isPlain(name)) {
            object.put("physicalName", table.name.toString());
        }
        object.put("physicalType", "table").put("logicalType", "object");
        Nodes.put(object, "description", table.object.get("description"));
        var properties = object.putArray("properties");
        table.columns.forEach((column, read) -> {
            var property = properties.addObject().put("name", column);
            PROPERTY_ORDER.forEach(key -> Nodes.put(property, key, read.get(key)));
        });
        Nodes.put(object, "relationships", table.object.get("relationships"));
        Nodes.put(object, "quality", table.object.get("quality"));
        return object;
    }

    /** Whether a physical name would be read as this name, not as a quoted or qualified one. */
    private static boolean isPlain(String name) {
        return TableName.parse(name).equals(new TableName(null, name));
    }

    private static void relate(
            Table table, Table.ForeignKey key, Collection<Table> tables, Map<Table, String> names, List<Note> notes) {
        var target = find(tables, key.target());
        var what = "REFERENCES " + key.target();
        if (target == null) {
            notes.add(new Note(table.path(), what, "what it points to is not in the file"));
            return;
        }
        var targets = key.targetColumns().isEmpty() ? keyOf(target) : key.targetColumns();
        var spelled = REFERENCE.matcher(String.valueOf(names.get(target))).matches()
                && targets.stream()
                        .allMatch(column -> REFERENCE.matcher(column).matches() && target.existing(column) != null);
        if (!spelled || targets.size() != key.columns().size()) {
            notes.add(new Note(table.path(), what, "contracts refer to object.property, in letters, digits and _"));
            return;
        }
        var to =
                targets.stream().map(column -> names.get(target) + "." + column).toList();
        if (to.size() == 1) {
            Nodes.listAt(table.column(key.columns().getFirst()), "relationships")
                    .addObject()
                    .put("to", to.getFirst());
            return;
        }
        var from = key.columns().stream()
                .map(column -> names.get(table) + "." + column)
                .toList();
        var relationship = Nodes.listAt(table.object, "relationships").addObject();
        relationship.set("from", Nodes.list(from));
        relationship.set("to", Nodes.list(to));
    }

    private static List<String> keyOf(Table table) {
        return table.columns.entrySet().stream()
                .filter(column -> column.getValue().has("primaryKey"))
                .sorted(java.util.Comparator.comparingInt(
                        column -> column.getValue().path("primaryKeyPosition").asInt(0)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** By its whole name; without a schema, the only one of that name. */
    static @Nullable Table find(Collection<Table> tables, TableName name) {
        var found = tables.stream()
                .filter(table -> table.name.name().equals(name.name())
                        && (name.schema() == null
                                || table.name.schema() == null
                                || name.schema().equals(table.name.schema())))
                .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }
}
