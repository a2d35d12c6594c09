package org.finmesh.platform.access.grants;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One right on one thing in the database, or in one that all databases share.
 *
 * @param kind what the thing is
 * @param object its name, quoted where SQL needs it
 * @param columns of the table, as they are called, in their order; empty for any other kind
 * @param right such as SELECT; followed by an asterisk when the role may pass it on; of a member how it is one
 */
record Privilege(Kind kind, String object, List<String> columns, String right) implements Comparable<Privilege> {

    private static final Comparator<Privilege> ORDER = Comparator.comparing(Privilege::kind)
            .thenComparing(Privilege::object)
            .thenComparing(Privilege::right)
            .thenComparing(privilege -> String.join(",", privilege.columns()));

    enum Kind {
        DATABASE,
        SCHEMA,
        TABLE,
        /** Of columns of a table. */
        COLUMN,
        ROUTINE,
        /** Of another role. */
        MEMBERSHIP,
        /** That another role reads with this one's rights. */
        MEMBER
    }

    Privilege {
        columns = columns.stream().sorted().toList();
    }

    static Privilege of(Kind kind, String object, String right) {
        return new Privilege(kind, object, List.of(), right);
    }

    /** That a domain's role has the same rights, cannot act as this one, and cannot let others in. */
    static Privilege member(String role) {
        return of(Kind.MEMBER, role, "INHERIT");
    }

    /** As many as it has columns; itself when it has none. */
    Stream<Privilege> singly() {
        return columns.size() < 2
                ? Stream.of(this)
                : columns.stream().map(column -> new Privilege(kind, object, List.of(column), right));
    }

    String grant(String roles) {
        return kind == Kind.MEMBER
                ? "GRANT %s TO %s WITH INHERIT TRUE, SET FALSE".formatted(roles, object)
                : "GRANT %s TO %s".formatted(clause(), roles);
    }

    /** With what was passed on. */
    String revoke(String roles) {
        return "REVOKE %s FROM %s CASCADE".formatted(clause(), roles);
    }

    private String clause() {
        var plainRight = right.replace("*", "");
        return switch (kind) {
            case DATABASE, SCHEMA, TABLE, ROUTINE -> "%s ON %s %s".formatted(plainRight, kind, object);
            case COLUMN -> "%s (%s) ON TABLE %s".formatted(plainRight, quotedColumns(), object);
            case MEMBERSHIP, MEMBER -> object;
        };
    }

    /** A contract may well have a field called {@code order}. */
    private String quotedColumns() {
        return columns.stream()
                .map(column -> '"' + column.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", "));
    }

    /** In words, for people. */
    String words() {
        return switch (kind) {
            case DATABASE, SCHEMA, TABLE, ROUTINE -> "%s on %s %s".formatted(right, kind, object);
            case COLUMN -> "%s on column %s of %s".formatted(right, String.join(", ", columns), object);
            case MEMBERSHIP -> "member of role " + object;
            case MEMBER -> "the same for role %s (%s)".formatted(object, right);
        };
    }

    @Override
    public int compareTo(Privilege other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return clause();
    }
}
