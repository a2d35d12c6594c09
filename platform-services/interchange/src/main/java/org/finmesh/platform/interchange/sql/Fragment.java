package org.finmesh.platform.interchange.sql;

import java.util.List;
import org.finmesh.platform.interchange.InterchangeException;

/** A piece of SQL that comes from a contract and goes into a statement: it must not be able to leave its place. */
final class Fragment {

    private Fragment() {}

    /** Whether it is one piece: parentheses in balance, no comma outside them, no end of statement, comment or unclosed text. */
    static boolean isOne(String sql) {
        if (sql.isBlank() || sql.contains("--") || sql.contains("/*") || sql.indexOf('\0') >= 0) {
            return false;
        }
        try {
            var statements = Lexer.statements(sql);
            return !sql.contains(";") && statements.size() == 1 && inBalance(statements.getFirst());
        } catch (InterchangeException _) {
            return false;
        }
    }

    private static boolean inBalance(List<Token> tokens) {
        var depth = 0;
        for (var token : tokens) {
            if (token.isSymbol("(") || token.isSymbol("[")) {
                depth++;
            } else if (token.isSymbol(")") || token.isSymbol("]")) {
                depth--;
            }
            if (depth < 0 || depth == 0 && token.isSymbol(",") || token.isSymbol("\\")) {
                return false;
            }
        }
        return depth == 0;
    }
}
