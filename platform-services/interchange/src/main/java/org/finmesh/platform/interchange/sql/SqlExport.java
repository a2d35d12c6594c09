package org.finmesh.platform.interchange.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.document.Place;

/** A contract as statements for PostgreSQL: schemas, tables with their constraints, comments, foreign keys. */
public final class SqlExport {

    private final ContractSource contract;
    private final Map<String, Place> objects = new LinkedHashMap<>();
    private final Map<String, TableName> tables = new LinkedHashMap<>();
    private final LinkedHashSet<String> before = new LinkedHashSet<>();
    private final List<String> creations = new ArrayList<>();
    private final List<String> after = new ArrayList<>();

    private SqlExport(ContractSource contract) {
        this.contract = contract;
    }

    public static String write(ContractSource contract) {
        return new SqlExport(contract).statements();
    }

    private String statements() {
        for (var object : contract.objects()) {
            var name = Objects.requireNonNull(object.at("name").text());
            objects.put(name, object);
            tables.put(name, TableName.of(object, contract));
        }
        tables.values().stream()
                .filter(table -> table.schema() != null)
                .forEach(table -> before.add(
                        "CREATE SCHEMA IF NOT EXISTS %s;".formatted(Sql.name(Objects.requireNonNull(table.schema())))));
        objects.forEach(this::addTable);
        var all = new ArrayList<>(before);
        all.addAll(creations);
        all.addAll(after);
        return String.join("\n", all) + "\n";
    }

    private void addTable(String name, Place object) {
        if ("object".equals(object.at("logicalType").text())) {
            object.at("logicalType").take();
        }
        if ("table".equalsIgnoreCase(object.at("physicalType").text())) {
            object.at("physicalType").take();
        }
        var table = tables.get(name);
        var lines = new ArrayList<String>();
        for (var property : object.at("properties").items()) {
            lines.add(SqlColumn.definition(property, before));
        }
        addKeys(object, lines);
        for (var property : object.at("properties").items()) {
            SqlColumn.checks(property).forEach(check -> lines.add("CHECK (" + check + ")"));
            addComment("COLUMN " + table + "." + SqlColumn.name(property), property);
            addForeignKeys(name, property);
        }
        addRules(object, lines);
        creations.add("CREATE TABLE %s (%s\n);"
                .formatted(table, lines.isEmpty() ? "" : "\n    " + String.join(",\n    ", lines)));
        addComment("TABLE " + table, object);
        addCompositeForeignKeys(name, object);
    }

    private static void addKeys(Place object, List<String> lines) {
        var key = ContractSource.key(object);
        ContractSource.takeKey(object);
        if (!key.isEmpty()) {
            lines.add("PRIMARY KEY (%s)"
                    .formatted(
                            String.join(", ", key.stream().map(SqlColumn::name).toList())));
        }
    }

    private static void addRules(Place object, List<String> lines) {
        for (var rule : object.at("quality").items()) {
            var condition = Checks.condition(rule);
            var columns = uniqueColumns(rule, object);
            if (condition != null) {
                var name = rule.at("name").text();
                lines.add((name == null ? "" : "CONSTRAINT " + Sql.name(name) + " ") + "CHECK (" + condition + ")");
                rule.take();
            } else if (!columns.isEmpty()) {
                lines.add("UNIQUE (%s)".formatted(String.join(", ", columns)));
                rule.take();
            }
        }
    }

    /** Of a rule that no two rows have the same values in these properties; else empty. */
    private static List<String> uniqueColumns(Place rule, Place object) {
        var names = rule.at("arguments").at("properties").items().stream()
                .map(Place::text)
                .toList();
        var plain = rule.members().stream()
                .allMatch(member ->
                        List.of("type", "metric", "arguments", "mustBe").contains(member.key()));
        if (!plain
                || rule.at("arguments").members().size() != 1
                || !"duplicateValues".equals(rule.at("metric").text())
                || !Checks.isZero(rule.at("mustBe"))) {
            return List.of();
        }
        var columns = new ArrayList<String>();
        for (var property : object.at("properties").items()) {
            if (names.contains(property.at("name").text())) {
                columns.add(SqlColumn.name(property));
            }
        }
        return columns.size() == names.size() ? columns : List.of();
    }

    private void addComment(String what, Place described) {
        described.at("description").takeText(text -> after.add("COMMENT ON %s IS %s;".formatted(what, Sql.text(text))));
    }

    private void addForeignKeys(String object, Place property) {
        for (var relationship : property.at("relationships").items()) {
            addForeignKey(object, List.of(SqlColumn.name(property)), relationship, List.of(relationship.at("to")));
        }
    }

    private void addCompositeForeignKeys(String name, Place object) {
        for (var relationship : object.at("relationships").items()) {
            var from = relationship.at("from").look().isString()
                    ? List.of(relationship.at("from"))
                    : relationship.at("from").items();
            var to = relationship.at("to").look().isString()
                    ? List.of(relationship.at("to"))
                    : relationship.at("to").items();
            var columns = from.stream().map(this::column).flatMap(List::stream).toList();
            var own = from.stream().allMatch(side -> name.equals(objectOf(side)));
            if (own && columns.size() == from.size()) {
                addForeignKey(name, columns, relationship, to);
            }
        }
    }

    private void addForeignKey(String object, List<String> columns, Place relationship, List<Place> to) {
        var targets = to.stream().map(this::column).flatMap(List::stream).toList();
        var target = tables.get(String.valueOf(objectOf(to.getFirst())));
        if (target == null || targets.size() != to.size()) {
            relationship.leave("what it points to is not among the tables");
            return;
        }
        if (!isKey(to)) {
            relationship.leave("PostgreSQL lets a foreign key point to a primary key or unique columns alone");
            return;
        }
        relationship.at("to").take();
        relationship.at("from").take();
        relationship.at("type").take();
        after.add("ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (%s);"
                .formatted(tables.get(object), String.join(", ", columns), target, String.join(", ", targets)));
    }

    private boolean isKey(List<Place> to) {
        var object = Objects.requireNonNull(objects.get(objectOf(to.getFirst())));
        var names = to.stream().map(SqlExport::propertyOf).toList();
        var key = ContractSource.key(object).stream()
                .map(property -> String.valueOf(property.at("name").text()))
                .toList();
        return key.size() == names.size() && key.containsAll(names)
                || names.size() == 1
                        && object.at("properties").items().stream()
                                .anyMatch(property ->
                                        names.contains(property.at("name").text())
                                                && property.at("unique").isTrue());
    }

    /** The column that {@code object.property} is, as a list of none or one. */
    private List<String> column(Place reference) {
        var object = objects.get(String.valueOf(objectOf(reference)));
        return object == null
                ? List.of()
                : object.at("properties").items().stream()
                        .filter(property ->
                                propertyOf(reference).equals(property.at("name").text()))
                        .map(SqlColumn::name)
                        .toList();
    }

    private static String objectOf(Place reference) {
        return String.valueOf(reference.text()).replaceFirst("\\..*", "");
    }

    private static String propertyOf(Place reference) {
        return String.valueOf(reference.text()).replaceFirst("^[^.]*\\.", "");
    }
}
