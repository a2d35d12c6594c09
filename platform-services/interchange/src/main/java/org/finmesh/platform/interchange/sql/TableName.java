package org.finmesh.platform.interchange.sql;

import java.util.List;
import java.util.Optional;
import org.finmesh.platform.interchange.InterchangeException;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.document.Place;
import org.jspecify.annotations.Nullable;

/**
 * A relation's name.
 *
 * @param schema null where it is left to the search path
 */
public record TableName(@Nullable String schema, String name) {

    /** Of an object: the mesh's own view, else its physical name, in the schema of the one PostgreSQL server. */
    static TableName of(Place object, ContractSource contract) {
        var port = contract.port();
        if (port.isPresent()) {
            object.at("physicalName").take();
            var view = port.get().view();
            return new TableName(view.schema(), view.name());
        }
        var logical = object.at("name");
        var physical = object.at("physicalName");
        var table = physical.text() == null
                ? new TableName(schemaOf(contract), String.valueOf(logical.takeText()))
                : parse(physical.take().stringValue());
        if (table.name.equals(logical.text())) {
            logical.take();
        }
        if (!Sql.fits(table.name)) {
            (physical.present() ? physical : logical).note("PostgreSQL's names have 1 to 63 bytes: it is cut");
        }
        return table;
    }

    private static @Nullable String schemaOf(ContractSource contract) {
        var servers = contract.servers("postgres", "postgresql");
        return servers.size() == 1 ? servers.getFirst().at("schema").takeText() : null;
    }

    /** Of {@code schema.table} with or without quotes; what is nothing of the kind is a name as a whole. */
    public static TableName parse(String text) {
        return qualified(text).orElse(new TableName(null, text));
    }

    private static Optional<TableName> qualified(String text) {
        List<List<Token>> statements;
        try {
            statements = Lexer.statements(text);
        } catch (InterchangeException _) {
            return Optional.empty();
        }
        var tokens = statements.size() == 1 && !text.contains(";") ? statements.getFirst() : List.<Token>of();
        if (tokens.size() == 1 && tokens.getFirst().kind() == Token.Kind.QUOTED_NAME) {
            return Optional.of(new TableName(null, tokens.getFirst().value()));
        }
        if (tokens.size() == 3
                && tokens.get(0).isName()
                && tokens.get(1).isSymbol(".")
                && tokens.get(2).isName()) {
            return Optional.of(new TableName(written(tokens.get(0)), written(tokens.get(2))));
        }
        return Optional.empty();
    }

    /** A contract's names have case, quoted or not. */
    private static String written(Token token) {
        return token.kind() == Token.Kind.QUOTED_NAME ? token.value() : token.text();
    }

    @Override
    public String toString() {
        return schema == null ? Sql.name(name) : Sql.name(schema) + "." + Sql.name(name);
    }
}
