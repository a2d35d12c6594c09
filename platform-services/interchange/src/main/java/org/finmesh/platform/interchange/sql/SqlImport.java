package org.finmesh.platform.interchange.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.interchange.ContractHead;
import org.finmesh.platform.interchange.Draft;
import org.finmesh.platform.interchange.InterchangeError;
import org.finmesh.platform.interchange.InterchangeException;
import org.finmesh.platform.interchange.Note;
import org.jspecify.annotations.Nullable;

/** The tables that PostgreSQL's statements make, as the objects of a contract; pg_dump's statements are read too. */
public final class SqlImport {

    private final String source;
    private final Map<TableName, Table> tables = new LinkedHashMap<>();
    private final Map<TableName, List<String>> enums = new LinkedHashMap<>();
    private final Map<Table, List<Table.ForeignKey>> foreignKeys = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();

    private SqlImport(String source) {
        this.source = source;
    }

    /** @throws InterchangeException where the text is no SQL, or makes no table */
    public static Draft read(SourceFile file, ContractHead head) {
        var reader = new SqlImport(file.text());
        for (var statement : Lexer.statements(file.text())) {
            reader.read(statement);
        }
        if (reader.tables.isEmpty()) {
            throw new InterchangeException(
                    InterchangeError.NOTHING_TO_CARRY, "%s has no CREATE TABLE".formatted(file.name()));
        }
        var document = SqlDocument.of(reader.tables.values(), reader.foreignKeys, reader.notes);
        var first = reader.tables.values().iterator().next();
        return new Draft(first.name.name(), document, reader.notes);
    }

    private void read(List<Token> statement) {
        var cursor = new Cursor(source, statement);
        if (cursor.accepts("create")) {
            readCreate(cursor, statement);
        } else if (cursor.accepts("alter table") || cursor.accepts("alter foreign table")) {
            readAlter(cursor, statement);
        } else if (cursor.accepts("comment on")) {
            readComment(cursor, statement);
        } else if (!isOfSession(cursor)) {
            left(statement, "says nothing that a contract has a place for");
        }
    }

    /** What only sets the stage for the statements around it. */
    private static boolean isOfSession(Cursor cursor) {
        return List.of("set", "reset", "begin", "commit", "start transaction", "select pg_catalog . set_config")
                .stream()
                .anyMatch(cursor::accepts);
    }

    private void readCreate(Cursor cursor, List<Token> statement) {
        var replaces = cursor.accepts("or replace");
        while (cursor.accepts("global")
                || cursor.accepts("local")
                || cursor.accepts("temporary")
                || cursor.accepts("temp")
                || cursor.accepts("unlogged")
                || cursor.accepts("foreign")) {}
        if (cursor.accepts("table")) {
            readTable(cursor, statement);
        } else if (cursor.accepts("type")) {
            readType(cursor, statement);
        } else if (replaces || !cursor.accepts("schema")) {
            left(statement, "makes no table: contracts describe what is read, not how it is kept");
        }
    }

    private void readTable(Cursor cursor, List<Token> statement) {
        cursor.accepts("if not exists");
        var name = cursor.tableName();
        if (!cursor.peek().isSymbol("(")) {
            left(statement, "its columns are those of something else: name them in the statement");
            return;
        }
        if (tables.containsKey(name)) {
            throw cursor.unexpected("a name of its own for the second table " + name);
        }
        var table = new Table(name);
        tables.put(name, table);
        reader(table).readBody(cursor);
        var rest = cursor.rest();
        if (!rest.isEmpty()) {
            notes.add(new Note(table.path(), cursor.text(rest), "how a table is kept has no place in contracts"));
        }
    }

    private TableReader reader(Table table) {
        return new TableReader(table, enums, foreignKeys.computeIfAbsent(table, _ -> new ArrayList<>()), notes);
    }

    private void readType(Cursor cursor, List<Token> statement) {
        var name = cursor.tableName();
        if (!cursor.accepts("as enum")) {
            left(statement, "a type of its own has no place in contracts");
            return;
        }
        enums.put(
                name,
                cursor.group().stream()
                        .filter(token -> token.kind() == Token.Kind.TEXT)
                        .map(Token::value)
                        .toList());
    }

    private void readAlter(Cursor cursor, List<Token> statement) {
        cursor.accepts("if exists");
        cursor.accepts("only");
        var table = table(cursor.tableName());
        if (table == null) {
            left(statement, "its table is not in the file");
            return;
        }
        do {
            if (!readAction(cursor, table)) {
                left(statement, "says nothing that a contract has a place for");
                return;
            }
        } while (cursor.accepts(","));
    }

    private boolean readAction(Cursor cursor, Table table) {
        if (cursor.accepts("add")) {
            var column = cursor.accepts("column");
            cursor.accepts("if not exists");
            if (column || !reader(table).readTableConstraint(cursor)) {
                reader(table).readColumn(cursor);
            }
            return true;
        }
        if (!cursor.accepts("alter")) {
            return false;
        }
        cursor.accepts("column");
        var name = cursor.name();
        var column = table.existing(name);
        if (column == null) {
            throw cursor.unexpected("the column " + Sql.name(name) + " of " + table.name);
        }
        if (cursor.accepts("set default")) {
            reader(table).setDefault(column, name, cursor.text(cursor.until(java.util.Set.of())));
        } else if (cursor.accepts("set not null")) {
            column.put("required", true);
        } else if (cursor.accepts("add generated")) {
            reader(table).setGenerated(column, name, cursor);
        } else {
            return false;
        }
        return true;
    }

    private void readComment(Cursor cursor, List<Token> statement) {
        if (cursor.accepts("table")) {
            var table = table(cursor.tableName());
            if (table != null && cursor.accepts("is") && cursor.peek().kind() == Token.Kind.TEXT) {
                table.object.put("description", cursor.next().value());
                return;
            }
        } else if (cursor.accepts("column")) {
            var first = cursor.tableName();
            var deeper = cursor.accepts(".") ? cursor.name() : null;
            var column = column(first, deeper);
            if (column != null && cursor.accepts("is") && cursor.peek().kind() == Token.Kind.TEXT) {
                column.put("description", cursor.next().value());
                return;
            }
        }
        left(statement, "comments on something that is not in the contract");
    }

    private tools.jackson.databind.node.@Nullable ObjectNode column(TableName read, @Nullable String deeper) {
        var table =
                deeper != null ? table(read) : read.schema() == null ? null : table(new TableName(null, read.schema()));
        return table == null ? null : table.existing(deeper == null ? read.name() : deeper);
    }

    private @Nullable Table table(TableName name) {
        return SqlDocument.find(tables.values(), name);
    }

    private void left(List<Token> statement, String why) {
        var start = statement.getFirst().start();
        var text = source.substring(start, statement.getLast().end());
        notes.add(new Note("line " + Lexer.line(source, start), Objects.requireNonNull(text), why));
    }
}
