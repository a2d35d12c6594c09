package org.finmesh.platform.interchange.sql;

import java.util.Locale;

/**
 * A word of SQL.
 *
 * @param text as written
 * @param value of a name or text: what it stands for
 * @param start where it begins in the file, in characters from 0
 * @param end where it ends, exclusive
 */
record Token(Kind kind, String text, String value, int start, int end) {

    enum Kind {
        /** A key word or plain name; its value is in lower case. */
        WORD,
        QUOTED_NAME,
        TEXT,
        NUMBER,
        SYMBOL
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && value.equals(word.toLowerCase(Locale.ROOT));
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }
}
