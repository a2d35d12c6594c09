package org.finmesh.platform.interchange.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.interchange.document.Nodes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A table as far as it has been read. */
final class Table {

    /** A foreign key; what it points to may come later in the file. */
    record ForeignKey(List<String> columns, TableName target, List<String> targetColumns) {}

    final TableName name;
    final ObjectNode object = Nodes.object();
    final Map<String, ObjectNode> columns = new LinkedHashMap<>();

    Table(TableName name) {
        this.name = name;
    }

    /** The column's type and constraints in the order in which contracts have them. */
    ObjectNode column(String column) {
        return columns.computeIfAbsent(column, _ -> Nodes.object());
    }

    @Nullable
    ObjectNode existing(String column) {
        return columns.get(column);
    }

    void primaryKey(List<String> names) {
        var position = 0;
        for (var column : names) {
            position++;
            column(column).put("required", true).put("primaryKey", true).put("primaryKeyPosition", position);
        }
    }

    /** That no two rows have the same values in all of these. */
    void unique(List<String> names) {
        if (names.size() == 1) {
            column(names.getFirst()).put("unique", true);
            return;
        }
        var rule = rule().put("type", "library").put("metric", "duplicateValues");
        rule.putObject("arguments").set("properties", Nodes.list(names));
        rule.set("mustBe", JsonNodeFactory.instance.numberNode(0));
    }

    ObjectNode rule() {
        return Nodes.listAt(object, "quality").addObject();
    }

    String path() {
        return name.toString();
    }
}
