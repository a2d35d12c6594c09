package org.finmesh.platform.interchange.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finmesh.platform.interchange.InterchangeError;
import org.finmesh.platform.interchange.InterchangeException;
import org.finmesh.platform.interchange.Note;
import org.finmesh.platform.interchange.document.Nodes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Columns and constraints, in {@code CREATE TABLE} and {@code ALTER TABLE}. */
final class TableReader {

    private static final Set<String> CONSTRAINTS = Set.of(
            "constraint",
            "not",
            "null",
            "default",
            "primary",
            "unique",
            "check",
            "references",
            "generated",
            "collate",
            "storage",
            "compression",
            "deferrable",
            "initially",
            "options");

    private final Table table;
    private final Map<TableName, List<String>> enums;
    private final List<Table.ForeignKey> foreignKeys;
    private final List<Note> notes;

    TableReader(Table table, Map<TableName, List<String>> enums, List<Table.ForeignKey> foreignKeys, List<Note> notes) {
        this.table = table;
        this.enums = enums;
        this.foreignKeys = foreignKeys;
        this.notes = notes;
    }

    /** From the opening parenthesis to the closing one. */
    void readBody(Cursor cursor) {
        cursor.expect("(");
        if (cursor.accepts(")")) {
            return;
        }
        do {
            if (!readTableConstraint(cursor)) {
                readColumn(cursor);
            }
        } while (cursor.accepts(","));
        cursor.expect(")");
    }

    void readColumn(Cursor cursor) {
        var name = cursor.name();
        if (table.existing(name) != null) {
            throw new InterchangeException(
                    InterchangeError.UNREADABLE, "table %s has two columns %s".formatted(table.name, Sql.name(name)));
        }
        var column = table.column(name);
        if (!cursor.peek().isName()) {
            throw cursor.unexpected("the type of column " + Sql.name(name));
        }
        var type = cursor.text(cursor.until(CONSTRAINTS));
        describe(column, type, name);
        while (readColumnConstraint(cursor, name, column)) {}
    }

    private void describe(ObjectNode column, String type, String name) {
        var values = enums.get(TableName.parse(type));
        if (values != null) {
            column.put("logicalType", "string");
            Nodes.custom(column, "enum", Nodes.list(values));
            Nodes.custom(column, "sqlEnumType", TableName.parse(type).toString());
            return;
        }
        SqlType.parse(type).ifPresentOrElse(known -> known.describe(column), () -> {
            column.put("logicalType", "string").put("physicalType", type);
            note(name, type, "no type that every PostgreSQL has: taken as text, with its name as physicalType");
        });
    }

    private boolean readColumnConstraint(Cursor cursor, String name, ObjectNode column) {
        var constraint = cursor.accepts("constraint") ? cursor.name() : null;
        if (cursor.accepts("not null")) {
            column.put("required", true);
        } else if (cursor.accepts("null")) {
            column.remove("required");
        } else if (cursor.accepts("primary key")) {
            table.primaryKey(List.of(name));
            noteName(constraint, "pkey", name);
        } else if (cursor.accepts("unique")) {
            if (cursor.accepts("nulls not distinct")) {
                note(name, "NULLS NOT DISTINCT", "a contract's unique says nothing of absent values");
            }
            column.put("unique", true);
            noteName(constraint, "key", name);
        } else if (cursor.accepts("check")) {
            readCheck(cursor, constraint, name);
        } else if (cursor.accepts("references")) {
            readReference(cursor, List.of(name));
        } else {
            return readColumnExtra(cursor, name, column);
        }
        return true;
    }

    private boolean readColumnExtra(Cursor cursor, String name, ObjectNode column) {
        if (cursor.accepts("default")) {
            setDefault(column, name, cursor.text(cursor.until(CONSTRAINTS)));
        } else if (cursor.accepts("generated")) {
            setGenerated(column, name, cursor);
        } else if (cursor.accepts("deferrable") || cursor.accepts("not deferrable") || cursor.accepts("initially")) {
            note(name, "DEFERRABLE", "contracts do not say when a constraint is checked");
            cursor.accepts("initially");
            cursor.accepts("deferred");
            cursor.accepts("immediate");
        } else if (cursor.accepts("collate") || cursor.accepts("storage") || cursor.accepts("compression")) {
            note(name, cursor.tableName().toString(), "contracts do not say how text is ordered or stored");
        } else if (cursor.accepts("options")) {
            note(name, cursor.text(cursor.group()), "options of a foreign table have no place in contracts");
        } else {
            return false;
        }
        return true;
    }

    /** A sequence's next value makes the column what {@code serial} is. */
    void setDefault(ObjectNode column, String name, String value) {
        var serial = Map.of("i16", "smallserial", "i32", "serial", "", "bigserial");
        if (value.startsWith("nextval(")
                && "integer".equals(column.path("logicalType").asString(""))) {
            var format = column.path("logicalTypeOptions").path("format").asString("");
            column.put("physicalType", serial.get(format));
            column.remove("logicalTypeOptions");
            note(name, "DEFAULT " + value, "carried as physicalType " + serial.get(format));
        } else {
            Nodes.custom(column, "sqlDefault", value);
        }
    }

    /** {@code ALWAYS AS IDENTITY (…)}, {@code ALWAYS AS (a + b) STORED}. */
    void setGenerated(ObjectNode column, String name, Cursor cursor) {
        var when = cursor.accepts("by default") ? "BY DEFAULT" : "ALWAYS";
        cursor.accepts("always");
        cursor.expect("as");
        if (cursor.accepts("identity")) {
            Nodes.custom(column, "sqlGenerated", when + " AS IDENTITY");
            if (cursor.peek().isSymbol("(")) {
                note(name, cursor.text(cursor.group()), "how its sequence counts has no place in contracts");
            }
            return;
        }
        var expression = cursor.text(cursor.group());
        var kept = cursor.accepts("stored") ? " STORED" : cursor.accepts("virtual") ? " VIRTUAL" : "";
        Nodes.custom(column, "sqlGenerated", "%s AS (%s)%s".formatted(when, expression, kept));
    }

    /** False where the next is a column. */
    boolean readTableConstraint(Cursor cursor) {
        var constraint = cursor.accepts("constraint") ? cursor.name() : null;
        if (cursor.accepts("primary key")) {
            var names = cursor.names();
            require(cursor, names);
            table.primaryKey(names);
            noteName(constraint, "pkey", null);
        } else if (cursor.accepts("unique (") || cursor.accepts("unique nulls not distinct (")) {
            readUnique(cursor, constraint);
        } else if (cursor.accepts("check")) {
            readCheck(cursor, constraint, null);
        } else if (cursor.accepts("foreign key")) {
            var names = cursor.names();
            require(cursor, names);
            cursor.expect("references");
            readReference(cursor, names);
        } else if (cursor.accepts("exclude") || cursor.accepts("like")) {
            note(null, cursor.text(cursor.until(Set.of())), "contracts have no such constraint");
        } else if (constraint != null && cursor.accepts("not null")) {
            table.column(cursor.name()).put("required", true);
        } else {
            return false;
        }
        skipTail(cursor);
        return true;
    }

    private void readUnique(Cursor cursor, @Nullable String constraint) {
        var names = new ArrayList<String>();
        do {
            names.add(cursor.name());
        } while (cursor.accepts(","));
        cursor.expect(")");
        require(cursor, names);
        table.unique(names);
        noteName(constraint, "key", null);
    }

    /** {@code DEFERRABLE}, {@code INCLUDE (…)}, {@code NOT VALID}… */
    private void skipTail(Cursor cursor) {
        if (!cursor.atEnd() && !cursor.peek().isSymbol(",") && !cursor.peek().isSymbol(")")) {
            note(null, cursor.text(cursor.until(Set.of())), "contracts do not say how a constraint is kept");
        }
    }

    private void require(Cursor cursor, List<String> names) {
        for (var name : names) {
            if (table.existing(name) == null) {
                throw cursor.unexpected("the column " + Sql.name(name) + " of a constraint on " + table.name);
            }
        }
    }

    private void readCheck(Cursor cursor, @Nullable String constraint, @Nullable String column) {
        var condition = cursor.group();
        cursor.accepts("no inherit");
        if (!condition.isEmpty() && CheckReader.apply(condition, table)) {
            noteName(constraint, "check", column);
            return;
        }
        var rule = table.rule().put("type", "sql");
        Nodes.put(rule, "name", constraint);
        rule.put("query", Checks.query(cursor.text(condition))).put("mustBe", 0);
    }

    private void readReference(Cursor cursor, List<String> columns) {
        var target = cursor.tableName();
        var targets = cursor.peek().isSymbol("(") ? cursor.names() : List.<String>of();
        foreignKeys.add(new Table.ForeignKey(columns, target, targets));
        while (cursor.accepts("on") || cursor.accepts("match")) {
            var rest = cursor.text(cursor.until(
                    Set.of("on", "match", "not", "null", "default", "check", "deferrable", "constraint", "initially")));
            note(columns.getFirst(), rest.strip(), "contracts do not say what becomes of a reference");
        }
    }

    /** PostgreSQL's own choice says nothing; another is noted, since contracts do not name constraints. */
    private void noteName(@Nullable String constraint, String ending, @Nullable String column) {
        if (constraint != null && !constraint.matches(".*_" + ending + "\\d*")) {
            note(column, "CONSTRAINT " + Sql.name(constraint), "contracts have no names for constraints");
        }
    }

    private void note(@Nullable String column, String what, String why) {
        notes.add(new Note(column == null ? table.path() : table.path() + "." + Sql.name(column), what, why));
    }
}
