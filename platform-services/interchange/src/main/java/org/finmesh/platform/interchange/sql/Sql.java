package org.finmesh.platform.interchange.sql;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Names and values as PostgreSQL reads them, whatever they hold. */
final class Sql {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final int NAME_BYTES_MAX = 63;

    /** PostgreSQL's reserved words, appendix C: reserved, and reserved except as function or type. */
    private static final Set<String> RESERVED = Set.of(
            ("all analyse analyze and any array as asc asymmetric authorization between binary both case cast check"
                            + " collate collation column concurrently constraint create cross current_catalog current_date"
                            + " current_role current_schema current_time current_timestamp current_user default deferrable desc"
                            + " distinct do else end except false fetch for foreign freeze from full grant group having ilike in"
                            + " initially inner intersect into is isnull join lateral leading left like limit localtime"
                            + " localtimestamp natural not notnull null offset on only or order outer overlaps placing primary"
                            + " references returning right select session_user similar some symmetric system_user table"
                            + " tablesample then to trailing true union unique user using variadic verbose when where window with")
                    .split(" "));

    private Sql() {}

    /** Quoted where it must be. The empty name, which PostgreSQL has not, becomes {@code _}. */
    static String name(String name) {
        if (PLAIN.matcher(name).matches() && !RESERVED.contains(name)) {
            return name;
        }
        return name.isEmpty() ? "_" : '"' + withoutNul(name).replace("\"", "\"\"") + '"';
    }

    /** Whether PostgreSQL keeps the name as it is. */
    static boolean fits(String name) {
        return !name.isEmpty()
                && name.indexOf('\0') < 0
                && name.getBytes(StandardCharsets.UTF_8).length <= NAME_BYTES_MAX;
    }

    /** The same whatever {@code standard_conforming_strings} says. */
    static String text(String text) {
        var quoted = "'" + withoutNul(text).replace("'", "''") + "'";
        return quoted.contains("\\") ? "E" + quoted.replace("\\", "\\\\") : quoted;
    }

    /** A number as it is, anything else as text. */
    static String value(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : text(value.asString());
    }

    private static String withoutNul(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
