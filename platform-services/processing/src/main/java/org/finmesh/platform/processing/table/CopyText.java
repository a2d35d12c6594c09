package org.finmesh.platform.processing.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.finmesh.platform.processing.record.EventTime;

/**
 * Rows in the text format of PostgreSQL's COPY (see <a href="https://www.postgresql.org/docs/18/sql-copy.html">its
 * manual</a>): tab between columns, {@code \N} for null, backslash before what would be read otherwise.
 */
final class CopyText {

    private final StringBuilder text = new StringBuilder(1 << 16);
    private boolean rowBegun;

    void reset() {
        text.setLength(0);
        rowBegun = false;
    }

    int length() {
        return text.length();
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    void addNull() {
        column().append("\\N");
    }

    void add(String value) {
        column();
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    /** A column that is already in COPY's form. */
    void addEncoded(String value) {
        column().append(value);
    }

    void add(boolean value) {
        column().append(value ? 't' : 'f');
    }

    void add(long value) {
        column().append(value);
    }

    void addDate(long epochDay) {
        column().append(LocalDate.ofEpochDay(epochDay));
    }

    void addTimestamp(long micros) {
        column().append(EventTime.instant(micros));
    }

    void addDecimal(byte[] unscaled, int scale) {
        column().append(new BigDecimal(new BigInteger(unscaled), scale).toPlainString());
    }

    void endRow() {
        text.append('\n');
        rowBegun = false;
    }

    private StringBuilder column() {
        if (rowBegun) {
            text.append('\t');
        }
        rowBegun = true;
        return text;
    }
}
