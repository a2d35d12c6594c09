package org.finmesh.platform.interchange.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.finmesh.platform.interchange.InterchangeError;
import org.finmesh.platform.interchange.InterchangeException;
import org.finmesh.platform.interchange.sql.Token.Kind;

/**
 * Words and statements of PostgreSQL's SQL, by chapter 4.1 of its manual; psql's own commands and the rows of {@code COPY}
 * are passed over. It does not judge: what makes no sense as SQL is the reader's to say.
 */
final class Lexer {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern LINE_COMMENT = Pattern.compile("--[^\\n]*");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern OPENING = Pattern.compile("[bBxXnNeE]?'|\"");
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern NUMBER = Pattern.compile("(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern SYMBOL =
            Pattern.compile("::|<=|>=|<>|!=|!~\\*|!~|~\\*|\\|\\||->>|->|:=|=>|.", Pattern.DOTALL);
    private static final Pattern PSQL = Pattern.compile("\\\\[^\\n]*");

    private final String source;
    private int at;
    private String matched = "";

    private Lexer(String source) {
        this.source = source;
    }

    /**
     * The statements of a file, each without its semicolon; empty ones left out.
     *
     * @throws InterchangeException when a text, quoted name or comment has no end
     */
    static List<List<Token>> statements(String source) {
        return new Lexer(source).read();
    }

    private List<List<Token>> read() {
        var statements = new ArrayList<List<Token>>();
        var statement = new ArrayList<Token>();
        while (at < source.length()) {
            if (skipped() || statement.isEmpty() && matches(PSQL)) {
                continue;
            }
            var token = token();
            if (!token.isSymbol(";")) {
                statement.add(token);
            } else if (!statement.isEmpty()) {
                statements.add(List.copyOf(statement));
                if (statement.getFirst().isWord("copy") && statement.getLast().isWord("stdin")) {
                    skipRows();
                }
                statement.clear();
            }
        }
        if (!statement.isEmpty()) {
            statements.add(List.copyOf(statement));
        }
        return statements;
    }

    private boolean skipped() {
        if (source.startsWith("/*", at)) {
            skipComment();
            return true;
        }
        return matches(SPACE) || matches(LINE_COMMENT);
    }

    /** They nest. */
    private void skipComment() {
        var start = at;
        var depth = 0;
        do {
            if (at >= source.length()) {
                throw endless("comment", start);
            }
            if (source.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (source.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0);
    }

    private Token token() {
        var start = at;
        if (matches(OPENING)) {
            return quoted(start);
        }
        if (matches(DOLLAR)) {
            return dollarQuoted(start);
        }
        if (matches(NAME)) {
            return token(Kind.WORD, matched.toLowerCase(Locale.ROOT), start);
        }
        if (matches(NUMBER)) {
            return token(Kind.NUMBER, matched, start);
        }
        matches(SYMBOL);
        return token(Kind.SYMBOL, matched, start);
    }

    private Token dollarQuoted(int start) {
        var end = source.indexOf(matched, at);
        if (end < 0) {
            throw endless("text", start);
        }
        var value = source.substring(at, end);
        at = end + matched.length();
        return token(Kind.TEXT, value, start);
    }

    private Token token(Kind kind, String value, int start) {
        return new Token(kind, source.substring(start, at), value, start, at);
    }

    /** After the opening quote: to the closing one, doubled quotes and, in {@code E'…'}, backslashes read. */
    private Token quoted(int start) {
        var quote = matched.charAt(matched.length() - 1);
        var escapes = matched.equalsIgnoreCase("e'");
        var value = new StringBuilder();
        while (at < source.length()) {
            var c = source.charAt(at++);
            if (c == quote && !source.startsWith(String.valueOf(quote), at)) {
                return token(quote == '"' ? Kind.QUOTED_NAME : Kind.TEXT, value.toString(), start);
            }
            if (c == quote) {
                at++;
            } else if (c == '\\' && escapes && at < source.length()) {
                c = unescaped(source.charAt(at++));
            }
            value.append(c);
        }
        throw endless(quote == '"' ? "quoted name" : "text", start);
    }

    private static char unescaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> letter;
        };
    }

    /** To the line that has nothing but {@code \.}. */
    private void skipRows() {
        var end = source.indexOf("\n\\.", at);
        at = end < 0 ? source.length() : end + 3;
    }

    private boolean matches(Pattern pattern) {
        var matcher = pattern.matcher(source).region(at, source.length()).useAnchoringBounds(false);
        if (!matcher.lookingAt()) {
            return false;
        }
        matched = matcher.group();
        at = matcher.end();
        return true;
    }

    private InterchangeException endless(String what, int start) {
        return new InterchangeException(
                InterchangeError.UNREADABLE,
                "line %d: the %s that begins there has no end".formatted(line(source, start), what));
    }

    /** From 1. */
    static int line(String source, int position) {
        return 1 + (int) source.chars().limit(position).filter(c -> c == '\n').count();
    }
}
