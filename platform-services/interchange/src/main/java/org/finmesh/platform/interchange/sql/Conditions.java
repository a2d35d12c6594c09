package org.finmesh.platform.interchange.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.finmesh.platform.interchange.sql.Token.Kind;

/** Makes conditions comparable: PostgreSQL prints them with casts and parentheses that say nothing here. */
final class Conditions {

    private static final Set<String> TYPE_ENDS = Set.of("varying", "precision");

    private Conditions() {}

    /** Without casts, parentheses around single values, and {@code BETWEEN}; signs are part of their numbers. */
    static List<Token> plain(List<Token> condition) {
        var tokens = withoutCasts(condition);
        tokens = signed(tokens);
        for (int before; ; ) {
            before = tokens.size();
            tokens = signed(withoutLonelyParentheses(tokens));
            if (tokens.size() == before) {
                return unwrapped(withoutBetween(tokens));
            }
        }
    }

    /** What {@code AND} joins at the top. */
    static List<List<Token>> parts(List<Token> tokens) {
        var parts = new ArrayList<List<Token>>();
        var start = 0;
        var depth = 0;
        for (var i = 0; i < tokens.size(); i++) {
            depth += step(tokens.get(i));
            if (depth == 0 && tokens.get(i).isWord("and")) {
                parts.add(tokens.subList(start, i));
                start = i + 1;
            }
        }
        parts.add(tokens.subList(start, tokens.size()));
        return parts;
    }

    /** Without the parentheses around the whole. */
    static List<Token> unwrapped(List<Token> tokens) {
        var inner = tokens;
        while (inner.size() > 2 && inner.getFirst().isSymbol("(") && closing(inner, 0) == inner.size() - 1) {
            inner = inner.subList(1, inner.size() - 1);
        }
        return inner;
    }

    private static int closing(List<Token> tokens, int opening) {
        var depth = 0;
        for (var i = opening; i < tokens.size(); i++) {
            depth += step(tokens.get(i));
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int step(Token token) {
        if (token.isSymbol("(") || token.isSymbol("[")) {
            return 1;
        }
        return token.isSymbol(")") || token.isSymbol("]") ? -1 : 0;
    }

    private static List<Token> withoutCasts(List<Token> tokens) {
        var plain = new ArrayList<Token>();
        for (var i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol("::")) {
                i = endOfType(tokens, i + 1) - 1;
            } else if (!isTypedText(tokens, i)) {
                plain.add(tokens.get(i));
            }
        }
        return plain;
    }

    /** {@code DATE '2026-01-01'}. */
    private static boolean isTypedText(List<Token> tokens, int at) {
        return at + 1 < tokens.size()
                && tokens.get(at + 1).kind() == Kind.TEXT
                && (tokens.get(at).isWord("date")
                        || tokens.get(at).isWord("timestamp")
                        || tokens.get(at).isWord("timestamptz"));
    }

    /** The index after a type's name, arguments, zone and brackets. */
    private static int endOfType(List<Token> tokens, int start) {
        var at = start + 1;
        while (at + 1 < tokens.size() && tokens.get(at).isSymbol(".")) {
            at += 2;
        }
        if (at < tokens.size() && TYPE_ENDS.contains(tokens.get(at).value())) {
            at++;
        }
        if (at < tokens.size() && tokens.get(at).isSymbol("(")) {
            at = closing(tokens, at) + 1;
        }
        if (at + 2 < tokens.size()
                && (tokens.get(at).isWord("with") || tokens.get(at).isWord("without"))
                && tokens.get(at + 1).isWord("time")) {
            at += 3;
        }
        while (at + 1 < tokens.size() && tokens.get(at).isSymbol("[")) {
            at += 2;
        }
        return Math.max(at, start + 1);
    }

    private static List<Token> signed(List<Token> tokens) {
        var signed = new ArrayList<Token>();
        for (var token : tokens) {
            var last = signed.isEmpty() ? null : signed.getLast();
            var beforeLast = signed.size() < 2 ? null : signed.get(signed.size() - 2);
            if (token.kind() == Kind.NUMBER
                    && last != null
                    && last.isSymbol("-")
                    && (beforeLast == null || beforeLast.kind() == Kind.SYMBOL && !beforeLast.isSymbol(")"))) {
                signed.removeLast();
                signed.add(new Token(Kind.NUMBER, "-" + token.text(), "-" + token.value(), last.start(), token.end()));
            } else {
                signed.add(token);
            }
        }
        return signed;
    }

    private static List<Token> withoutLonelyParentheses(List<Token> tokens) {
        var plain = new ArrayList<Token>();
        for (var i = 0; i < tokens.size(); i++) {
            var function = i > 0
                    && tokens.get(i - 1).isName()
                    && !tokens.get(i - 1).isWord("and")
                    && !tokens.get(i - 1).isWord("or")
                    && !tokens.get(i - 1).isWord("not");
            if (i + 2 < tokens.size()
                    && tokens.get(i).isSymbol("(")
                    && tokens.get(i + 1).kind() != Kind.SYMBOL
                    && tokens.get(i + 2).isSymbol(")")
                    && !function) {
                plain.add(tokens.get(i + 1));
                i += 2;
            } else {
                plain.add(tokens.get(i));
            }
        }
        return plain;
    }

    private static List<Token> withoutBetween(List<Token> tokens) {
        var plain = new ArrayList<Token>();
        for (var i = 0; i < tokens.size(); i++) {
            if (i > 0
                    && i + 3 < tokens.size()
                    && tokens.get(i).isWord("between")
                    && tokens.get(i + 2).isWord("and")) {
                var column = tokens.get(i - 1);
                plain.addAll(List.of(symbol(">="), tokens.get(i + 1), tokens.get(i + 2), column, symbol("<=")));
                i += 2;
            } else {
                plain.add(tokens.get(i));
            }
        }
        return plain;
    }

    private static Token symbol(String text) {
        return new Token(Kind.SYMBOL, text, text, -1, -1);
    }
}
