package org.finmesh.platform.interchange.dbt;

import java.util.List;
import java.util.function.Predicate;
import org.finmesh.platform.interchange.InterchangeError;
import org.finmesh.platform.interchange.InterchangeException;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.finmesh.platform.interchange.sql.SqlType;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A model or source table as an object of a contract. */
final class DbtObject {

    private static final List<String> ORDER = List.of(
            "name",
            "businessName",
            "description",
            "physicalName",
            "physicalType",
            "logicalType",
            "properties",
            "relationships",
            "quality",
            "customProperties");

    private final Place described;
    private final Predicate<String> objects;
    private final ObjectNode object = Nodes.object();

    DbtObject(Place described, Predicate<String> objects) {
        this.described = described;
        this.objects = objects;
    }

    ObjectNode read() {
        described.at("name").takeText(name -> object.put("name", Jinja.plain(name)));
        described.at("description").takeText(text -> object.put("description", Jinja.plain(text)));
        var own = DbtMeta.own(described);
        var identifier = described.at("identifier").takeText();
        if (own.isEmpty() && identifier != null) {
            object.put("physicalName", identifier);
        }
        var properties = object.putArray("properties");
        described.at("columns").items().forEach(column -> properties.add(property(column)));
        DbtTests.of(described).forEach(test -> DbtTests.readOfObject(test, object));
        described.at("constraints").items().forEach(this::readConstraint);
        DbtMeta.readOthers(described, object);
        DbtMeta.merge(object, own);
        return ordered();
    }

    private ObjectNode ordered() {
        var ordered = Nodes.object();
        ORDER.forEach(key -> Nodes.put(ordered, key, object.get(key)));
        object.forEachEntry((key, value) -> Nodes.put(ordered, key, value));
        return ordered;
    }

    private ObjectNode property(Place column) {
        var name = column.at("name").takeText();
        if (name == null) {
            throw new InterchangeException(InterchangeError.UNREADABLE, column.path() + " has no name");
        }
        var property = Nodes.object().put("name", Jinja.plain(name));
        column.at("description").takeText(text -> property.put("description", Jinja.plain(text)));
        var own = DbtMeta.own(column);
        var type = column.at("data_type").takeText();
        if (type != null && !own.has("logicalType") && !own.has("physicalType")) {
            SqlType.parse(type)
                    .ifPresentOrElse(known -> known.describe(property), () -> property.put("physicalType", type));
        }
        column.at("constraints").items().forEach(constraint -> readConstraint(constraint, property));
        DbtTests.of(column).forEach(test -> DbtTests.readOfColumn(test, property, own, objects));
        DbtMeta.readOthers(column, property);
        DbtMeta.merge(property, own);
        return property;
    }

    private void readConstraint(Place constraint, ObjectNode property) {
        var type = constraint.at("type");
        switch (type.text()) {
            case "not_null" -> property.put("required", true);
            case "unique" -> property.put("unique", true);
            case "primary_key" ->
                property.put("required", true).put("primaryKey", true).put("primaryKeyPosition", 1);
            case "check" -> readCheck(constraint);
            case "foreign_key" -> {
                readForeignKey(constraint, property);
                return;
            }
            case null, default -> {
                return;
            }
        }
        type.take();
    }

    private void readConstraint(Place constraint) {
        var columns = constraint.at("columns").look();
        switch (constraint.at("type").text()) {
            case "primary_key" -> {
                var position = 0;
                for (var column : constraint.at("columns").takeTexts()) {
                    position++;
                    key(column, position);
                }
            }
            case "unique" -> {
                DbtTests.addUnique(object, columns);
                constraint.at("columns").take();
            }
            case "check" -> readCheck(constraint);
            case null, default -> {
                return;
            }
        }
        constraint.at("type").take();
    }

    private void key(String column, int position) {
        for (var property : object.path("properties")) {
            if (column.equals(property.path("name").asString("")) && property instanceof ObjectNode known) {
                known.put("required", true).put("primaryKey", true).put("primaryKeyPosition", position);
            }
        }
    }

    private void readCheck(Place constraint) {
        constraint
                .at("expression")
                .takeText(expression -> Nodes.listAt(object, "quality")
                        .addObject()
                        .put("type", "sql")
                        .put("query", "SELECT COUNT(*) FROM {object} WHERE NOT (" + expression + ")")
                        .set("mustBe", JsonNodeFactory.instance.numberNode(0)));
        constraint.at("columns").take();
    }

    /** Left where it points out of the file. */
    private void readForeignKey(Place constraint, ObjectNode property) {
        var target = DbtTests.referenced(String.valueOf(constraint.at("to").text()));
        var column = constraint.at("to_columns").look();
        if (target == null || !objects.test(target) || column.size() != 1) {
            return;
        }
        constraint.at("to_columns").take();
        constraint.at("to").take();
        constraint.at("type").take();
        Nodes.listAt(property, "relationships")
                .addObject()
                .put("to", target + "." + column.get(0).asString(""));
    }
}
