package org.finmesh.platform.interchange.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.finmesh.platform.interchange.InterchangeError;
import org.finmesh.platform.interchange.InterchangeException;

/** Walks the words of one statement. Beyond the end there is a word that is none. */
final class Cursor {

    private static final Token END = new Token(Token.Kind.SYMBOL, "", "", -1, -1);

    private final String source;
    private final List<Token> tokens;
    private int at;

    Cursor(String source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    Token peek() {
        return atEnd() ? END : tokens.get(at);
    }

    Token next() {
        var token = peek();
        at++;
        return token;
    }

    /** Passes these words when they come next, all of them; symbols count as words. */
    boolean accepts(String words) {
        var wanted = words.split(" ");
        for (var i = 0; i < wanted.length; i++) {
            var token = at + i < tokens.size() ? tokens.get(at + i) : END;
            if (!token.isWord(wanted[i]) && !token.isSymbol(wanted[i])) {
                return false;
            }
        }
        at += wanted.length;
        return true;
    }

    void expect(String word) {
        if (!accepts(word)) {
            throw unexpected("'" + word + "'");
        }
    }

    /** A plain name in lower case, as PostgreSQL folds it; a quoted one as it is. */
    String name() {
        if (!peek().isName()) {
            throw unexpected("a name");
        }
        return next().value();
    }

    TableName tableName() {
        var first = name();
        if (!accepts(".")) {
            return new TableName(null, first);
        }
        var second = name();
        // A database before the schema is the one that is connected to.
        return accepts(".") ? new TableName(second, name()) : new TableName(first, second);
    }

    /** {@code ( name, name )}. */
    List<String> names() {
        expect("(");
        var names = new ArrayList<String>();
        do {
            names.add(name());
        } while (accepts(","));
        expect(")");
        return names;
    }

    /** What is within the parentheses that come next. */
    List<Token> group() {
        expect("(");
        var start = at;
        skipTo(Set.of(), ")");
        var inside = tokens.subList(start, Math.min(at, tokens.size()));
        expect(")");
        return inside;
    }

    /** To one of these words, a comma, or what closes the parentheses around. */
    List<Token> until(Set<String> words) {
        var start = at;
        skipTo(words, ",");
        return tokens.subList(start, Math.min(at, tokens.size()));
    }

    /** Skips over parentheses within; at least one word where there is one. */
    private void skipTo(Set<String> words, String symbol) {
        var depth = 0;
        for (var first = true; !atEnd(); first = false, at++) {
            var token = peek();
            var ends = token.isSymbol(symbol)
                    || token.isSymbol(")")
                    || !first && token.kind() == Token.Kind.WORD && words.contains(token.value());
            if (depth == 0 && ends) {
                return;
            }
            if (token.isSymbol("(") || token.isSymbol("[")) {
                depth++;
            } else if (token.isSymbol(")") || token.isSymbol("]")) {
                depth--;
            }
        }
    }

    /** As written. */
    String text(List<Token> part) {
        return part.isEmpty()
                ? ""
                : source.substring(part.getFirst().start(), part.getLast().end());
    }

    List<Token> rest() {
        var rest = tokens.subList(Math.min(at, tokens.size()), tokens.size());
        at = tokens.size();
        return rest;
    }

    InterchangeException unexpected(String wanted) {
        var token = atEnd() ? tokens.getLast() : peek();
        return new InterchangeException(
                InterchangeError.UNREADABLE,
                "line %d: %s is missing %s"
                        .formatted(
                                Lexer.line(source, token.start()),
                                wanted,
                                atEnd() ? "at the statement's end" : "before '" + token.text() + "'"));
    }
}
